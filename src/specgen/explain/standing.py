"""Where a schema is left in the IR: the nodes that hold values to it.

Owns the way back from a place in a document to nodes of the IR. A schema may have a
node of its own; it may have been merged into the node of one around it (`allOf`); or
a JSON Schema validator is to hold to it as a part of a larger one. Takes the plan;
gives a `Standing` for each schema, from the outside in. Must not judge keywords.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from specgen import ir
from specgen.emit.fields import Fields
from specgen.explain.holding import ALL_OF, UNIONS, held_by_type
from specgen.ir import TypeId
from specgen.plan import Plan
from specgen.pyexpr import Expr, Scope
from specgen.source import tokens
from specgen.walk import parts

MERGED = "/allOf"
"""Where the classes stand that come of merging, below the schema that they are of."""

_EXTRA = frozenset({"additionalProperties", "unevaluatedProperties"})
_REST = frozenset({"items", "additionalItems", "unevaluatedItems"})


class Bearer(Struct, frozen=True):
    """A node that holds values to a schema, and whether it does so exactly."""

    node: ir.Type
    exact: bool


class Cover(Struct, frozen=True):
    """A fragment around a schema, which a validator holds to as a whole."""

    fragment: ir.Fragment
    exact: bool


class Field(Struct, frozen=True):
    """A schema as a property, and what emit makes of it."""

    item: ir.Property
    fields: Fields

    @property
    def annotation(self) -> Expr:
        """The annotation of the field."""
        return self.fields.annotation(self.item)

    @property
    def is_required(self) -> bool:
        """Whether the field has no default."""
        return self.fields.is_required(self.item)

    @property
    def is_sent(self) -> bool:
        """Whether params have the key."""
        return self.fields.is_sent(self.item)

    @property
    def is_exact(self) -> bool:
        """Whether the field takes just what its schema accepts."""
        return self.fields.is_exact(self.item)


class Standing(Struct, frozen=True, kw_only=True):
    """All that is left of one schema.

    `bearers` are its nodes, or those of the schemas that it was `merged_into`; `covers`
    the fragments around it, where it has none of its own (`is_own`).
    """

    id: TypeId
    bearers: tuple[Bearer, ...] = ()
    covers: tuple[Cover, ...] = ()
    field: Field | None = None
    merged_into: tuple[TypeId, ...] = ()
    is_own: bool = False

    @property
    def fragments(self) -> Iterator[Cover]:
        """The fragments by which a validator holds to the schema as such."""
        yield from self.covers
        places = (self.id, *self.merged_into)
        for bearer in self.bearers:
            for assertion in bearer.node.residual:
                if isinstance(assertion, ir.Fragment) and assertion.id in places:
                    yield Cover(assertion, bearer.exact)


class Standings(Struct, eq=False):
    """The standings of the schemas in one definition, or in one operation.

    `root` is the outermost schema, from which the others are found step by step.
    """

    plan: Plan
    root: TypeId
    _nodes: dict[TypeId, list[Bearer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spec = self.plan.spec
        inside = f"{self.root}/"
        for place, definition in spec.definitions.items():
            if place == self.root or place.startswith(inside):
                self._note(definition.type, definition.exact)

    def of_root(self) -> Standing:
        """Return the standing of the outermost schema."""
        own = tuple(self._own(self.root))
        return Standing(id=self.root, bearers=own, is_own=bool(own))

    def inside(self, outer: Standing, way: str) -> Standing:
        """Return the standing of the schema that `way` leads to from `outer`."""
        place = outer.id + way
        steps = tokens(way)
        found = self._property(outer, steps)
        own = tuple(self._own(place) or self._own(f"{outer.id}{MERGED}{way}"))
        if own:
            return Standing(id=place, bearers=own, field=found, is_own=True)
        is_merged = steps[0] in ALL_OF | UNIONS
        covers = tuple(self._covers(outer, steps[0]))
        if covers:
            return Standing(id=place, covers=covers, field=found)
        return Standing(
            id=place,
            bearers=tuple(self._merged(outer, steps, found)),
            field=found,
            merged_into=(outer.id, *outer.merged_into) if is_merged else (),
        )

    def _covers(self, outer: Standing, keyword: str) -> Iterator[Cover]:
        """Yield the fragments that hold to what is inside of a keyword.

        That is what they are there for, or nothing else says what the keyword says.
        """
        is_said = keyword in ALL_OF | UNIONS or any(
            keyword in held_by_type(bearer.node) for bearer in outer.bearers
        )
        for cover in outer.fragments:
            keywords = cover.fragment.keywords
            named = keyword in keywords or "allOf" in keywords
            if named or not is_said or cover in outer.covers:
                yield cover

    def _note(self, node: ir.Type, exact: bool) -> None:
        """Remember which nodes stand for which places."""
        if not isinstance(node, ir.Any) or node.residual:  # else it holds to nothing
            self._nodes.setdefault(node.id, []).append(Bearer(node, exact))
        if isinstance(node, ir.Object):
            for found in fields_of(node, self.plan):
                self._note(found.item.type, found.is_exact)
            self._note(node.extra, exact)
            return
        for part in parts(node):
            self._note(part, exact)

    def _own(self, place: TypeId) -> list[Bearer]:
        """Return the nodes that stand for a place, the outermost first."""
        definition = self.plan.spec.definitions.get(place)
        if definition is not None:
            return self._expanded(Bearer(definition.type, definition.exact))
        nodes = self._nodes.get(place)
        return self._expanded(nodes[0]) if nodes else []

    def _expanded(self, bearer: Bearer) -> list[Bearer]:
        """Return a node with the parts that speak for it.

        A reference may lead to a part that is a class; and what stands beside a union
        has become a part of each variant.
        """
        seen: set[TypeId] = set()
        found = [bearer]
        for each in found:  # grows while it is walked
            node = each.node
            if isinstance(node, ir.Union):
                found += [Bearer(variant, each.exact) for variant in node.variants]
            elif isinstance(node, ir.Ref) and node.target not in seen:
                seen.add(node.target)
                part = self.plan.definition(node.target)
                if not part.named:
                    found.append(Bearer(part.type, part.exact))
        return found

    def _merged(
        self, outer: Standing, steps: tuple[str, ...], found: Field | None
    ) -> Iterator[Bearer]:
        """Yield the nodes that a schema without one of its own has become a part of."""
        if steps[0] in ALL_OF | UNIONS:
            yield from outer.bearers
        elif found is not None:
            yield from self._expanded(Bearer(found.item.type, found.is_exact))
        for bearer in outer.bearers:
            match bearer.node:
                case ir.Object(extra=part) if steps[0] in _EXTRA:
                    yield Bearer(part, bearer.exact)
                case ir.Map(values=part) if steps[0] in _EXTRA:
                    yield Bearer(part, bearer.exact)
                case ir.Array(items=part) if steps[0] in _REST:
                    yield Bearer(part, bearer.exact)

    def _property(self, outer: Standing, steps: tuple[str, ...]) -> Field | None:
        """Find the property that a schema is the type of."""
        if steps[0] != "properties":
            return None
        classes = [b.node for b in outer.bearers if isinstance(b.node, ir.Object)]
        for node in classes:  # grows, as a property may be inherited as it is
            for found in fields_of(node, self.plan):
                if found.item.name == steps[1]:
                    return found
            bases = (self.plan.definition(base).type for base in node.bases)
            classes += [base for base in bases if isinstance(base, ir.Object)]
        return None


def fields_of(node: ir.Object, plan: Plan) -> Iterator[Field]:
    """Yield the properties of a class as the fields that emit makes of them."""
    definition = plan.spec.definitions.get(node.id)
    if definition is not None:
        fields = Fields(node, definition, plan, Scope(".", ()))
        for item in node.properties:
            yield Field(item, fields)
