"""Surface to IR: what each schema means, one function a kind of schema.

Owns: the reading of keywords as JSON Schema defines them. Takes: a `Surface`.
Gives: a `Spec` that still has intersections, plain unions and untyped streams,
which the passes settle. Must not know: Python names, modules, other dialects'
spellings (`Schema` hides them).

What a type cannot say becomes a residual assertion on it; a type may accept more
than its schema as long as the residual says so, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from specgen import ir
from specgen.config.settings import Stream
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.lower.containers import Containers, stands_alone
from specgen.lower.streams import lower_streams
from specgen.lower.values import KINDS, enumeration, scalar, with_residual
from specgen.parse import Surface
from specgen.parse.operations import SurfaceOperation
from specgen.parse.outline import Outline
from specgen.parse.schema import Schema
from specgen.walk import values_of

RESIDUAL_KEYWORDS = frozenset(
    "not if then else contains propertyNames patternProperties dependentSchemas "
    "dependencies unevaluatedItems unevaluatedProperties".split()
)
"""Keywords that no Python type can say: values are held to the schema as a whole."""

UNITING_KEYWORDS = frozenset({"anyOf", "oneOf"})
COMBINING_KEYWORDS = UNITING_KEYWORDS | {"allOf"}

_BEYOND_TYPE = (
    frozenset("$ref $dynamicRef $recursiveRef enum const".split())
    | COMBINING_KEYWORDS
    | RESIDUAL_KEYWORDS
)
"""Keywords that make more of a schema than a type with its bounds."""


def lower(surface: Surface, declared: Mapping[TypeId, Stream]) -> ir.Spec:
    """Lower every named schema, every operation and stream, and all that they reach.

    `declared` are the streams that the configuration speaks of, by their schema.
    """
    lowering = _Lowering(surface)
    for schema_id in surface.named:
        lowering.define(schema_id, named=True)
    stream_of, streams = lower_streams(surface, declared, lowering)
    operations = tuple(
        replace(lowering.operation(operation), stream=stream_of.get(operation.id))
        for operation in surface.operations
    )
    lowering.drain()
    return ir.Spec(
        info=surface.info,
        definitions=lowering.definitions,
        roots=surface.roots,
        operations=operations,
        streams=streams,
        families=tuple(_families(surface.schemas)),
        alone=frozenset(lowering.alone),
    )


def _families(schemas: Mapping[TypeId, Schema]) -> Iterator[ir.Family]:
    """Discriminators of schemas that have no variants themselves (OpenAPI, 4.25)."""
    for schema in schemas.values():
        keywords = schema.keywords
        if "discriminator" in keywords and UNITING_KEYWORDS.isdisjoint(keywords):
            named = schema.discriminator
            if named is not None:
                yield ir.Family(base=schema.id, tag=named, mapping=schema.mapping)


class _Lowering:
    """Lowers schemas on demand; what becomes a class goes to `definitions`."""

    def __init__(self, surface: Surface) -> None:
        self.schemas = surface.schemas
        self.containers = Containers(surface.schemas, self.inline)
        self.definitions: dict[TypeId, ir.Definition] = {}
        self.pending: list[tuple[TypeId, bool]] = []
        self.queued: set[TypeId] = set()
        self.dynamic = dynamic_schemas(surface.schemas)
        self.plain: dict[Outline, bool] = {}
        self.alone: set[TypeId] = set()

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

    def inline(self, schema: Schema) -> ir.Type:
        """A subschema where it is used: in place, or by reference to a class."""
        node = self.node(schema)
        if not needs_class(node):
            return node
        self.queued.add(schema.id)
        self.definitions[schema.id] = ir.Definition(type=node, named=False)
        return ir.Ref(id=schema.id, target=schema.id, docs=node.docs)

    def intersection(self, place: TypeId, schemas: Sequence[Schema]) -> ir.Type:
        """Lower schemas that all hold of one value; `place` is for a class."""
        parts = tuple(map(self.inline, schemas))
        if len(parts) == 1:
            return parts[0]
        wholes = tuple(schema.id for schema in schemas)
        node = ir.Intersection(id=place, members=parts, wholes=wholes)
        if not needs_class(node):
            return node
        self.definitions[place] = ir.Definition(type=node, named=False)
        return ir.Ref(id=place, target=place)

    def operation(self, operation: SurfaceOperation) -> ir.Operation:
        return ir.Operation(
            id=operation.id,
            name=operation.name,
            method=operation.method,
            path=operation.path,
            incoming=operation.incoming,
            requests=self._used(operation.requests),
            request_labels=operation.request_labels,
            is_body_required=operation.is_body_required,
            responses=self._used(operation.responses),
            response_labels=operation.response_labels,
            parameters=self._used(operation.parameters),
            docs=operation.docs,
        )

    def _used(self, places: Iterable[TypeId]) -> tuple[ir.Type, ...]:
        return tuple(self.inline(self.schemas[place]) for place in places)

    # -- one schema

    def node(self, schema: Schema) -> ir.Type:
        """The type of a schema: the intersection of what its keywords say."""
        outline = schema.outline
        if schema.boolean is not None:
            return (ir.Any if schema.boolean else ir.Never)(id=schema.id)
        if not outline.dialect.validation:
            return with_residual(ir.Any(id=schema.id), schema, ("$schema",))
        if self.dynamic and schema.id in self.dynamic:
            keywords = outline.dialect.dynamic_keywords
            return with_residual(ir.Any(id=schema.id), schema, keywords)
        if self._is_plain(outline):
            return self._by_type(schema) or ir.Any(id=schema.id, docs=schema.docs)
        node = self._combined(schema, list(self._parts(schema)))
        if not RESIDUAL_KEYWORDS.isdisjoint(outline.keywords):
            residual = tuple(k for k in schema.keywords if _is_residual(schema, k))
            if residual:
                node = with_residual(node, schema, residual)
        if schema.nullable and not _accepts_null(node):
            null = ir.Scalar(id=schema.id, kind=ir.Kind.NULL)
            part = self._part(schema, "object", node)
            node = ir.Union(id=schema.id, docs=schema.docs, variants=(part, null))
        return node

    def _is_plain(self, outline: Outline) -> bool:
        """Whether a schema is no more than a type, as nine of ten are."""
        known = self.plain.get(outline)
        if known is None:
            keywords = outline.keywords
            known = _BEYOND_TYPE.isdisjoint(keywords) and (
                "type" in keywords or "nullable" not in keywords
            )
            self.plain[outline] = known
        return known

    def _parts(self, schema: Schema) -> Iterator[ir.Type]:
        """All that a value of a schema is held to."""
        if schema.ref is not None:
            self.define(schema.ref)
            yield ir.Ref(id=schema.id, target=schema.ref)
        own = self._own(schema)
        if own is not None:
            yield own
        if not COMBINING_KEYWORDS.isdisjoint(schema.keywords):
            yield from map(self.inline, schema.members("allOf"))
            yield from self._unions(schema)

    def _combined(self, schema: Schema, parts: list[ir.Type]) -> ir.Type:
        """The parts of a schema as one type: the only one, or their intersection."""
        match parts:
            case []:
                return ir.Any(id=schema.id, docs=schema.docs)
            case [part] if part.id == schema.id and not isinstance(part, ir.Ref):
                return part
            case [ir.Ref(target=target, residual=residual)]:
                return ir.Ref(
                    id=schema.id, target=target, docs=schema.docs, residual=residual
                )
            case _:
                return ir.Intersection(
                    id=schema.id,
                    docs=schema.docs,
                    members=tuple(parts),
                    wholes=(schema.id,),
                )

    def _unions(self, schema: Schema) -> Iterator[ir.Type]:
        """The union of `anyOf` and that of `oneOf`, which are separate demands."""
        only = schema.besides_null
        if only is not None:
            self.alone.add(only.id)
        for keyword in ("anyOf", "oneOf"):
            variants = tuple(map(self.inline, schema.members(keyword)))
            if variants:
                exclusive = (ir.ExactlyOne(schema.id),) if keyword == "oneOf" else ()
                yield ir.Union(
                    id=schema.id,
                    docs=schema.words,
                    variants=variants,
                    discriminator=schema.discriminator,
                    mapping=schema.mapping,
                    default_mapping=schema.default_mapping,
                    residual=exclusive,
                )

    # -- the schema's own keywords

    def _own(self, schema: Schema) -> ir.Type | None:
        """What `type`, `enum` and the keywords of each JSON type say, if anything."""
        values = schema.enumeration()
        if values is None:
            return self._by_type(schema)
        node = enumeration(schema, values)
        if node is not None:
            return node
        # No value is of the type, as with numbers where texts were meant: what is left
        # to tell a reader is the type.
        node = self._by_type(schema) or ir.Any(id=schema.id)
        return with_residual(node, schema, (schema.enumerated_by,))

    def _by_type(self, schema: Schema) -> ir.Type | None:
        types = schema.types
        if types is None:
            return self._implied(schema)
        if len(types) == 1:
            return self._of_type(schema, types[0])
        variants = tuple(
            self._part(schema, t, self._of_type(schema, t)) for t in _distinct(types)
        )
        return ir.Union(id=schema.id, docs=schema.docs, variants=variants)

    def _implied(self, schema: Schema) -> ir.Type | None:
        """What the keywords of a schema without `type` say."""
        asserted = schema.outline.asserted_types
        if not asserted:
            return None
        if len(asserted) == 1:
            return self._of_type(schema, asserted[0], implied=True)
        keywords = {k for t in asserted for k in KEYWORDS_OF_TYPE[t]}
        found = tuple(k for k in schema.keywords if k in keywords)
        return with_residual(ir.Any(id=schema.id), schema, found)

    def _part(self, schema: Schema, json_type: str, node: ir.Type) -> ir.Type:
        """The type for one of a schema's JSON types; a class gets its own place."""
        if not needs_class(node):
            return node
        place = f"{schema.id}/type/{json_type}"
        self.queued.add(place)
        self.definitions[place] = ir.Definition(
            type=replace(node, id=place), named=False
        )
        return ir.Ref(id=schema.id, target=place)

    def _of_type(
        self, schema: Schema, json_type: str, *, implied: bool = False
    ) -> ir.Type:
        match json_type:
            case "object":
                return self.containers.object_type(schema, implied=implied)
            case "array":
                return self.containers.array_type(schema, implied=implied)
            case _:
                return scalar(schema, KINDS[json_type], implied=implied)


def _is_residual(schema: Schema, keyword: str) -> bool:
    """Whether a keyword asserts something that no Python type can say."""
    if keyword not in RESIDUAL_KEYWORDS or not schema.dialect.supports(keyword):
        return False
    value = schema.get(keyword)
    if keyword == "if":
        return "then" in schema.keywords or "else" in schema.keywords
    if keyword in ("then", "else"):
        return "if" in schema.keywords
    if keyword == "dependencies":
        return not all(isinstance(names, list) for names in value.values())
    if keyword in ("unevaluatedProperties", "unevaluatedItems"):
        return value is not True and not stands_alone(schema)
    if keyword in ("not", "contains"):
        return True
    return value is not True and value != {}


def dynamic_schemas(schemas: Mapping[TypeId, Schema]) -> frozenset[TypeId]:
    """The schemas whose meaning depends on the path by which they are reached.

    Such a schema has a `$dynamicRef` or a `$recursiveRef`, or leads to one that has;
    it can only be judged as a whole, by a validator that comes from its root.
    """
    found = [schema.id for schema in schemas.values() if schema.outline.is_dynamic]
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


def _accepts_null(node: ir.Type) -> bool:
    """Whether null is let through already, as far as the type alone can tell."""
    match node:
        case ir.Scalar(kind=ir.Kind.NULL):
            return True
        case ir.Any():
            return not node.residual
        case ir.Literal() | ir.Enum():
            return None in values_of(node)
        case ir.Union(variants=variants, residual=residual):
            if any(isinstance(a, ir.ExactlyOne) for a in residual):
                return False  # another variant may take it as well
            return any(_accepts_null(v) for v in variants if not v.residual)
        case _:
            return False


def _distinct(types: Iterable[str]) -> list[str]:
    """Types without repeats; `integer` is left out where `number` is in."""
    found = list(dict.fromkeys(types))
    return [t for t in found if not (t == "integer" and "number" in found)]
