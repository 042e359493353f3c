"""What the YAML says: one schema as it is written, its keywords checked for shape.

Owns: `Schema`, which gives typed access to keywords and hides the spelling that
differs between dialects (`exclusiveMinimum: true`, `items: [...]`, `nullable`).
Takes: raw values and their dialect. Gives: no opinion on meaning; that is lower.
Must not know: other schemas, but for those in it and the `TypeId` of its `$ref`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from specgen.config.discover import SUFFIXES
from specgen.dialect import Dialect
from specgen.ir import (
    NO_DOCS,
    Bounds,
    Docs,
    ItemLimits,
    Json,
    Length,
    PropertyLimits,
    TypeId,
)
from specgen.json_values import is_of_type, unrepeated
from specgen.parse.outline import Outline
from specgen.source import Location, child

_Size = TypeVar("_Size", Length, PropertyLimits)

Subschemas: TypeAlias = "Schema | list[Schema] | dict[str, Schema]"
"""What a keyword holds: a schema, a list of them, or a map from names to them."""

_NO_SUBSCHEMAS: Mapping[str, Subschemas] = MappingProxyType({})

_MOST = 2**63 - 1
"""More than any text, array or object can have."""

_SIZE_OF_ARRAYS = frozenset({"minItems", "maxItems", "uniqueItems"})


class Schema(Struct, eq=False):
    """A schema as it is written.

    Where the dialect gives a `$ref` no siblings, only the `$ref` is left of the
    keywords; a schema that is a mere `boolean` has none. `ref` is where its `$ref`
    leads; `mapping` where the values of its discriminator lead, `default_mapping` where
    all others do; `subschemas` are those in it, by the keywords that hold them.
    """

    id: TypeId
    keywords: Mapping[str, Any]
    outline: Outline
    boolean: bool | None = None
    ref: TypeId | None = None
    mapping: tuple[tuple[str, TypeId], ...] = ()
    default_mapping: TypeId | None = None
    subschemas: Mapping[str, Subschemas] = _NO_SUBSCHEMAS
    docs: Docs = NO_DOCS
    """What the schema says to its readers."""

    @property
    def dialect(self) -> Dialect:
        """The dialect in which the schema is written."""
        return self.outline.dialect

    def place(self, *steps: str | int) -> Location:
        """A place inside the schema."""
        uri, _, pointer = self.id.partition("#")
        return Location(uri, child(pointer, *steps))

    def get(self, keyword: str, default: Any = None) -> Any:
        """The value of a keyword."""
        return self.keywords.get(keyword, default)

    @property
    def leads_to(self) -> Iterator[TypeId]:
        """The places of all schemas in it, and of what its `$ref` leads to."""
        if self.ref is not None:
            yield self.ref
        for part in self.subschemas.values():
            if isinstance(part, Schema):
                yield part.id
            else:
                held = part if isinstance(part, list) else part.values()
                yield from (schema.id for schema in held)

    @property
    def types(self) -> tuple[str, ...] | None:
        """The JSON types of `type` and `nullable`; None where any will do."""
        declared = self.keywords.get("type")
        if declared is None:
            return None
        types = (declared,) if isinstance(declared, str) else tuple(declared)
        if "nullable" in self.keywords and self.nullable and "null" not in types:
            types = (*types, "null")
        return types

    @property
    def nullable(self) -> bool:
        """`nullable: true`, which real documents of any version use."""
        return self.get("nullable") is True and self.dialect.supports("nullable")

    @property
    def required(self) -> Collection[str]:
        """The names of properties that must be there, without repeats."""
        return dict.fromkeys(self.get("required") or ())

    # -- the schemas in it

    @property
    def properties(self) -> Mapping[str, Schema]:
        """The schemas of named properties."""
        return self._named("properties")

    @property
    def patterned(self) -> Mapping[str, Schema]:
        """The schemas of properties whose names match a pattern."""
        return self._named("patternProperties")

    def _named(self, keyword: str) -> Mapping[str, Schema]:
        found = self.subschemas.get(keyword)
        return found if isinstance(found, dict) else {}

    def members(self, keyword: str) -> Sequence[Schema]:
        """The schemas of `allOf`, `anyOf` or `oneOf`."""
        found = self.subschemas.get(keyword)
        return found if isinstance(found, list) else ()

    def subschema(self, keyword: str) -> Schema | None:
        """The one schema that a keyword holds."""
        found = self.subschemas.get(keyword)
        return found if isinstance(found, Schema) else None

    @property
    def prefix(self) -> Sequence[Schema]:
        """The schemas of the first items: `prefixItems`, or an array in `items`."""
        named = self.dialect.prefix_items and "prefixItems" in self.subschemas
        return self.members("prefixItems" if named else "items")

    @property
    def rest(self) -> Schema | None:
        """The schema of all items, or of those after `prefix`."""
        has_list = isinstance(self.subschemas.get("items"), list)
        return self.subschema("additionalItems" if has_list else "items")

    # -- what it says to its readers

    @property
    def words(self) -> Docs:
        """Its `docs`; of a schema that is another one or null, with those of that one.

        Their titles stay apart: they are names.
        """
        docs = self.docs
        only = None if docs.description else self.besides_null
        if only is None:
            return docs
        inner = only.docs
        return replace(
            docs,
            description=inner.description,
            deprecated=docs.deprecated or inner.deprecated,
            reason=docs.reason or inner.reason,
        )

    @property
    def besides_null(self) -> Schema | None:
        """The one schema that `anyOf` or `oneOf` has beside null."""
        if not self.subschemas:
            return None  # as most
        variants = self.members("anyOf") or self.members("oneOf")
        others = [schema for schema in variants if not schema.is_null]
        return others[0] if len(others) == 1 < len(variants) else None

    @property
    def is_null(self) -> bool:
        """Whether null is all that it speaks of."""
        return self.types == ("null",) or self.enumeration() == [None]

    # -- what single keywords say

    @property
    def bounds(self) -> Bounds | None:
        """`minimum` and its kin, with draft 4's boolean exclusive bounds resolved."""
        if "number" not in self.outline.asserted_types:
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
    def property_limits(self) -> PropertyLimits | None:
        """`minProperties` and `maxProperties`."""
        return self._size(PropertyLimits, "minProperties", "maxProperties")

    @property
    def item_limits(self) -> ItemLimits | None:
        """`minItems`, `maxItems` and `uniqueItems`."""
        if _SIZE_OF_ARRAYS.isdisjoint(self.keywords):
            return None
        limits = ItemLimits(
            min=_low(self.get("minItems")),
            max=_high(self.get("maxItems")),
            unique=self.get("uniqueItems") is True,
        )
        return None if limits == ItemLimits() else limits

    def _size(self, kind: type[_Size], low: str, high: str) -> _Size | None:
        if low not in self.keywords and high not in self.keywords:
            return None
        size = kind(min=_low(self.get(low)), max=_high(self.get(high)))
        return None if size == kind() else size

    @property
    def discriminator(self) -> str | None:
        """`discriminator.propertyName` (OpenAPI 3.1, 4.8.25)."""
        name = (self.get("discriminator") or {}).get("propertyName")
        return name if isinstance(name, str) else None

    @property
    def enumerated_by(self) -> str:
        """The keyword that gives the values, if any does: `const` before `enum`."""
        has_const = "const" in self.keywords and self.dialect.has_const
        return "const" if has_const else "enum"

    def enumeration(self) -> list[Json] | None:
        """The values of `enum` or `const`, without repeats; None where any will do."""
        if self.enumerated_by == "const":
            return [self.get("const")]
        values = self.get("enum")
        return None if values is None else unrepeated(values)

    def allows_type_of(self, value: Json) -> bool:
        """Whether a value is of one of the `types`."""
        types = self.types
        return types is None or any(is_of_type(value, name) for name in types)


def docs_of(value: Mapping[str, Any]) -> Docs:
    """The words of a schema, a response or an operation."""
    title, description = value.get("title"), value.get("description")
    deprecated = value.get("deprecated")
    return Docs(
        title=title if isinstance(title, str) else "",
        description=description if isinstance(description, str) else "",
        deprecated=deprecated is True or isinstance(deprecated, str),
        reason=deprecated if isinstance(deprecated, str) else "",
    )


def _low(value: Any) -> int | None:
    """A count that is not too small, which may be written `2.0`; 0 says nothing."""
    return None if not value else min(int(value), _MOST)


def _high(value: Any) -> int | None:
    """A count that is not too large; one that nothing reaches says nothing."""
    return None if value is None or value >= _MOST else int(value)


def discriminator_references(value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The references in a `discriminator`, each behind the way to it.

    Those of its `mapping`, and `defaultMapping` (OpenAPI 3.2, 4.25). A mere name, which
    may have dots in it, is a reference to the component of that name. Left out are
    variants that are written out in a mapping, as some frameworks do.
    """
    if not isinstance(value, dict):
        return
    mapping = value.get("mapping")
    for tag, ref in mapping.items() if isinstance(mapping, dict) else ():
        if not isinstance(ref, dict):
            yield ("mapping", tag), _unabridged(ref)
    if "defaultMapping" in value:
        yield ("defaultMapping",), _unabridged(value["defaultMapping"])


def _unabridged(ref: Any) -> Any:
    if not isinstance(ref, str) or "#" in ref or "/" in ref or ref.endswith(SUFFIXES):
        return ref
    return f"#/components/schemas/{ref}"
