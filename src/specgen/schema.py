"""What the YAML says: one schema as it is written, its keywords checked for shape.

Owns: `Schema`, which gives typed access to keywords and hides the spelling that
differs between dialects (`exclusiveMinimum: true`, `items: [...]`, `nullable`).
Takes: raw values and their dialect. Gives: no opinion on meaning; that is lower.
Must not know: other schemas, except by the `TypeId` of a child or a `$ref`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from specgen.dialect import Dialect, subschemas
from specgen.ir import NO_DOCS, Bounds, Docs, Items, Json, Length, Properties, TypeId
from specgen.source import escape

_Size = TypeVar("_Size", Length, Properties)

_MOST = 2**63 - 1
"""More than any text, array or object can have."""

JSON_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")

KEYWORDS_OF_TYPE: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        {
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
        }
    ),
    "array": frozenset(
        {
            "items",
            "prefixItems",
            "additionalItems",
            "contains",
            "minContains",
            "maxContains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "unevaluatedItems",
        }
    ),
    "string": frozenset({"minLength", "maxLength", "pattern"}),
    "number": frozenset(
        {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    ),
}
"""The keywords that assert something of values of one JSON type only."""


_RANGE = KEYWORDS_OF_TYPE["number"]
_SIZE_OF_ARRAYS = frozenset({"minItems", "maxItems", "uniqueItems"})


@dataclass(slots=True)
class Schema:
    """A schema as it is written.

    `value` is the keywords, or the boolean that stands for a whole schema; where
    the dialect gives a `$ref` no siblings, only the `$ref` is left of them.
    `ref` is where its `$ref` leads; `mapping` where the values of its
    discriminator lead.
    """

    id: TypeId
    value: Mapping[str, Any] | bool
    dialect: Dialect
    ref: TypeId | None = None
    mapping: tuple[tuple[str, TypeId], ...] = field(default=())
    _docs: Docs | None = field(default=None, repr=False, compare=False)

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The keywords; none for a boolean schema."""
        return {} if isinstance(self.value, bool) else self.value

    def get(self, keyword: str, default: Any = None) -> Any:
        """The value of a keyword."""
        return (
            default
            if isinstance(self.value, bool)
            else self.value.get(keyword, default)
        )

    def child(self, *path: str | int) -> TypeId:
        """The place of a subschema: `child("properties", "name")`."""
        return self.id + "".join(f"/{escape(str(step))}" for step in path)

    @property
    def leads_to(self) -> Iterator[TypeId]:
        """The places of all its subschemas, and of what its `$ref` leads to."""
        if self.ref is not None:
            yield self.ref
        for pointer, _ in subschemas(self.value, self.dialect):
            yield self.id + pointer

    @property
    def types(self) -> tuple[str, ...] | None:
        """The JSON types of `type` and `nullable`; None where any will do."""
        declared = self.get("type")
        if declared is None:
            return None
        types = (declared,) if isinstance(declared, str) else tuple(declared)
        if self.nullable and "null" not in types:
            types = (*types, "null")
        return types

    @property
    def nullable(self) -> bool:
        """`nullable: true`, which real documents of any version use."""
        return self.dialect.nullable is not None and self.get("nullable") is True

    @property
    def properties(self) -> Mapping[str, Any]:
        """The schemas of named properties, as they are written."""
        return self.get("properties") or {}

    @property
    def required(self) -> tuple[str, ...]:
        """The names of properties that must be there, without repeats."""
        return tuple(dict.fromkeys(self.get("required") or ()))

    @property
    def asserted_types(self) -> list[str]:
        """The JSON types of which some keyword asserts something, `type` aside."""
        return [
            json_type
            for json_type, keywords in KEYWORDS_OF_TYPE.items()
            if not keywords.isdisjoint(self.keywords)
        ]

    @property
    def docs(self) -> Docs:
        """What the schema says to its readers."""
        if self._docs is None:
            self._docs = docs_of(self.keywords)
        return self._docs

    @property
    def bounds(self) -> Bounds | None:
        """`minimum` and its kin, with draft 4's boolean exclusive bounds resolved."""
        if _RANGE.isdisjoint(self.keywords):
            return None
        ge, le = self.get("minimum"), self.get("maximum")
        gt, lt = self.get("exclusiveMinimum"), self.get("exclusiveMaximum")
        if isinstance(gt, bool):
            ge, gt = (None, ge) if gt else (ge, None)
        if isinstance(lt, bool):
            le, lt = (None, le) if lt else (le, None)
        return Bounds(ge=ge, gt=gt, le=le, lt=lt, multiple_of=self.get("multipleOf"))

    @property
    def length(self) -> Length | None:
        """`minLength` and `maxLength`."""
        return self._size(Length, "minLength", "maxLength")

    @property
    def property_count(self) -> Properties | None:
        """`minProperties` and `maxProperties`."""
        return self._size(Properties, "minProperties", "maxProperties")

    @property
    def item_count(self) -> Items | None:
        """`minItems`, `maxItems` and `uniqueItems`."""
        if _SIZE_OF_ARRAYS.isdisjoint(self.keywords):
            return None
        items = Items(
            min=_low(self.get("minItems")),
            max=_high(self.get("maxItems")),
            unique=self.get("uniqueItems") is True,
        )
        return None if items == Items() else items

    def _size(self, kind: type[_Size], low: str, high: str) -> _Size | None:
        if low not in self.keywords and high not in self.keywords:
            return None
        size = kind(min=_low(self.get(low)), max=_high(self.get(high)))
        return None if size == kind() else size

    @property
    def prefix(self) -> tuple[TypeId, ...]:
        """The schemas of the first items: `prefixItems`, or an array in `items`."""
        keyword = "prefixItems" if self.dialect.prefix_items else "items"
        schemas = self.get(keyword)
        if not isinstance(schemas, list):
            return ()
        return tuple(self.child(keyword, n) for n in range(len(schemas)))

    @property
    def rest(self) -> TypeId | None:
        """The schema of all items, or of those after `prefix`."""
        keyword = "items"
        if isinstance(self.get("items"), list):
            keyword = "additionalItems"
        return None if self.get(keyword) is None else self.child(keyword)

    def members(self, keyword: str) -> tuple[TypeId, ...]:
        """The places of the schemas of `allOf`, `anyOf` or `oneOf`."""
        return tuple(
            self.child(keyword, n) for n in range(len(self.get(keyword) or ()))
        )

    @property
    def discriminator(self) -> str | None:
        """`discriminator.propertyName` (OpenAPI 3.1, 4.8.25)."""
        name = (self.get("discriminator") or {}).get("propertyName")
        return name if isinstance(name, str) else None

    def enumeration(self) -> list[Json] | None:
        """The values of `enum` or `const`, without repeats; None where any will do."""
        if "const" in self.keywords and self.dialect.has_const:
            return [self.get("const")]
        values = self.get("enum")
        return None if values is None else list(_unique(values))


_WORDS = frozenset({"title", "description", "deprecated"})


def docs_of(value: Mapping[str, Any]) -> Docs:
    """The words of a schema, a response or an operation."""
    if _WORDS.isdisjoint(value):
        return NO_DOCS
    title, description = value.get("title"), value.get("description")
    return Docs(
        title=title if isinstance(title, str) else "",
        description=description if isinstance(description, str) else "",
        deprecated=value.get("deprecated") is True,
    )


def json_key(value: Json) -> object:
    """A hashable stand-in, equal for values that JSON Schema holds to be equal.

    `1` and `1.0` are equal, `1` and `true` are not (JSON Schema 2020-12 core, 4.2.2).
    """
    if isinstance(value, bool) or value is None:
        return (type(value), value)
    if isinstance(value, list):
        return ("array", tuple(map(json_key, value)))
    if isinstance(value, dict):
        return ("object", frozenset((k, json_key(v)) for k, v in value.items()))
    return value


def _unique(values: list[Json]) -> Iterator[Json]:
    seen: set[object] = set()
    for value in values:
        key = json_key(value)
        if key not in seen:
            seen.add(key)
            yield value


def _low(value: Any) -> int | None:
    """A count that is not too small, which may be written `2.0`; 0 says nothing."""
    return None if not value else min(int(value), _MOST)


def _high(value: Any) -> int | None:
    """A count that is not too large; one that nothing reaches says nothing."""
    return None if value is None or value >= _MOST else int(value)
