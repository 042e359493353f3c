"""`allOf`, and keywords beside a `$ref`, merged into one type.

Objects are merged property by property, scalars bound by bound, unions variant by
variant. Where no type can say the intersection, one of its members stands for it
and the schema as a whole becomes a residual. Schemas in `allOf` that contradict each
other are an error that shows both places. Keywords of one schema that do so, as
generators of specifications write them, are warned of, and accept nothing.
"""

from __future__ import annotations

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics, Related
from specgen.ir import TypeId
from specgen.passes.intersect import Intersector
from specgen.passes.rewrite import Rewriter
from specgen.passes.settings import Settings
from specgen.source import split_id
from specgen.walk import is_null

NULL_ADVICE = "let null be one of the variants: {type: 'null'}"


def merge_all_of(
    spec: ir.Spec, settings: Settings, diagnostics: Diagnostics
) -> ir.Spec:
    """Replace every `Intersection` by what it amounts to."""
    merger = Merger(dict(spec.definitions), settings, diagnostics)
    for schema_id in spec.definitions:
        merger.settle(schema_id)
    operations = tuple(map(merger.rewriter.operation, spec.operations))
    return replace(spec, definitions=merger.definitions, operations=operations)


class Merger:
    """Merges on demand: a member that is itself an intersection is settled first."""

    def __init__(
        self,
        definitions: dict[TypeId, ir.Definition],
        settings: Settings,
        diagnostics: Diagnostics,
    ) -> None:
        self.definitions = definitions
        self.rewriter = Rewriter({ir.Intersection: self.merged})
        self.settings = settings
        self.diagnostics = diagnostics
        self.settled: set[TypeId] = set()
        self.open: set[TypeId] = set()

    def settle(self, schema_id: TypeId) -> None:
        """Merge one definition, if that has not been done or begun."""
        if schema_id in self.settled or schema_id in self.open:
            return
        self.open.add(schema_id)
        definition = self.definitions[schema_id]
        self.definitions[schema_id] = self.rewriter.definition(definition)
        self.open.discard(schema_id)
        self.settled.add(schema_id)

    def view(self, node: ir.Type) -> ir.Type | None:
        """The type behind a member; None where it is still being merged itself."""
        seen: set[TypeId] = set()
        while isinstance(node, ir.Ref):
            if node.target in seen or node.target in self.open:
                return None
            seen.add(node.target)
            self.settle(node.target)
            residual = node.residual
            node = self.definitions[node.target].type
            if residual:
                node = replace(node, residual=(*node.residual, *residual))
        return node

    def merged(self, node: ir.Intersection) -> ir.Type:
        """What an intersection amounts to."""
        asserted: list[ir.Assertion] = []
        members: list[ir.Type] = []
        for member in node.members:
            if isinstance(member, ir.Any):
                asserted.extend(member.residual)
            else:
                members.append(member)
        result = self._reduce(node, members)
        residual = (*result.residual, *asserted, *node.residual)
        docs = node.docs
        if docs == ir.NO_DOCS:  # a title is a name, and another schema's here
            docs = replace(result.docs, title="")
        return replace(result, id=node.id, docs=docs, residual=_unrepeated(residual))

    def _reduce(self, node: ir.Intersection, members: list[ir.Type]) -> ir.Type:
        if not members:
            return ir.Any(id=node.id)
        if len(members) == 1:
            return members[0]
        views = [self.view(member) for member in members]
        known = [view for view in views if view is not None]
        if len(known) < len(views):
            return _held(members[0], node, ("allOf",))
        result = known[0]
        intersector = Intersector(self.view, self.definitions)
        for member, view in zip(members[1:], known[1:], strict=True):
            both = intersector.of(result, view, f"{node.id}/allOf")
            if both is None:
                return _held(_most_telling(members, known), node, ("allOf",))
            if isinstance(both, ir.Never) and not _spelled_out(known):
                self._contradiction(node, members[0], member)
            result = both
        if intersector.lost:
            result = _held(result, node, tuple(intersector.lost))
        if isinstance(result, ir.Object):
            result = replace(result, bases=_bases(members))
        return result

    def _contradiction(
        self, whole: ir.Intersection, first: ir.Type, second: ir.Type
    ) -> None:
        members = first, second
        if not any(_is_schema_of_its_own(member, whole) for member in members):
            advice = NULL_ADVICE if any(map(is_null, members)) else ""
            place = split_id(whole.id)
            self.diagnostics.report("keyword-contradiction", place, suggestion=advice)
            return
        self.diagnostics.report(
            "allof-contradiction",
            split_id(second.id),
            related=(Related("the other side of it", split_id(first.id)),),
            severity=self.settings.contradictions,
            reason="what it says in allOf or side by side has no value in common",
        )


def _is_schema_of_its_own(member: ir.Type, whole: ir.Intersection) -> bool:
    """Whether a member is more than some keywords of the schema."""
    return isinstance(member, ir.Ref) or member.id.startswith(f"{whole.id}/allOf/")


def _held(node: ir.Type, whole: ir.Intersection, keywords: tuple[str, ...]) -> ir.Type:
    """A type that stands for all members, held to the schema as a whole."""
    fragments = (ir.Fragment(place, keywords) for place in whole.wholes)
    return replace(node, residual=(*node.residual, *fragments))


def _bases(members: list[ir.Type]) -> tuple[TypeId, ...]:
    """Where members lead that are no parts of the schema itself."""
    others = [m for m in members if isinstance(m, ir.Ref) and m.target != m.id]
    return tuple(dict.fromkeys(member.target for member in others))


def _most_telling(members: list[ir.Type], views: list[ir.Type]) -> ir.Type:
    """The member that says most: a class before a map, anything before a union."""
    rank = {ir.Object: 0, ir.Enum: 1, ir.Literal: 1, ir.Union: 3}
    ranked = sorted(range(len(views)), key=lambda n: rank.get(type(views[n]), 2))
    return members[ranked[0]]


def _spelled_out(members: list[ir.Type]) -> bool:
    """Whether one of the members is `false`, so that nothing is what was meant."""
    return any(isinstance(member, ir.Never) for member in members)


def _unrepeated(residual: tuple[ir.Assertion, ...]) -> tuple[ir.Assertion, ...]:
    """Assertions without repeats; fragments of one place become one."""
    found: dict[object, ir.Assertion] = {}
    for assertion in residual:
        key: object = assertion
        if isinstance(assertion, ir.Fragment):
            key = assertion.id
            earlier = found.get(key, assertion)
            keywords = dict.fromkeys((*earlier.as_keywords, *assertion.keywords))
            assertion = replace(assertion, keywords=tuple(keywords))
        found[key] = assertion
    return tuple(found.values())
