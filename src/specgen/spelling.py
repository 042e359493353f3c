"""Schemas as a JSON Schema validator understands them.

Owns the rewriting of what a validator would read otherwise, or not at all, than it is
honoured here: OpenAPI's keywords, forms that belong to another draft, and pointers into
a schema that has an identifier. Places stay what they are, so that references still
lead where they did; only what holds for all but null stands deeper, and `standing`
tells where. Must not know which schemas are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from specgen.dialect import DRAFT_2020_12, Dialect
from specgen.keywords import BOUNDS, Holds
from specgen.parse import Surface
from specgen.parse.schema import Schema
from specgen.resolve import Registry, uris
from specgen.resolve.identifiers import retrieval_uri
from specgen.source import Location, TypeId, parent, split_id, tokens

_SILENT = frozenset(
    "description summary title example examples default externalDocs xml discriminator "
    "deprecated readOnly writeOnly nullable".split()
)

_NULL = {"type": "null"}
_MAY_REFUSE_NULL = frozenset(
    "$ref $dynamicRef const allOf oneOf not if then else".split()
)
"""Keywords that hold null to something, and cannot say themselves that it may pass."""
_NULL_BESIDE: Mapping[str, Callable[[Any], Any]] = {
    "type": lambda types: list(dict.fromkeys([*_listed(types), "null"])),
    "enum": lambda values: values if None in values else [*values, None],
    "anyOf": lambda members: [*members, _NULL],
}
"""What becomes of the values of keywords that can."""


# -- schemas of OpenAPI


def plain_schema(value: Any, dialect: Dialect) -> Any:
    """A schema of an OpenAPI document as JSON Schema 2020-12 says it."""
    if not isinstance(value, dict):
        return value
    if "$ref" in value and not dialect.ref_siblings:
        return {"$ref": value["$ref"]}
    found = {k: v for k, v in value.items() if _means_the_same(k, dialect)}
    for keyword, inner in found.items():
        holds = dialect.subschemas.get(keyword)
        if holds is not None:
            found[keyword] = _plain_schemas(inner, holds, dialect)
    found = _in_forms_of(DRAFT_2020_12, found)
    if dialect.supports("nullable") and value.get("nullable") is True:
        return _or_null(found)
    return found


def _or_null(keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Keywords that let null pass too, each in its place where that can be.

    The others hold for what is not null, below `else`.
    """
    found, apart = {}, {}
    for keyword, value in keywords.items():
        if keyword in _MAY_REFUSE_NULL:
            apart[keyword] = value
        else:
            rewrite = _NULL_BESIDE.get(keyword)
            found[keyword] = rewrite(value) if rewrite else value
    return {**found, "if": _NULL, "else": apart} if apart else found


def _listed(types: Any) -> list[Any]:
    return types if isinstance(types, list) else [types]


def standing(place: TypeId, schemas: Mapping[TypeId, Schema]) -> TypeId:
    """The place where a validator finds what stands at another one."""
    for nullable in reversed([*nullable_around(place, schemas)]):
        place = f"{nullable}/else{place.removeprefix(nullable)}"
    return place


def nullable_around(
    place: TypeId, schemas: Mapping[TypeId, Schema]
) -> Iterator[TypeId]:
    """The schemas, outermost first, that let null pass beside the part at a place."""
    uri, _, pointer = place.partition("#")
    around = f"{uri}#"
    for step in pointer.split("/")[1:]:
        if step in _MAY_REFUSE_NULL:
            schema = schemas.get(around)
            if schema is not None and schema.nullable:
                yield around
        around = f"{around}/{step}"


def _means_the_same(keyword: str, dialect: Dialect) -> bool:
    """Whether a keyword says in 2020-12, if anything, what it says in a dialect."""
    if keyword in _SILENT or keyword.startswith("x-"):
        return False
    return dialect.supports(keyword) or not (
        DRAFT_2020_12.supports(keyword) and keyword not in DRAFT_2020_12.definitions
    )


def _plain_schemas(value: Any, holds: Holds, dialect: Dialect) -> Any:
    """The value of a keyword that has schemas in it."""
    if holds.is_map:
        if not isinstance(value, dict):
            return value
        return {name: plain_schema(item, dialect) for name, item in value.items()}
    if isinstance(value, list):
        if holds is Holds.SCHEMA:
            return value
        return [plain_schema(item, dialect) for item in value]
    return value if holds is Holds.LIST else plain_schema(value, dialect)


# -- forms of other drafts


def _in_forms_of(dialect: Dialect, keywords: dict[str, Any]) -> dict[str, Any]:
    """Keywords of which each has a form that a dialect has itself.

    A list in `items` is left: validators take it, and there are references into it.
    """
    found = keywords
    for keyword, form in dialect.foreign_forms.items():
        if keyword in keywords and form.fits(keywords[keyword]):
            rewrite = _REWRITES.get(keyword)
            found = rewrite(keyword, found) if rewrite else found
    return found


def _bound(keyword: str, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """An exclusive bound in its other form: a flag as a number, a number as a flag."""
    found, bound = dict(keywords), BOUNDS[keyword]
    value = found.pop(keyword)
    if not isinstance(value, bool):
        tighter = max if keyword == "exclusiveMinimum" else min
        found[bound] = tighter(found.get(bound, value), value)
        found[keyword] = found[bound] == value
    elif value and bound in found:
        found[keyword] = found.pop(bound)
    return found


def _anchor(keyword: str, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """An identifier that is a mere fragment, as the anchor that it stands for."""
    found = dict(keywords)
    found["$anchor"] = found.pop(keyword)[1:]
    return found


_REWRITES: Mapping[str, Callable[[str, Mapping[str, Any]], dict[str, Any]]] = {
    **dict.fromkeys(BOUNDS, _bound),
    "$id": _anchor,
}


# -- documents of JSON Schema


def resource_uri(uri: str) -> str:
    """The absolute URI of a document: its own, or one made of its path."""
    if "://" in uri or uri.startswith("urn:"):
        return uri
    return f"specgen:/{quote(uri)}"


class Misread(NamedTuple):
    """A schema that a validator would misread.

    `ref` is what its `$ref` has to be: None where it may stay as it is, and "" where it
    leads nowhere. That was let pass here, but no validator would.
    """

    at: Location
    dialect: Dialect
    ref: str | None = None


def misread(surface: Surface, registry: Registry) -> Iterator[Misread]:
    """Find what a validator would misread in documents of JSON Schema.

    And in all documents what leads nowhere, or to what a validator finds elsewhere.
    """
    for schema in surface.schemas.values():
        ref = _respelled_reference(schema, surface, registry)
        is_openapi = schema.dialect.family == "openapi"
        if ref is not None or (schema.outline.foreign and not is_openapi):
            yield Misread(split_id(schema.id), schema.dialect, ref)


def _respelled_reference(
    schema: Schema, surface: Surface, registry: Registry
) -> str | None:
    """What the `$ref` of a schema has to be, as `Misread` has it."""
    if schema.ref is None:
        return "" if isinstance(schema.keywords.get("$ref"), str) else None
    there = standing(schema.ref, surface.schemas)
    if there != schema.ref:
        return _from_its_root(split_id(there), registry)
    if schema.dialect.family == "openapi":
        return None
    return _own_reference(schema, registry)


def respelled(value: Any, found: Iterable[Misread]) -> Any:
    """The value of a document with some of its schemas said in their own dialect."""
    for item in found:
        value = _replaced(value, tokens(item.at.pointer), item)
    return value


def _replaced(value: Any, steps: Sequence[str], item: Misread) -> Any:
    """A copy of a value, in which what stands at a path is another schema."""
    if not steps:
        if item.ref == "":
            return _without_reference(value, item.dialect)
        given = value if item.ref is None else {**value, "$ref": item.ref}
        return _in_forms_of(item.dialect, given)
    key: Any = int(steps[0]) if isinstance(value, list) else steps[0]
    copy = value.copy()
    copy[key] = _replaced(value[key], steps[1:], item)
    return copy


def _without_reference(schema: Mapping[str, Any], dialect: Dialect) -> dict[str, Any]:
    """A schema without its `$ref`, and without what that leaves without effect."""
    kept = schema.keys() if dialect.ref_siblings else dialect.definitions
    return {k: v for k, v in schema.items() if k in kept and k != "$ref"}


def _own_reference(schema: Schema, registry: Registry) -> str | None:
    """The `$ref` by the identifier of the schema into which it leads by pointer.

    Validators lose their way back, which `$recursiveRef` and `$dynamicRef` need. And
    they know a document by its own name only, not by where a file beside it expects it.
    """
    here, there = split_id(schema.id), split_id(schema.ref or "")
    identifiers = registry.identifiers(there.uri)
    base = registry.identifiers(here.uri).base(here.pointer)
    wanted, _ = uris.defragment(uris.join(base, schema.keywords["$ref"]))
    if wanted not in identifiers.resources:
        return _from_its_root(there, registry)
    bases = identifiers.bases
    begin = there.pointer
    while begin not in bases:
        begin = parent(begin)
    written = uris.defragment(schema.keywords["$ref"])[1]
    rest = there.pointer.removeprefix(begin)
    if not written.startswith("/") or unquote(written) == rest:
        return None
    identifier = uris.relative(base, bases[begin]) or bases[begin]
    return f"{identifier}#{quote(rest)}" if rest else identifier


def _from_its_root(place: Location, registry: Registry) -> str:
    """The absolute reference to a place, by way of the root of its document."""
    return f"{_own_uri(place.uri, registry)}#{quote(place.pointer)}"


def _own_uri(uri: str, registry: Registry) -> str:
    """The absolute URI by which validators know a document, from its root on."""
    own = registry.base_of(uri, "")
    is_named = own != retrieval_uri(registry.documents[uri])
    if is_named and registry.dialect(uri).family != "openapi":
        return uris.join(resource_uri(""), own)
    return resource_uri(uri)
