"""Surface to IR: what each schema means, one function a kind of schema.

Owns: the reading of keywords as JSON Schema defines them. Takes: a `Surface`.
Gives: a `Spec` that still has intersections, plain unions and untyped streams,
which the passes settle. Must not know: Python names, modules, other dialects'
spellings (`Schema` hides them).

What a type cannot say becomes a residual assertion on it; a type may accept more
than its schema as long as the residual says so, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.operations import SurfaceOperation
from specgen.parse import Surface
from specgen.schema import KEYWORDS_OF_TYPE, Schema
from specgen.settings import Stream
from specgen.source import split_id

RESIDUAL_KEYWORDS = frozenset(
    "not if contains propertyNames patternProperties dependentSchemas dependencies "
    "unevaluatedItems unevaluatedProperties".split()
)
"""Keywords that no Python type can say; the schema as a whole is held to."""

IN_PLACE_APPLICATORS = frozenset(
    "$ref $dynamicRef allOf anyOf oneOf if dependentSchemas not patternProperties".split()
)


def lower(
    surface: Surface, declared: Mapping[TypeId, Stream], diagnostics: Diagnostics
) -> ir.Spec:
    """Lower every named schema, every operation, and all that they reach.

    `declared` are the streams that the configuration names, by their schema.
    """
    lowering = _Lowering(surface, diagnostics)
    for schema_id in surface.named:
        lowering.define(schema_id, named=True)
    operations = tuple(map(lowering.operation, surface.operations))
    lowering.drain()
    return ir.Spec(
        info=surface.info,
        definitions=lowering.definitions,
        operations=operations,
        streams=(*_streams(surface.operations), *_declared(declared)),
    )


def _streams(operations: Iterable[SurfaceOperation]) -> Iterable[ir.EventStream]:
    """A stream for each schema that an event-stream response has."""
    streams: dict[TypeId, ir.EventStream] = {}
    for operation in operations:
        found = operation.stream
        if found is None:
            continue
        events: ir.Events = ir.UntaggedEvents(schema=found.schema)
        if found.items:
            events = ir.EnvelopeEvents(schema=found.schema, events=(), json=())
        stream = streams.get(found.schema) or ir.EventStream(
            id=found.schema, events=events, terminal=found.terminal
        )
        streams[found.schema] = replace(
            stream, operations=(*stream.operations, operation.name)
        )
    return streams.values()


def _declared(streams: Mapping[TypeId, Stream]) -> Iterable[ir.EventStream]:
    """The streams that only the configuration knows of."""
    for place, stream in streams.items():
        yield ir.EventStream(
            id=place,
            events=ir.UntaggedEvents(schema=place),
            terminal=stream.terminal or (),
        )


class _Lowering:
    def __init__(self, surface: Surface, diagnostics: Diagnostics):
        self.schemas = surface.schemas
        self.diagnostics = diagnostics
        self.definitions: dict[TypeId, ir.Definition] = {}
        self.pending: list[tuple[TypeId, bool]] = []
        self.queued: set[TypeId] = set()
        self.dynamic = dynamic_schemas(surface.schemas)

    # -- definitions

    def define(self, schema_id: TypeId, *, named: bool = False) -> None:
        """Have a schema lowered to a definition of its own, once."""
        if schema_id not in self.queued:
            self.queued.add(schema_id)
            self.pending.append((schema_id, named))

    def drain(self) -> None:
        for schema_id, named in self.pending:  # grows while it runs
            self.definitions[schema_id] = ir.Definition(
                type=self.node(self.schemas[schema_id]), named=named
            )

    def ref(self, schema: Schema, target: TypeId) -> ir.Ref:
        self.define(target)
        return ir.Ref(id=schema.id, target=target)

    def inline(self, schema_id: TypeId) -> ir.Type:
        """A subschema where it is used: in place, or by reference where it needs a class."""
        schema = self.schemas[schema_id]
        node = self.node(schema)
        if not needs_class(node):
            return node
        self.queued.add(schema_id)
        self.definitions[schema_id] = ir.Definition(type=node, named=False)
        return ir.Ref(id=schema_id, target=schema_id, docs=node.docs)

    def operation(self, operation: SurfaceOperation) -> ir.Operation:
        requests = [self.inline(schema) for schema in operation.requests]
        return ir.Operation(
            id=operation.id,
            name=operation.name,
            method=operation.method,
            path=operation.path,
            requests=tuple(requests),
            responses=tuple(map(self.inline, operation.responses)),
            parameters=tuple(map(self.inline, operation.parameters)),
            stream=self._stream(operation),
            docs=operation.docs,
        )

    def _stream(self, operation: SurfaceOperation) -> ir.Type | None:
        return None if operation.stream is None else self.inline(operation.stream.schema)

    # -- one schema

    def node(self, schema: Schema) -> ir.Type:
        """The type of a schema: the intersection of what its keywords say."""
        if isinstance(schema.value, bool):
            kind = ir.Any if schema.value else ir.Never
            return kind(id=schema.id)
        if not schema.dialect.validation:
            return _with_residual(ir.Any(id=schema.id), schema, ("$schema",))
        if schema.id in self.dynamic:
            keywords = schema.dialect.dynamic_keywords
            return _with_residual(ir.Any(id=schema.id), schema, keywords)
        parts = [*self._references(schema), *self._own(schema)]
        parts += [self.inline(member) for member in schema.members("allOf")]
        parts += self._unions(schema)
        node = self._combined(schema, parts)
        if not RESIDUAL_KEYWORDS.isdisjoint(schema.value):
            residual = tuple(k for k in schema.value if self._is_residual(schema, k))
            if residual:
                node = _with_residual(node, schema, residual)
        if schema.nullable and not _accepts_null(node):
            null = ir.Scalar(id=schema.id, kind=ir.Kind.NULL)
            part = self._part(schema, "object", node)
            node = ir.Union(id=schema.id, docs=schema.docs, variants=(part, null))
        return node

    def _combined(self, schema: Schema, parts: list[ir.Type]) -> ir.Type:
        match parts:
            case []:
                return ir.Any(id=schema.id, docs=schema.docs)
            case [part] if part.id == schema.id and not isinstance(part, ir.Ref):
                return part
            case [ir.Ref(target=target, residual=residual)]:
                return ir.Ref(id=schema.id, target=target, docs=schema.docs, residual=residual)
            case _:
                return ir.Intersection(
                    id=schema.id, docs=schema.docs, members=tuple(parts)
                )

    def _references(self, schema: Schema) -> Iterable[ir.Type]:
        if schema.ref is not None:
            yield self.ref(schema, schema.ref)

    def _unions(self, schema: Schema) -> Iterable[ir.Type]:
        for keyword in ("anyOf", "oneOf"):
            variants = tuple(self.inline(v) for v in schema.members(keyword))
            if variants:
                only = (ir.ExactlyOne(),) if keyword == "oneOf" else ()
                yield ir.Union(
                    id=schema.id,
                    docs=schema.docs,
                    variants=variants,
                    discriminator=schema.discriminator,
                    residual=only,
                )

    def _is_residual(self, schema: Schema, keyword: str) -> bool:
        if keyword not in RESIDUAL_KEYWORDS or keyword not in schema.dialect.keywords:
            return False
        value = schema.get(keyword)
        if keyword == "if":
            return "then" in schema.keywords or "else" in schema.keywords
        if keyword == "dependencies":
            return not all(isinstance(names, list) for names in value.values())
        if keyword in ("unevaluatedProperties", "unevaluatedItems"):
            return value is not True and not self._stands_alone(schema)
        if keyword in ("not", "contains"):
            return True
        return value is not True and value != {}

    def _stands_alone(self, schema: Schema) -> bool:
        """Whether `unevaluatedProperties` means what `additionalProperties` does."""
        return (
            "unevaluatedItems" not in schema.keywords
            and "additionalProperties" not in schema.keywords
            and IN_PLACE_APPLICATORS.isdisjoint(schema.keywords)
        )

    # -- the schema's own keywords

    def _own(self, schema: Schema) -> Iterable[ir.Type]:
        """What `type`, `enum` and the keywords of each JSON type say."""
        values = schema.enumeration()
        types = schema.types
        if values is not None:
            yield self._enum(schema, values)
        elif types is None:
            asserted = schema.asserted_types
            if len(asserted) > 1:
                keywords = (k for t in asserted for k in KEYWORDS_OF_TYPE[t])
                found = tuple(k for k in schema.keywords if k in set(keywords))
                yield _with_residual(ir.Any(id=schema.id), schema, found)
            for json_type in asserted if len(asserted) == 1 else ():
                yield self._of_type(schema, json_type, implied=True)
        elif len(types) == 1:
            yield self._of_type(schema, types[0])
        else:
            variants = tuple(
                self._part(schema, t, self._of_type(schema, t)) for t in _distinct(types)
            )
            yield ir.Union(id=schema.id, docs=schema.docs, variants=variants)

    def _part(self, schema: Schema, json_type: str, node: ir.Type) -> ir.Type:
        """One JSON type of a schema that has several; a class at a place of its own."""
        if not needs_class(node):
            return node
        place = f"{schema.id}/type/{json_type}"
        self.queued.add(place)
        self.definitions[place] = ir.Definition(type=replace(node, id=place), named=False)
        return ir.Ref(id=schema.id, target=place)

    def _of_type(
        self, schema: Schema, json_type: str, *, implied: bool = False
    ) -> ir.Type:
        match json_type:
            case "object":
                return self._object(schema, implied=implied)
            case "array":
                return self._array(schema, implied=implied)
            case _:
                return self._scalar(schema, ir.Kind(json_type), implied=implied)

    def _scalar(self, schema: Schema, kind: ir.Kind, *, implied: bool) -> ir.Type:
        found: tuple[ir.Assertion | None, ...] = ()
        if kind is ir.Kind.STRING:
            pattern = schema.get("pattern")
            found = (schema.length, None if pattern is None else ir.Pattern(pattern))
        elif kind in (ir.Kind.INTEGER, ir.Kind.NUMBER):
            found = (schema.bounds,)
        node = ir.Scalar(
            id=schema.id,
            docs=schema.docs,
            kind=kind,
            format=self._format(schema, kind),
            implied=implied,
            residual=tuple(a for a in found if a is not None),
        )
        if kind is ir.Kind.INTEGER and not schema.dialect.float_integers:
            return _with_residual(node, schema, ("type",))
        return node

    def _format(self, schema: Schema, kind: ir.Kind) -> str | None:
        declared = schema.get("format")
        if declared is None and kind is ir.Kind.STRING:
            return "byte" if schema.get("contentEncoding") == "base64" else None
        return declared

    def _enum(self, schema: Schema, values: list[ir.Json]) -> ir.Type:
        """`enum` or `const`: the values that the other keywords let through."""
        types = schema.types
        names = _member_names(schema, len(values))
        members = tuple(
            ir.Member(value=value, name=name, description=text)
            for value, (name, text) in zip(values, names, strict=True)
            if types is None or any(_is_of(value, t) for t in types)
        )
        node: ir.Type = ir.Enum(id=schema.id, docs=schema.docs, members=members)
        if "const" in schema.keywords and schema.dialect.has_const and members:
            node = ir.Literal(id=schema.id, docs=schema.docs, value=members[0].value)
        if not members:
            self.diagnostics.report("schema-empty-enum", split_id(schema.id))
            node = ir.Never(id=schema.id)
        keywords = {k for group in KEYWORDS_OF_TYPE.values() for k in group}
        others = tuple(k for k in schema.keywords if k in keywords)
        if "const" in schema.keywords and "enum" in schema.keywords:
            others = ("enum", *others)
        return _with_residual(node, schema, others) if others else node

    # -- objects

    def _object(self, schema: Schema, *, implied: bool) -> ir.Type:
        extra, closed_by = self._extra(schema)
        properties = self._properties(schema, extra)
        residual = self._object_assertions(schema)
        if isinstance(extra, ir.Never) and not properties:
            extra, residual = ir.Any(id=extra.id), (ir.Properties(max=0),)
        lost = tuple(k for k, gone in closed_by.items() if gone)
        if any(p.required and not p.declared for p in properties) and isinstance(
            extra, ir.Never
        ):
            lost = (*lost, "required")
        if lost:
            extra = ir.Any(id=extra.id)
        kept = tuple(p for p in properties if not isinstance(p.type, ir.Never))
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
        return _with_residual(node, schema, lost) if lost else node

    def _extra(self, schema: Schema) -> tuple[ir.Type, dict[str, bool]]:
        """The type of other properties, and the keywords that it cannot hold."""
        keyword = "additionalProperties"
        if "unevaluatedProperties" in schema.keywords and self._stands_alone(schema):
            keyword = "unevaluatedProperties"
        if keyword not in schema.keywords:
            return ir.Any(id=schema.id), {}
        extra = self.inline(schema.child(keyword))
        patterned = bool(schema.get("patternProperties"))
        if patterned and not _accepts_all(extra):
            return ir.Any(id=schema.id), {keyword: True}
        return extra, {}

    def _properties(self, schema: Schema, extra: ir.Type) -> list[ir.Property]:
        required = schema.required
        properties = [
            self._property(schema, name, name in required) for name in schema.properties
        ]
        properties += (
            ir.Property(
                name=name,
                type=ir.Any(id=schema.id) if isinstance(extra, ir.Never) else extra,
                required=True,
                declared=False,
            )
            for name in required
            if name not in schema.properties
        )
        return properties

    def _property(self, schema: Schema, name: str, required: bool) -> ir.Property:
        place = schema.child("properties", name)
        described = self.schemas[place]
        return ir.Property(
            name=name,
            type=self.inline(place),
            required=required,
            default=self._default(described),
            docs=described.docs,
            read_only=described.get("readOnly") is True,
            write_only=described.get("writeOnly") is True,
        )

    def _default(self, schema: Schema) -> ir.Default | None:
        """The `default` of a schema, or of the one that its `$ref` leads to."""
        seen: set[TypeId] = set()
        while schema.id not in seen:
            if "default" in schema.keywords:
                return ir.Default(value=schema.get("default"))
            seen.add(schema.id)
            if schema.ref is not None:
                schema = self.schemas[schema.ref]
        return None

    def _object_assertions(self, schema: Schema) -> tuple[ir.Assertion, ...]:
        found: list[ir.Assertion] = []
        if schema.property_count is not None:
            found.append(schema.property_count)
        names = tuple(
            (name, tuple(needs))
            for keyword in ("dependentRequired", "dependencies")
            if keyword in schema.dialect.keywords
            for name, needs in (schema.get(keyword) or {}).items()
            if isinstance(needs, list) and needs
        )
        if names:
            found.append(ir.DependentRequired(names))
        return tuple(found)

    # -- arrays

    def _array(self, schema: Schema, *, implied: bool) -> ir.Type:
        prefix = schema.prefix
        if prefix:
            return self._tuple(schema, prefix, implied=implied)
        residual = schema.item_count
        items: ir.Type = ir.Any(id=schema.id)
        if schema.rest is not None:
            items = self.inline(schema.rest)
        elif schema.get("unevaluatedItems") is not None and self._is_residual(
            schema, "unevaluatedItems"
        ):
            items = ir.Any(id=schema.id)
        if isinstance(items, ir.Never):
            items, residual = ir.Any(id=schema.id), ir.Items(max=0)
        return ir.Array(
            id=schema.id,
            docs=schema.docs,
            items=items,
            implied=implied,
            residual=() if residual is None else (residual,),
        )

    def _tuple(
        self, schema: Schema, prefix: tuple[TypeId, ...], *, implied: bool
    ) -> ir.Type:
        """A tuple where the length is fixed; an array held to its schema otherwise."""
        count = schema.item_count or ir.Items()
        rest = None if schema.rest is None else self.schemas[schema.rest].value
        closed = rest is False or (count.max is not None and count.max <= len(prefix))
        items = tuple(map(self.inline, prefix))
        whole = not implied and closed and count.min == len(prefix)
        if whole and not any(isinstance(item, ir.Never) for item in items):
            unique = (ir.Items(unique=True),) if count.unique else ()
            return ir.Tuple(
                id=schema.id, docs=schema.docs, items=items, residual=unique
            )
        anything = ir.Any(id=schema.id)
        node = ir.Array(
            id=schema.id, docs=schema.docs, items=anything, implied=implied
        )
        held = ("prefixItems", "items", "additionalItems")
        return _with_residual(node, schema, (k for k in held if k in schema.keywords))


def dynamic_schemas(schemas: Mapping[TypeId, Schema]) -> frozenset[TypeId]:
    """The schemas whose meaning depends on the path by which they are reached.

    Such a schema has a `$dynamicRef` or a `$recursiveRef`, or leads to one that has;
    it can only be judged as a whole, by a validator that comes from its root.
    """
    found = [
        schema.id
        for schema in schemas.values()
        if any(keyword in schema.keywords for keyword in schema.dialect.dynamic_keywords)
    ]
    if not found:
        return frozenset()
    edges = {schema.id: tuple(schema.leads_to) for schema in schemas.values()}
    return frozenset(Graph(edges).reversed().reachable(found))


def needs_class(node: ir.Type) -> bool:
    """Whether a type can only be written as a class."""
    match node:
        case ir.Object():
            return True
        case ir.Intersection(members=members):
            return any(
                needs_class(member) or isinstance(member, ir.Ref) for member in members
            )
        case _:
            return False


def _with_residual(
    node: ir.Type, schema: Schema, keywords: Iterable[str]
) -> ir.Type:
    """The type, held to its schema as a whole because of some keywords."""
    fragment = ir.Fragment(schema.id, tuple(keywords))
    rest = tuple(a for a in node.residual if not isinstance(a, ir.Fragment))
    earlier = tuple(
        k for a in node.residual if isinstance(a, ir.Fragment) for k in a.keywords
    )
    whole = replace(fragment, keywords=(*earlier, *fragment.keywords))
    return replace(node, residual=(*rest, whole))


def _accepts_all(node: ir.Type) -> bool:
    return isinstance(node, ir.Any) and not node.residual


def _accepts_null(node: ir.Type) -> bool:
    """Whether null is let through already, as far as the type alone can tell."""
    match node:
        case ir.Scalar(kind=ir.Kind.NULL):
            return True
        case ir.Any():
            return not node.residual
        case ir.Enum(members=members):
            return any(member.value is None for member in members)
        case ir.Union(variants=variants):
            return any(map(_accepts_null, variants))
        case _:
            return False


def _distinct(types: Iterable[str]) -> list[str]:
    """Types without repeats; `integer` is left out where `number` is in."""
    found = list(dict.fromkeys(types))
    return [t for t in found if not (t == "integer" and "number" in found)]


def _is_of(value: ir.Json, json_type: str) -> bool:
    """Whether a value is of a JSON type (`1.0` is an integer, `true` is not)."""
    match json_type:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer" | "number" if isinstance(value, bool):
            return False
        case "integer":
            return isinstance(value, int) or (
                isinstance(value, float) and value.is_integer()
            )
        case "number":
            return isinstance(value, int | float)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def _member_names(schema: Schema, count: int) -> list[tuple[str | None, str]]:
    """Names and descriptions that vendor extensions give to enum values."""
    columns: list[list[str]] = []
    for keywords in (
        ("x-enum-varnames", "x-enumNames"),
        ("x-enum-descriptions", "x-enumDescriptions"),
    ):
        given = next((schema.get(k) for k in keywords if k in schema.keywords), None)
        usable = (
            isinstance(given, list)
            and len(given) == count
            and all(isinstance(text, str) for text in given)
        )
        columns.append(given if usable else [""] * count)
    return [(name or None, text) for name, text in zip(*columns, strict=True)]
