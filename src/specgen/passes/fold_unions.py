"""Unions in their plainest form.

A union in a union becomes one union, repeats and impossible variants go, a union
of one variant becomes that variant, null comes last, and a part that turned out
to need no class stands where it is used.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId
from specgen.passes.rewrite import Rewriter
from specgen.passes.settings import Settings
from specgen.walk import is_null


def fold_unions(
    spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Fold every union of a specification."""
    spec = _Folder(spec.definitions).rewriter.spec(spec)
    definitions = {
        place: _whole(definition, spec.definitions)
        for place, definition in spec.definitions.items()
    }
    return replace(spec, definitions=definitions)


class _Folder:
    """Folds unions, and puts parts that need no class where they are used."""

    def __init__(self, definitions: ir.Definitions) -> None:
        self.rewriter = Rewriter({ir.Union: _folded, ir.Ref: self._in_place})
        self._definitions = definitions
        self._open: set[TypeId] = set()

    def _in_place(self, node: ir.Ref) -> ir.Type:
        place = node.target
        if place != node.id or place in self._open:
            return node
        definition = self._definitions[place]
        if definition.named or isinstance(definition.type, ir.Object):
            return node
        self._open.add(place)
        part = self.rewriter.rewritten(definition.type)
        self._open.remove(place)
        return part


def _whole(definition: ir.Definition, definitions: ir.Definitions) -> ir.Definition:
    """A definition, with the type itself where it only refers to a part of its own."""
    node = definition.type
    if isinstance(node, ir.Ref) and not node.residual:
        part = definitions[node.target]
        if not part.named and node.target.startswith(f"{node.id}/"):
            docs = node.docs if node.docs != ir.NO_DOCS else part.type.docs
            return replace(definition, type=replace(part.type, id=node.id, docs=docs))
    return definition


def _folded(node: ir.Union) -> ir.Type:
    exclusive = any(isinstance(a, ir.ExactlyOne) for a in node.residual)
    variants: list[ir.Type] = [v for v in node.variants if not isinstance(v, ir.Never)]
    if not exclusive:
        if any(isinstance(v, ir.Any) and not v.residual for v in variants):
            return ir.Any(id=node.id, docs=node.docs, residual=node.residual)
        node = _discriminated(node, variants)
        variants = _unrepeated(_flat(variants))
    variants.sort(key=is_null)
    match variants:
        case []:
            return ir.Never(id=node.id, docs=node.docs)
        case [only]:
            asserted = (a for a in node.residual if not isinstance(a, ir.ExactlyOne))
            docs = node.docs if node.docs != ir.NO_DOCS else only.docs
            residual = (*only.residual, *asserted)
            return replace(only, id=node.id, docs=docs, residual=residual)
        case _ if len(variants) == len(node.variants) and all(
            a is b for a, b in zip(variants, node.variants, strict=True)
        ):
            return node
        case _:
            return replace(node, variants=tuple(variants))


def _discriminated(node: ir.Union, variants: Iterable[ir.Type]) -> ir.Union:
    """A union, with the discriminator of the one that is all of it but null."""
    match [variant for variant in variants if not is_null(variant)]:
        case [ir.Union(residual=()) as inner] if node.discriminator is None:
            return replace(
                node,
                discriminator=inner.discriminator,
                mapping=inner.mapping,
                default_mapping=inner.default_mapping,
            )
    return node


def _flat(variants: list[ir.Type]) -> Iterator[ir.Type]:
    """Variants of inner unions that assert nothing, among the others."""
    for variant in variants:
        if isinstance(variant, ir.Union) and not variant.residual:
            yield from variant.variants
        else:
            yield variant


def _unrepeated(variants: Iterable[ir.Type]) -> list[ir.Type]:
    found: dict[Hashable, ir.Type] = {}
    for variant in variants:
        found.setdefault(_meaning(variant), variant)
    return list(found.values())


def _meaning(node: ir.Type) -> Hashable:
    """What makes two variants the same: all but their place and their words."""
    if isinstance(node, ir.Ref):
        return ("ref", node.target, node.residual)
    if isinstance(node, ir.Scalar):
        return (node.kind, node.format, node.implied, node.residual)
    return id(node)
