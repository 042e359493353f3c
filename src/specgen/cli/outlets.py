"""The two streams that a process speaks through, as things that can fail.

Owns the difference between a stream that takes no more and everything else that the
operating system may refuse. Must not know what is said.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any, TextIO, cast


class OutletError(Exception):
    """A stream takes no more: the disk is full, or who read it has gone."""

    def __init__(self, name: str, cause: OSError | UnicodeError) -> None:
        """Name the stream as people know it."""
        super().__init__(name, cause)
        self.name = name
        self.reason = getattr(cause, "strerror", None) or str(cause)
        self.is_unread = isinstance(cause, BrokenPipeError)


class _Outlet:
    """A stream all of whose errors are `OutletError`s; the rest is the stream's."""

    def __init__(self, name: str, stream: TextIO | None) -> None:
        """Write to `stream`; None: it was closed before the process began."""
        self._name = name
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        if self._stream is None:
            closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
            raise OutletError(self._name, closed)
        try:
            return self._stream.write(text)
        except (OSError, UnicodeError) as error:
            raise OutletError(self._name, error) from error

    def flush(self) -> None:
        try:
            if self._stream is not None:
                self._stream.flush()
        except OSError as error:
            raise OutletError(self._name, error) from error


def open_outlets() -> None:
    """Have this process speak through outlets.

    An answer that goes into a closed stream is lost, and that is an error. To close
    standard error is to ask for silence.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        _take_all(sys.stdout)
    stderr = sys.stderr or io.StringIO()
    sys.stdout = cast("TextIO", _Outlet("standard output", sys.stdout))
    sys.stderr = cast("TextIO", _Outlet("standard error", stderr))


def _take_all(stream: io.TextIOWrapper) -> None:
    """Have a stream take every character.

    What goes into a file or a pipe is UTF-8, as documents are, also where the system
    has another encoding (Windows), unless the user has chosen that. A terminal shows
    what it can, and escapes for the rest.
    """
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    elif "PYTHONIOENCODING" not in os.environ:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
