"""Unions whose variants can be told apart before they are validated.

A tag is, in this order: the discriminator that the specification names, then the
first property that is required and constant in every variant, with values that no
two variants share. A discriminator that does not hold is a diagnostic; where no other
property does, it still says which variant is to be tried first, if by nothing else than
its mapping and the names of schemas. `oneOf` needs no further check where no document
fits two variants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.ir import TypeId
from specgen.passes.discriminators import places_of, values_meaning
from specgen.passes.exclusivity import Exclusivity
from specgen.passes.python_types import PythonTypes
from specgen.passes.rewrite import Rewriter
from specgen.passes.settings import Settings
from specgen.source import split_id
from specgen.walk import objects_in, resolved, string_values


def tag_unions(spec: ir.Spec, settings: Settings, diagnostics: Diagnostics) -> ir.Spec:
    """Tag every union that can be, and drop `ExactlyOne` where it is always met."""
    types = PythonTypes(spec.definitions, python_formats=settings.python_formats)
    exclusivity = Exclusivity(spec.definitions, types)
    tagger = _Tagger(spec.definitions, exclusivity, diagnostics)
    return Rewriter({ir.Union: tagger.tagged}).spec(spec)


class _Tagger:
    def __init__(
        self,
        definitions: ir.Definitions,
        exclusivity: Exclusivity,
        diagnostics: Diagnostics,
    ) -> None:
        self.definitions = definitions
        self.exclusivity = exclusivity
        self.diagnostics = diagnostics
        self.reported: set[TypeId] = set()

    def tagged(self, node: ir.Union) -> ir.Type:
        """The union with its tag or its hint, asserting what these leave open."""
        objects, others = _split(node.variants, self._is_object)
        tag = self._tag(node, objects) if len(objects) > 1 else None
        residual = self._residual(node, objects, others, tag)
        if residual != node.residual:
            node = replace(node, residual=residual)
        if tag is None or tag.property != node.discriminator:
            hinted = self._hinted(node)
            self._judge(hinted, tag, objects)
            if tag is None:
                return hinted
        if not others:
            return replace(node, tag=tag)
        inner = ir.Union(id=node.id, variants=tuple(objects), tag=tag)
        return replace(node, variants=(inner, *others))

    def _residual(
        self,
        node: ir.Union,
        objects: list[ir.Type],
        others: list[ir.Type],
        tag: ir.Tag | None,
    ) -> tuple[ir.Assertion, ...]:
        """What is left to assert: `oneOf` where a document may fit two variants."""
        only = [a for a in node.residual if isinstance(a, ir.ExactlyOne)]
        if not only:
            return node.residual
        rest = tuple(a for a in node.residual if a not in only)
        told_apart = tag is not None or len(objects) < 2
        if told_apart and self.exclusivity.are_disjoint(others, objects=bool(objects)):
            return rest
        if self.exclusivity.are_countable(node.variants):
            return node.residual
        return (*rest, *(ir.Fragment(a.id, ("oneOf",)) for a in only))

    def _is_object(self, node: ir.Type) -> bool:
        """Whether all values are objects of known properties."""
        if node.residual and isinstance(node, ir.Ref):
            return False
        match resolved(node, self.definitions):
            case ir.Object(implied=implied):
                return not implied
            case ir.Union(variants=variants, residual=()) if variants:
                return all(map(self._is_object, variants))
            case _:
                return False

    # -- hints

    def _hinted(self, node: ir.Union) -> ir.Union:
        """Put first what the discriminator speaks of, and say by which values."""
        named = node.discriminator
        if named is None:
            return node
        classes, others = _split(node.variants, self._is_class)
        objects = {o.id: o for v in classes for o in objects_in(v, self.definitions)}
        declared = {item.name for o in objects.values() for item in o.properties}
        if not 1 < len(classes) == len(objects) or named not in declared:
            return node
        variants = (*classes, *others)
        meant = values_meaning(variants, named, node.mapping, self.definitions)
        values = tuple(meant[: len(classes)])
        if not any(values):
            return node
        hint = ir.Tag(property=named, values=values)
        return replace(node, variants=variants, hint=hint)

    def _is_class(self, node: ir.Type) -> bool:
        return isinstance(resolved(node, self.definitions), ir.Object)

    # -- tags

    def _tag(self, node: ir.Union, objects: list[ir.Type]) -> ir.Tag | None:
        """What tells objects apart: the first property that does."""
        for name in self._candidates(node, objects):
            tag = self._tag_of(name, objects)
            if tag is not None:
                return tag
        return None

    def _candidates(self, node: ir.Union, objects: list[ir.Type]) -> Iterator[str]:
        """Properties that may tell objects apart, the discriminator before others."""
        if node.discriminator is not None:
            yield node.discriminator
        first = objects_in(objects[0], self.definitions)[0]
        yield from (p.name for p in first.properties if p.required and p.declared)

    def _tag_of(self, name: str, objects: list[ir.Type]) -> ir.Tag | None:
        groups: list[tuple[str, ...]] = []
        taken: set[str] = set()
        for variant in objects:
            values = self._values(name, variant)
            if values is None or not taken.isdisjoint(values):
                return None
            taken.update(values)
            groups.append(values)
        return ir.Tag(property=name, values=tuple(groups))

    def _values(self, name: str, variant: ir.Type) -> tuple[str, ...] | None:
        """The values that mean a variant; None where it does not pin them down."""
        found: list[str] = []
        for item in objects_in(variant, self.definitions):
            values = self._constants(name, item)
            if values is None:
                return None
            found.extend(values)
        return tuple(dict.fromkeys(found)) or None

    def _constants(self, name: str, item: ir.Object) -> tuple[str, ...] | None:
        declared = next((p for p in item.properties if p.name == name), None)
        if declared is None or not declared.required:
            return None
        return string_values(declared.type, self.definitions)

    # -- diagnostics

    def _judge(
        self, node: ir.Union, tag: ir.Tag | None, objects: list[ir.Type]
    ) -> None:
        """Report a discriminator that is not the `tag`, and what it is good for."""
        name = node.discriminator
        if name is None or len(objects) < 2 or node.id in self.reported:
            return
        if self._is_default_apart(node, name, objects):
            return
        self.reported.add(node.id)
        values = [self._values(name, variant) for variant in objects]
        loose = [v for v, each in zip(objects, values, strict=True) if each is None]
        if not loose or node.hint is None:
            code = "discriminator-invalid"
        else:
            code = "discriminator-hint" if tag is None else "discriminator-unused"
        self.diagnostics.report(
            code,
            split_id(node.id).inside("discriminator"),
            property=name,
            tag=tag and tag.property,
            reason=self._loose(loose[0], name) if loose else _shared(values),
            suggestion=self._near(name, loose),
        )

    def _is_default_apart(
        self, node: ir.Union, name: str, objects: list[ir.Type]
    ) -> bool:
        """Whether all variants but that of `defaultMapping` are told apart."""
        default = node.default_mapping
        rest = [v for v in objects if default not in places_of(v, self.definitions)]
        return len(rest) < len(objects) and self._tag_of(name, rest) is not None

    def _loose(self, node: ir.Type, name: str) -> str:
        """Why a variant does not pin a discriminator down."""
        place = node.target if isinstance(node, ir.Ref) else node.id
        objects = objects_in(node, self.definitions)
        declared = [p for item in objects for p in item.properties if p.name == name]
        if not declared:
            return f"{place} has no such property"
        if not all(item.required for item in declared):
            return f"it is not required in {place}"
        return f"it is not constant in {place}"

    def _near(self, name: str, nodes: Iterable[ir.Type]) -> str:
        """Suggest a property of some types, where none of them has one of that name."""
        objects = (i for node in nodes for i in objects_in(node, self.definitions))
        known = dict.fromkeys(item.name for each in objects for item in each.properties)
        return "" if name in known else did_you_mean(name, known)


def _split(
    nodes: Iterable[ir.Type], test: Callable[[ir.Type], bool]
) -> tuple[list[ir.Type], list[ir.Type]]:
    """The types that pass a test, and the others."""
    passing: list[ir.Type] = []
    others: list[ir.Type] = []
    for node in nodes:
        (passing if test(node) else others).append(node)
    return passing, others


def _shared(values: Iterable[tuple[str, ...] | None]) -> str:
    """Which value of a discriminator two variants have."""
    counts = Counter(value for each in values for value in each or ())
    shared = next((value for value, count in counts.items() if count > 1), None)
    of_it = "" if shared is None else f" for it, {shared!r}"
    return f"two variants have the same value{of_it}"
