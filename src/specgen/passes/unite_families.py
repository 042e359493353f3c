"""A schema and those built on it by `allOf` as one union, if it has a discriminator.

Whoever refers to `Pet` means any pet: a `Dog` where `petType` says so, and what is of
no kind that is known as a `Pet`. The union stands where the discriminator does; the
classes stay what they are, and so does what a document has to be to be accepted: what
is built on a schema by `allOf` accepts nothing that this does not accept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.passes.discriminators import values_meaning
from specgen.passes.rewrite import Changes, Rewriter
from specgen.passes.settings import Settings
from specgen.walk import resolved


def unite_families(
    spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Let every reference to the base of a family lead to the union of the family."""
    unions = dict(_unions(spec)) if spec.families else {}
    if not unions:
        return replace(spec, families=())
    redirected = _Redirected(spec.definitions, unions)
    changes: Changes = {ir.Ref: redirected.reference, ir.Union: redirected.union}
    united = Rewriter(changes).spec(spec)
    # A definition that is a reference is another name for the class.
    same = {p: d for p, d in spec.definitions.items() if isinstance(d.type, ir.Ref)}
    new = {u.id: ir.Definition(type=u, named=False) for u in unions.values()}
    definitions = {**united.definitions, **same, **new}
    return replace(united, definitions=definitions, families=())


def _unions(spec: ir.Spec) -> Iterator[tuple[TypeId, ir.Union]]:
    """The union of each family that has members, by its base."""
    built_on = _built_on(spec.definitions)
    for family in spec.families:
        base = spec.definitions.get(family.base)
        if base is None or not isinstance(base.type, ir.Object) or base.type.implied:
            continue
        kinds = [*map(_reference, built_on.reachable([family.base])[1:])]
        meant = values_meaning(kinds, family.tag, family.mapping, spec.definitions)
        known = {kind: own for kind, own in zip(kinds, meant, strict=True) if own}
        if known:
            yield (
                family.base,
                ir.Union(
                    id=ir.family_of(family.base),
                    discriminator=family.tag,
                    mapping=family.mapping,
                    variants=(*known, _reference(family.base)),
                    hint=ir.Tag(property=family.tag, values=(*known.values(),)),
                    based=True,
                ),
            )


def _reference(place: TypeId) -> ir.Ref:
    return ir.Ref(id=place, target=place)


def _built_on(definitions: ir.Definitions) -> Graph[TypeId]:
    """From each object to those that have it in their `allOf`."""
    edges: dict[TypeId, list[TypeId]] = {place: [] for place in definitions}
    for place, definition in definitions.items():
        if definition.named and isinstance(definition.type, ir.Object):
            for target in definition.type.bases:
                base = resolved(_reference(target), definitions)
                if base.id in edges:
                    edges[base.id].append(place)
    return Graph({place: tuple(targets) for place, targets in edges.items()})


class _Redirected:
    """Leads references to a base to the union of its family."""

    def __init__(
        self, definitions: ir.Definitions, unions: Mapping[TypeId, ir.Union]
    ) -> None:
        self.definitions = definitions
        self.unions = unions
        self.bases = {union.id: base for base, union in unions.items()}

    def reference(self, node: ir.Ref) -> ir.Ref:
        """A reference, to the union if it leads to a base and to nothing else."""
        found: ir.Type = node
        while isinstance(found, ir.Ref):
            union = self.unions.get(found.target)
            if union is not None:
                return replace(node, target=union.id)
            found = self.definitions[found.target].type
            if found.residual:
                break
        return node

    def union(self, node: ir.Union) -> ir.Union:
        """A union; where it names members of a family, it means the base itself."""
        variants = [v for v in node.variants if isinstance(v, ir.Ref)]
        led = {v.target for v in variants if v.target in self.bases}
        named = {
            resolved(v, self.definitions).id for v in variants if v.target not in led
        }
        meant = {t for t in led if not named.isdisjoint(self._members(t))}
        if not meant:
            return node
        return replace(
            node,
            variants=tuple(
                replace(v, target=self.bases[v.target])
                if isinstance(v, ir.Ref) and v.target in meant
                else v
                for v in node.variants
            ),
        )

    def _members(self, place: TypeId) -> set[TypeId]:
        union = self.unions[self.bases[place]]
        return {v.target for v in union.variants[:-1] if isinstance(v, ir.Ref)}
