"""Lowering of schemas that have parts: objects, maps, arrays, tuples.

Owns: what the keywords of objects and arrays mean. Takes a schema and, through
`inline`, the types of its parts; gives its type. Must not know: how parts become
definitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

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


class Containers:
    """Lowers containers; `inline` gives the types of the schemas in them."""

    def __init__(
        self, schemas: Mapping[TypeId, Schema], inline: Callable[[Schema], ir.Type]
    ) -> None:
        """Keep the `schemas` of the specification, to follow references in them."""
        self._schemas = schemas
        self._inline = inline

    # -- objects

    def object_type(self, schema: Schema, *, implied: bool) -> ir.Type:
        """The type of an object: a class where properties are known, else a map.

        What neither can say is `lost`: it is held to its schema as a whole for that.
        """
        extra, lost = self._extra(schema)
        properties = self._properties(schema, extra)
        residual = self._object_assertions(schema)
        if isinstance(extra, ir.Never) and not all(p.declared for p in properties):
            extra, lost = ir.Any(id=extra.id), (*lost, "required")
        elif isinstance(extra, ir.Never) and not properties:
            limits = ir.PropertyLimits(max=0)
            extra, residual = ir.Any(id=extra.id), (limits, *residual)
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

    def _extra(self, schema: Schema) -> tuple[ir.Type, tuple[str, ...]]:
        """The type of other properties, and the keyword that it cannot say, if any.

        Those whose names match a pattern are among them: which value goes with which
        name no type can say.
        """
        keyword = "additionalProperties"
        if "unevaluatedProperties" in schema.keywords and stands_alone(schema):
            keyword = "unevaluatedProperties"
        described = schema.subschema(keyword)
        if described is None:
            return ir.Any(id=schema.id), ()
        extra = self._inline(described)
        if schema.patterned and not _accepts_all(extra):
            found = [extra, *map(self._inline, schema.patterned.values())]
            return _either(described.id, found), (keyword,)
        return extra, ()

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
            type=self._inline(described),
            required=required,
            default=self._default(described),
            docs=described.words,
            read_only=keywords.get("readOnly") is True,
            write_only=keywords.get("writeOnly") is True,
        )

    def _default(self, schema: Schema) -> ir.Default | None:
        """The `default` of a schema, or of the one that it stands for."""
        seen: set[TypeId] = set()
        while "default" not in schema.keywords:
            inner = self._stands_for(schema)
            if inner is None or schema.id in seen:
                return None
            seen.add(schema.id)
            schema = inner
        return ir.Default(value=schema.get("default"))

    def _stands_for(self, schema: Schema) -> Schema | None:
        """The schema that a `$ref` leads to, or the one that has but null beside it."""
        return schema.besides_null if schema.ref is None else self._schemas[schema.ref]

    def _object_assertions(self, schema: Schema) -> tuple[ir.Assertion, ...]:
        found: list[ir.Assertion] = []
        if schema.property_limits is not None:
            found.append(schema.property_limits)
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
        count = schema.item_limits or ir.ItemLimits()
        items: ir.Type = ir.Any(id=schema.id)
        if schema.rest is not None:
            items = self._inline(schema.rest)
        if isinstance(items, ir.Never):
            items, count = ir.Any(id=schema.id), replace(count, max=0)
        return ir.Array(
            id=schema.id,
            docs=schema.docs,
            items=items,
            implied=implied,
            residual=() if count == ir.ItemLimits() else (count,),
        )

    def _tuple(
        self, schema: Schema, prefix: Sequence[Schema], *, implied: bool
    ) -> ir.Type:
        """A tuple where the length is fixed; an array held to its schema otherwise."""
        count = schema.item_limits or ir.ItemLimits()
        closed = schema.rest is not None and schema.rest.boolean is False
        closed = closed or (count.max is not None and count.max <= len(prefix))
        items = tuple(map(self._inline, prefix))
        whole = not implied and closed and count.min == len(prefix)
        whole = whole and (count.max is None or count.max >= len(prefix))
        if whole and not any(isinstance(item, ir.Never) for item in items):
            unique = (ir.ItemLimits(unique=True),) if count.unique else ()
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


def _either(place: TypeId, types: Iterable[ir.Type]) -> ir.Type:
    """Any of some types, at least one of which a value is of."""
    variants = tuple(node for node in types if not isinstance(node, ir.Never))
    match variants:
        case []:
            return ir.Any(id=place)
        case [only]:
            return only
        case _:
            return ir.Union(id=place, variants=variants)


def _accepts_all(node: ir.Type) -> bool:
    return isinstance(node, ir.Any) and not node.residual
