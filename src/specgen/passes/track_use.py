"""Which way each type travels, and which verdict holds for it.

What a client sends is exact, what it reads is tolerant; a type used both ways is
tolerant, and so is one that no operation uses, as nobody knows who reads it; that
says nothing of the types it leads to, where some operation uses those. A
specification without operations is exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId, Use
from specgen.passes.rewrite import references
from specgen.passes.settings import Settings


def track_use(
    spec: ir.Spec, settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Set `use` and `exact` of every definition; drop parts that nothing uses."""
    edges = {
        schema_id: tuple(dict.fromkeys(references(definition.type)))
        for schema_id, definition in spec.definitions.items()
    }
    sent = _reached(edges, _roots(t for op in spec.operations for t in _sent(op)))
    read = _reached(edges, _roots(t for op in spec.operations for t in _read(op)))
    read |= _reached(edges, [stream.id for stream in spec.streams if stream.id in edges])
    used = sent | read
    free = {place: found for place, found in edges.items() if place not in used}
    named = [d.id for d in spec.definitions.values() if d.named and d.id in free]
    unknown = _reached(free, named)
    unknown -= used
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        use = Use.NONE
        if schema_id in sent or schema_id in unknown:
            use |= Use.SENT
        if schema_id in read or schema_id in unknown:
            use |= Use.READ
        if use is not Use.NONE:
            exact = _is_exact(use, settings, bool(spec.operations))
            definitions[schema_id] = replace(definition, use=use, exact=exact)
    return replace(spec, definitions=definitions)


def _is_exact(use: Use, settings: Settings, has_operations: bool) -> bool:
    match settings.validation:
        case "exact":
            return True
        case "tolerant":
            return False
        case "by-direction":
            return use is Use.SENT or not has_operations


def _sent(operation: ir.Operation) -> Iterable[ir.Type]:
    return (*operation.requests, *operation.parameters)


def _read(operation: ir.Operation) -> Iterable[ir.Type]:
    stream = () if operation.stream is None else (operation.stream,)
    return (*operation.responses, *stream)


def _roots(types: Iterable[ir.Type]) -> list[TypeId]:
    return [target for node in types for target in references(node)]


def _reached(
    edges: dict[TypeId, tuple[TypeId, ...]], roots: Iterable[TypeId]
) -> set[TypeId]:
    reached: set[TypeId] = set()
    pending = list(roots)
    while pending:
        schema_id = pending.pop()
        if schema_id not in reached:
            reached.add(schema_id)
            pending.extend(edges.get(schema_id, ()))
    return reached
