"""The property by which a request asks for a stream in place of a JSON answer.

An operation that answers with either has it, under the name that all APIs give it: the
request of each answer can then have a type of its own.
"""

from __future__ import annotations

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.passes.settings import Settings
from specgen.walk import resolved, without_null

STREAM_SWITCH = "stream"


def find_switches(
    spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Set `stream_switch` of each operation that has one."""
    operations = tuple(_with_switch(op, spec.definitions) for op in spec.operations)
    return replace(spec, operations=operations)


def _with_switch(operation: ir.Operation, definitions: ir.Definitions) -> ir.Operation:
    """Name the boolean property of a request that asks for the stream, if any."""
    if operation.stream is None or not operation.responses:
        return operation
    if any(has_switch(request, definitions) for request in operation.requests):
        return replace(operation, stream_switch=STREAM_SWITCH)
    return operation


def has_switch(request: ir.Type, definitions: ir.Definitions) -> bool:
    """Whether a request is an object with a boolean property that asks for a stream."""
    schema = resolved(request, definitions)
    return isinstance(schema, ir.Object) and any(
        item.name == STREAM_SWITCH and _is_boolean(without_null(item.type, definitions))
        for item in schema.properties
    )


def _is_boolean(node: ir.Type) -> bool:
    return isinstance(node, ir.Scalar) and node.kind is ir.Kind.BOOLEAN
