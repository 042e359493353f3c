"""The event streams of an API by the operations that answer with them."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from ._sse import EventStream


class _NoStreamError(KeyError):
    """No operation of this name answers with a stream; others do, by name."""

    def __str__(self) -> str:
        from difflib import get_close_matches  # which few programs ever need

        others: list[str]
        operation, others = self.args
        near = [repr(each) for each in get_close_matches(str(operation), others)]
        meant = f": did you mean {' or '.join(near)}?" if near else ""
        return f"no operation {operation!r} answers with a stream{meant}"


class StreamTable(Mapping[str, EventStream[Any]]):
    """A mapping from operation ids to streams, each imported when it is asked for."""

    def __init__(self, package: str, streams: Mapping[str, str]) -> None:
        """Take `"module:name"` of each stream, the module relative to `package`."""
        self._package = package
        self._streams = streams

    def __getitem__(self, operation: str) -> EventStream[Any]:
        if operation not in self._streams:
            raise _NoStreamError(operation, [*self])
        module, _, name = self._streams[operation].partition(":")
        stream: EventStream[Any] = getattr(import_module(module, self._package), name)
        return stream

    def __iter__(self) -> Iterator[str]:
        return iter(self._streams)

    def __len__(self) -> int:
        return len(self._streams)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {', '.join(map(repr, self))}>"
