"""Schemas that read like event streams that no operation and no setting declares.

What speaks of server-sent events, and has a property that tells some apart, is likely
one of them: how to declare it is told, and nothing is changed.
"""

from __future__ import annotations

import re

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.passes.classify_streams import events_of
from specgen.passes.settings import Settings
from specgen.source import last_step, split_id

_SPEAKS_OF_EVENTS = re.compile(
    r"server[- ]sent|\bSSE\b|text/event-stream", re.IGNORECASE
)


def propose_streams(
    spec: ir.Spec, _settings: Settings, diagnostics: Diagnostics
) -> ir.Spec:
    """Report each schema that is likely a stream; the specification stays as it is."""
    streams = {stream.id for stream in spec.streams}
    for place, definition in spec.definitions.items():
        if not definition.named or place in streams:
            continue
        node = definition.type
        if not _SPEAKS_OF_EVENTS.search(node.docs.description):
            continue
        stream = ir.EventStream(id=place, events=ir.UntaggedEvents(schema=place))
        events = events_of(stream, node, spec.definitions)
        if isinstance(events, ir.FlatEvents | ir.TaggedEvents):
            diagnostics.report(
                "stream-proposal",
                split_id(place).key,
                name=last_step(place),
                suggestion=f'set streams."{place}".tag = "{events.tag}" in the '
                "configuration",
            )
    return spec
