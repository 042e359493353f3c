"""The intersection of two types, where a type can say it.

`Intersector.of` gives a type that accepts at least what both accept; `Never` where
nothing can be both; None where no type can say it. What a type says only in part is
noted in `lost`: the caller must then hold the result to its schema as a whole. Parts
that become a class get a place of their own below that schema, as the classes at
their members' places go on meaning what they mean for others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from specgen import ir
from specgen.ir import TypeId
from specgen.passes.intersect_values import says_less, tightened, values
from specgen.source import escape

View: TypeAlias = Callable[[ir.Type], ir.Type | None]
"""The type behind a reference; None where it is not known yet."""

MOST_VARIANTS = 256
"""A union that would have more variants is left to its schema as a whole."""


class Intersector(Struct):
    """Intersects types on behalf of one schema; new classes go to `definitions`."""

    view: View
    definitions: dict[TypeId, ir.Definition]
    lost: list[str] = field(default_factory=list)
    """The keywords of which the type says less than they do."""

    _begun: dict[tuple[TypeId, TypeId], TypeId] = field(default_factory=dict)
    """Where the intersection of two definitions stands, for types that contain it."""

    _met_again: set[TypeId] = field(default_factory=set)

    def of(self, a: ir.Type, b: ir.Type, at: TypeId) -> ir.Type | None:
        """The type of what both types accept; a class in it gets a place below `at`."""
        if isinstance(a, ir.Ref) and isinstance(b, ir.Ref) and a.target == b.target:
            return replace(a, residual=(*a.residual, *b.residual))
        first, second = self.view(a), self.view(b)
        if first is None or second is None:
            return None
        match first, second:
            case (ir.Never(), _) | (_, ir.Never()):
                return ir.Never(id=first.id)
            case ir.Any(residual=asserted), _:
                return replace(b, residual=(*asserted, *b.residual))
            case _, ir.Any(residual=asserted):
                return replace(a, residual=(*a.residual, *asserted))
            case ir.Union(), _:
                return self._with_union(first, b, second, at)
            case _, ir.Union():
                return self._with_union(second, a, first, at)
            case _ if says_less(second, first):
                return a
            case _ if says_less(first, second):
                return b
            case _:
                return self._of_one_kind(first, second, at)

    def _of_one_kind(self, a: ir.Type, b: ir.Type, at: TypeId) -> ir.Type | None:
        if isinstance(a, ir.Object | ir.Map) and isinstance(b, ir.Object | ir.Map):
            return self._objects(_as_object(a), _as_object(b), at)
        if isinstance(a, ir.Array) and isinstance(b, ir.Array):
            return self._arrays(a, b, at)
        return values(a, b)

    def _part(self, a: ir.Type, b: ir.Type, at: TypeId) -> ir.Type | None:
        """The intersection of two types inside others, where no class can stand."""
        if a == b:
            return a
        pair = _targets(a, b)
        if pair in self._begun:
            again = self._begun[pair]
            self._met_again.add(again)
            return ir.Ref(id=again, target=again)
        if pair is not None:
            self._begun[pair] = at
        both = self.of(a, b, at)
        if not isinstance(both, ir.Object) and at not in self._met_again:
            if pair is not None:
                del self._begun[pair]  # there is nothing at that place
            return both
        if both is None:
            self.lost.append("allOf")
            both = ir.Any(id=at)
        both = replace(both, id=at)
        self.definitions[at] = ir.Definition(type=both, named=False)
        return ir.Ref(id=at, target=at, docs=both.docs)

    # -- objects

    def _objects(self, a: ir.Object, b: ir.Object, at: TypeId) -> ir.Type:
        properties = {p.name: p for p in a.properties}
        for item in b.properties:
            earlier = properties.get(item.name)
            if earlier is None:
                properties[item.name] = item
                continue
            place = f"{at}/properties/{escape(item.name)}"
            both = self._property(earlier, item, place)
            if both is None:
                self.lost.append("properties")
            else:
                properties[item.name] = both
        extra = self._extra(a, b, at)
        if extra is None:
            self.lost.append("additionalProperties")
            extra = ir.Any(id=a.id)
        implied = a.implied and b.implied
        residual = tightened((*a.residual, *b.residual))
        if not properties:
            return ir.Map(id=a.id, values=extra, implied=implied, residual=residual)
        return ir.Object(
            id=a.id,
            docs=a.docs,
            properties=tuple(properties.values()),
            extra=extra,
            implied=implied,
            residual=residual,
        )

    def _extra(self, a: ir.Object, b: ir.Object, at: TypeId) -> ir.Type | None:
        """The type of other properties; None where they are no longer of one type.

        What one side says of other properties also holds for those that only the
        other side has, which a class cannot say.
        """
        if _is_open(a) and _is_open(b):
            return a.extra
        names_a, names_b = ({p.name for p in side.properties} for side in (a, b))
        if _is_open(b) and names_b <= names_a:
            return a.extra
        if _is_open(a) and names_a <= names_b:
            return b.extra
        if names_a == names_b:
            return self._part(a.extra, b.extra, f"{at}/additionalProperties")
        return None

    def _property(
        self, a: ir.Property, b: ir.Property, at: TypeId
    ) -> ir.Property | None:
        if not a.declared or not b.declared:
            declared, other = (a, b) if a.declared else (b, a)
            if not isinstance(other.type, ir.Any) or other.type.residual:
                return None
            return replace(declared, required=True)
        both = self._part(a.type, b.type, at)
        if both is None or isinstance(both, ir.Never):
            return None
        return replace(
            a,
            type=both,
            required=a.required or b.required,
            default=b.default or a.default,
            docs=b.docs if b.docs != ir.NO_DOCS else a.docs,
            read_only=a.read_only or b.read_only,
            write_only=a.write_only or b.write_only,
        )

    # -- arrays and unions

    def _arrays(self, a: ir.Array, b: ir.Array, at: TypeId) -> ir.Type | None:
        items = self._part(a.items, b.items, f"{at}/items")
        if items is None:
            return None
        residual = (*a.residual, *b.residual)
        if isinstance(items, ir.Never):
            items, residual = ir.Any(id=a.id), (*residual, ir.ItemLimits(max=0))
        return ir.Array(
            id=a.id,
            items=items,
            implied=a.implied and b.implied,
            residual=tightened(residual),
        )

    def _with_union(
        self, union: ir.Union, other: ir.Type, behind: ir.Type, at: TypeId
    ) -> ir.Type | None:
        """A union and another type, which has `behind` behind it, variant by variant.

        Variants that only ask for some properties (`anyOf: [{required: [a]}, …]`)
        cannot be told by a type.
        """
        if any(_only_requires(self.view(variant)) for variant in union.variants):
            return None
        count = len(behind.variants) if isinstance(behind, ir.Union) else 1
        if count * len(union.variants) > MOST_VARIANTS:
            return None
        variants = []
        for number, variant in enumerate(union.variants):
            if self._told_apart(variant, other):
                continue
            both = self._part(variant, other, f"{at}/anyOf/{number}")
            if both is None:
                return None
            if not isinstance(both, ir.Never):
                variants.append(both)
        if not variants:
            return ir.Never(id=union.id)
        residual = union.residual
        if self.lost:  # more documents may fit two variants than did
            residual = tuple(a for a in residual if not isinstance(a, ir.ExactlyOne))
        return replace(union, variants=tuple(variants), residual=residual)

    def _told_apart(self, a: ir.Type, b: ir.Type) -> bool:
        """Whether a property that one of two objects requires has no value in both.

        That is asked before their other properties are looked into: variants with
        tags that contain one another lead to no end of pairs.
        """
        first, second = self.view(a), self.view(b)
        if not isinstance(first, ir.Object) or not isinstance(second, ir.Object):
            return False
        if first.implied and second.implied:
            return False
        others = {p.name: p for p in second.properties}
        return any(
            isinstance(values(self._constant(p), self._constant(other)), ir.Never)
            for p in first.properties
            if (other := others.get(p.name)) and (p.required or other.required)
        )

    def _constant(self, node: ir.Property) -> ir.Type:
        """The type of a property if it is one of a few values, else of any."""
        found = self.view(node.type)
        if isinstance(found, ir.Enum | ir.Literal):
            return found
        return ir.Any(id=node.type.id)


def _targets(a: ir.Type, b: ir.Type) -> tuple[TypeId, TypeId] | None:
    """The definitions that two types are, if they are nothing else."""
    if isinstance(a, ir.Ref) and isinstance(b, ir.Ref):
        return None if a.residual or b.residual else (a.target, b.target)
    return None


def _as_object(node: ir.Object | ir.Map) -> ir.Object:
    if isinstance(node, ir.Object):
        return node
    return ir.Object(
        id=node.id,
        docs=node.docs,
        properties=(),
        extra=node.values,
        implied=node.implied,
        residual=node.residual,
    )


def _is_open(node: ir.Object) -> bool:
    return isinstance(node.extra, ir.Any) and not node.extra.residual


def _only_requires(node: ir.Type | None) -> bool:
    match node:
        case None | ir.Any():
            return True
        case ir.Object(properties=properties, implied=True):
            return not any(p.declared for p in properties)
        case ir.Map(implied=True):
            return True
        case _:
            return False
