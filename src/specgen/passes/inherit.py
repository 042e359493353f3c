"""`allOf` as inheritance: a class that adds to its bases and changes nothing.

An object keeps as bases those of its `allOf` members whose properties it has
unchanged, under the same verdict; it then only lists what they do not have.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId
from specgen.passes.settings import Settings


def inherit(spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics) -> ir.Spec:
    """Settle the bases of every object."""
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        node = definition.type
        if isinstance(node, ir.Object) and node.bases:
            node = _inheriting(node, definition, spec.definitions)
            definition = replace(definition, type=node)
        definitions[schema_id] = definition
    return replace(spec, definitions=definitions)


def _inheriting(
    node: ir.Object,
    definition: ir.Definition,
    definitions: Mapping[TypeId, ir.Definition],
) -> ir.Object:
    own = {p.name: p for p in node.properties}
    bases: list[TypeId] = []
    taken: set[str] = set()
    for target in node.bases:
        base = _class_behind(target, definitions)
        if base is None or base.exact is not definition.exact:
            continue
        if base.use & definition.use != definition.use or base.id in bases:
            continue
        kind = base.type
        if not isinstance(kind, ir.Object) or not _can_extend(kind, own, taken):
            continue
        taken |= {p.name for p in kind.properties}
        bases.append(base.id)
    kept = tuple(p for p in node.properties if p.name not in taken)
    return replace(node, bases=tuple(bases), properties=kept)


def _class_behind(
    target: TypeId, definitions: Mapping[TypeId, ir.Definition]
) -> ir.Definition | None:
    definition = definitions[target]
    seen = {target}
    while isinstance(definition.type, ir.Ref):
        target = definition.type.target
        if target in seen:
            return None
        seen.add(target)
        definition = definitions[target]
    return definition


def _can_extend(
    base: ir.Object, own: Mapping[str, ir.Property], taken: set[str]
) -> bool:
    """Whether a class with the properties `own` may inherit from `base`."""
    if base.implied or not isinstance(base.extra, ir.Any) or base.extra.residual:
        return False
    return all(
        own.get(item.name) == item and item.name not in taken
        for item in base.properties
    )
