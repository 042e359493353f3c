"""Generated specifications: as large as asked for, each extreme in one dimension.

Takes a number; gives an OpenAPI document as a value, the same one every time. The
benchmarks measure builds of them, and the tests of scale look at what comes out.
"""

from __future__ import annotations

from typing import Any


def openapi(components: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI document with these schemas."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Grown", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": components},
    }


def schemas(count: int) -> dict[str, Any]:
    """Return a document of schemas such as an API has, with links between them."""
    return openapi({f"Schema{n}": _schema(n) for n in range(count)})


def _schema(n: int) -> dict[str, Any]:
    """Return one schema; it refers to a few with smaller numbers."""
    near, far = f"Schema{max(n - 10, 0) // 10 * 10}", f"Schema{n // 2 // 10 * 10}"
    match n % 10:
        case 1:
            return {"type": "string", "enum": ["queued", "running", f"state_{n}"]}
        case 2:
            return {"anyOf": [{"type": "string"}, _ref(near)], "title": f"No. {n}"}
        case 3:
            return {
                "allOf": [
                    _ref(near),
                    {"type": "object", "properties": {f"more_{n}": {"type": "string"}}},
                ]
            }
        case _:
            return {
                "type": "object",
                "description": f"The object with the number {n}.",
                "required": ["id", "count"],
                "properties": {
                    "id": {"type": "string", "description": "Its identifier."},
                    "count": {"type": "integer", "minimum": 0, "maximum": 100},
                    "score": {"type": ["number", "null"]},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "kind": {"type": "string", "enum": ["small", "large"]},
                    "near": _ref(near),
                    "all": {"type": "array", "items": _ref(far)},
                    "labels": {
                        "type": "object",
                        "additionalProperties": {"type": "string"},
                    },
                },
            }


def properties(count: int) -> dict[str, Any]:
    """Return a document with one schema of many properties."""
    kinds = ("string", "integer", "boolean")
    return openapi(
        {
            "Wide": {
                "type": "object",
                "properties": {f"p{n}": {"type": kinds[n % 3]} for n in range(count)},
            }
        }
    )


def union(count: int) -> dict[str, Any]:
    """Return a document with a tagged union of many variants."""
    variants = {
        f"Variant{n}": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"const": f"v{n}"}, f"p{n}": {"type": "string"}},
        }
        for n in range(count)
    }
    return openapi({"All": {"anyOf": [_ref(name) for name in variants]}, **variants})


_END = {"type": "object", "properties": {"value": {"type": "string"}}}


def chain(count: int) -> dict[str, Any]:
    """Return a document in which each schema has a property of the next."""
    links = {f"Link{n}": _link(f"Link{n + 1}") for n in range(count)}
    return openapi({**links, f"Link{count}": _END})


def cycle(count: int) -> dict[str, Any]:
    """Return a chain whose last schema refers to the first."""
    return openapi({f"Link{n}": _link(f"Link{(n + 1) % count}") for n in range(count)})


def _link(name: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"next": _ref(name)}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def aliases(count: int) -> dict[str, Any]:
    """Return a document with a chain of schemas that are nothing but references."""
    links = {f"Link{n}": _ref(f"Link{n + 1}") for n in range(count)}
    return openapi({**links, f"Link{count}": _END})


def inheritance(count: int) -> dict[str, Any]:
    """Return a document in which each schema extends the one before it."""
    root = {"Class0": {"type": "object", "properties": {"p0": {"type": "string"}}}}
    classes = {
        f"Class{n}": {
            "allOf": [
                _ref(f"Class{n - 1}"),
                {"type": "object", "properties": {f"p{n}": {"type": "string"}}},
            ]
        }
        for n in range(1, count)
    }
    return openapi(root | classes)
