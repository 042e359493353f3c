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
from specgen.walk import resolved


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
    definitions: ir.Definitions,
) -> ir.Object:
    """An object with those bases that its class can have, and what it adds to them."""
    own = {item.name: item for item in node.properties}
    bases: list[TypeId] = []
    taken: set[str] = set()
    for target in node.bases:
        base = resolved(ir.Ref(id=target, target=target), definitions)
        if not isinstance(base, ir.Object) or base.id in bases:
            continue
        if not _is_held_alike(definitions[base.id], definition):
            continue
        if _can_extend(base, own, taken):
            taken.update(item.name for item in base.properties)
            bases.append(base.id)
    kept = tuple(item for item in node.properties if item.name not in taken)
    return replace(node, bases=tuple(bases), properties=kept)


def _is_held_alike(base: ir.Definition, definition: ir.Definition) -> bool:
    """Whether a class exists wherever one that inherits from it is, and as strictly."""
    return base.exact is definition.exact and definition.use in base.use


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
