"""Lowering of schemas that have parts: objects, maps, arrays, tuples.

Owns: what the keywords of objects and arrays mean. Takes a schema and, through
`inline`, the types of its parts; gives its type. Must not know: how parts become
definitions.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from specgen import ir
from specgen.ir import TypeId
from specgen.lower.values import with_residual
from specgen.parse.schema import Schema

IN_PLACE_APPLICATORS = frozenset(
    "$ref $dynamicRef allOf anyOf oneOf if not dependencies dependentSchemas "
    "patternProperties".split()
)
"""Keywords by which other schemas have a say in which properties are evaluated."""


class Containers(ABC):
    """Lowers containers; a subclass says what becomes of their parts."""

    schemas: Mapping[TypeId, Schema]

    @abstractmethod
    def inline(self, schema: Schema) -> ir.Type:
        """Give the type of a subschema, where it is used."""

    # -- objects

    def object_type(self, schema: Schema, *, implied: bool) -> ir.Type:
        """The type of an object: a class where properties are known, else a map."""
        extra, closed_by = self._extra(schema)
        properties = self._properties(schema, extra)
        residual = self._object_assertions(schema)
        if isinstance(extra, ir.Never) and not properties:
            extra, residual = ir.Any(id=extra.id), (ir.Properties(max=0), *residual)
        lost = tuple(k for k, gone in closed_by.items() if gone)
        if isinstance(extra, ir.Never) and not all(p.declared for p in properties):
            lost = (*lost, "required")
        if lost:
            extra = ir.Any(id=extra.id)
        kept = tuple([p for p in properties if not isinstance(p.type, ir.Never)])
        if len(kept) < len(properties):
            lost = (*lost, "properties")
        node: ir.Type
        if kept:
            node = ir.Object(
                id=schema.id,
                docs=schema.docs,
                properties=kept,
                extra=extra,
                implied=implied,
                residual=residual,
            )
        else:
            node = ir.Map(
                id=schema.id,
                docs=schema.docs,
                values=extra,
                implied=implied,
                residual=residual,
            )
        return with_residual(node, schema, lost) if lost else node

    def _extra(self, schema: Schema) -> tuple[ir.Type, dict[str, bool]]:
        """The type of other properties, and the keywords that it cannot hold."""
        keyword = "additionalProperties"
        if "unevaluatedProperties" in schema.keywords and stands_alone(schema):
            keyword = "unevaluatedProperties"
        described = schema.part(keyword)
        if described is None:
            return ir.Any(id=schema.id), {}
        extra = self.inline(described)
        patterned = bool(schema.patterned)
        if patterned and not _accepts_all(extra):
            return ir.Any(id=schema.id), {keyword: True}
        return extra, {}

    def _properties(self, schema: Schema, extra: ir.Type) -> list[ir.Property]:
        declared, required = schema.properties, schema.required
        properties = [
            self._property(name, described, name in required)
            for name, described in declared.items()
        ]
        properties += (
            ir.Property(
                name=name,
                type=ir.Any(id=schema.id) if isinstance(extra, ir.Never) else extra,
                required=True,
                declared=False,
            )
            for name in required
            if name not in declared
        )
        return properties

    def _property(self, name: str, described: Schema, required: bool) -> ir.Property:
        keywords = described.keywords
        return ir.Property(
            name=name,
            type=self.inline(described),
            required=required,
            default=self._default(described),
            docs=described.docs,
            read_only=keywords.get("readOnly") is True,
            write_only=keywords.get("writeOnly") is True,
        )

    def _default(self, schema: Schema) -> ir.Default | None:
        """The `default` of a schema, or of the one that its `$ref` leads to."""
        if schema.ref is None and "default" not in schema.keywords:
            return None  # as most
        seen: set[TypeId] = set()
        while "default" not in schema.keywords:
            if schema.ref is None or schema.id in seen:
                return None
            seen.add(schema.id)
            schema = self.schemas[schema.ref]
        return ir.Default(value=schema.get("default"))

    def _object_assertions(self, schema: Schema) -> tuple[ir.Assertion, ...]:
        found: list[ir.Assertion] = []
        if schema.property_count is not None:
            found.append(schema.property_count)
        names = tuple(
            (name, tuple(needs))
            for keyword in ("dependentRequired", "dependencies")
            if schema.dialect.supports(keyword)
            for name, needs in (schema.get(keyword) or {}).items()
            if isinstance(needs, list) and needs
        )
        if names:
            found.append(ir.DependentRequired(names))
        return tuple(found)

    # -- arrays

    def array_type(self, schema: Schema, *, implied: bool) -> ir.Type:
        """The type of an array: a tuple where `prefixItems` gives its length."""
        prefix = schema.prefix
        if prefix:
            return self._tuple(schema, prefix, implied=implied)
        count = schema.item_count or ir.Items()
        items: ir.Type = ir.Any(id=schema.id)
        if schema.rest is not None:
            items = self.inline(schema.rest)
        if isinstance(items, ir.Never):
            items, count = ir.Any(id=schema.id), replace(count, max=0)
        return ir.Array(
            id=schema.id,
            docs=schema.docs,
            items=items,
            implied=implied,
            residual=() if count == ir.Items() else (count,),
        )

    def _tuple(
        self, schema: Schema, prefix: Sequence[Schema], *, implied: bool
    ) -> ir.Type:
        """A tuple where the length is fixed; an array held to its schema otherwise."""
        count = schema.item_count or ir.Items()
        closed = schema.rest is not None and schema.rest.boolean is False
        closed = closed or (count.max is not None and count.max <= len(prefix))
        items = tuple(map(self.inline, prefix))
        whole = not implied and closed and count.min == len(prefix)
        whole = whole and (count.max is None or count.max >= len(prefix))
        if whole and not any(isinstance(item, ir.Never) for item in items):
            unique = (ir.Items(unique=True),) if count.unique else ()
            return ir.Tuple(
                id=schema.id, docs=schema.docs, items=items, residual=unique
            )
        anything = ir.Any(id=schema.id)
        node = ir.Array(id=schema.id, docs=schema.docs, items=anything, implied=implied)
        held = ("prefixItems", "items", "additionalItems")
        return with_residual(node, schema, (k for k in held if k in schema.keywords))


def stands_alone(schema: Schema) -> bool:
    """Whether `unevaluatedProperties` means what `additionalProperties` does."""
    return (
        "unevaluatedItems" not in schema.keywords
        and "additionalProperties" not in schema.keywords
        and IN_PLACE_APPLICATORS.isdisjoint(schema.keywords)
    )


def _accepts_all(node: ir.Type) -> bool:
    return isinstance(node, ir.Any) and not node.residual
