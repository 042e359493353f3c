"""The event streams of an API by the operations that answer with them."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from ._sse import EventStream


class StreamTable(Mapping[str, EventStream[Any]]):
    """A mapping from operation ids to streams, each imported when it is asked for."""

    def __init__(self, package: str, streams: Mapping[str, str]) -> None:
        """Take `"module:name"` of each stream, the module relative to `package`."""
        self._package = package
        self._streams = streams

    def __getitem__(self, operation: str) -> EventStream[Any]:
        module, _, name = self._streams[operation].partition(":")
        stream: EventStream[Any] = getattr(import_module(module, self._package), name)
        return stream

    def __iter__(self) -> Iterator[str]:
        return iter(self._streams)

    def __len__(self) -> int:
        return len(self._streams)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._package!r}, {self._streams!r})"
