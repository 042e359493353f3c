"""Documents as the last build parsed them, so that the next one parses what changed.

Owns: the folder `.specgen_cache` in the output folder. Takes: the bytes of a document.
Gives: the document, made from what was kept of the same bytes by the same generator,
or else parsed. Must not know: what a document means, or what is made of it. The
folder can be deleted at any time, and is never needed; only a document about which
there was nothing to report is kept, so that nothing goes unreported the next time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import MsgspecError, Raw, Struct, msgpack

from specgen.diagnostics import Diagnostics
from specgen.load import Document, load_bytes
from specgen.source import SourceFile, Syntax

_T = TypeVar("_T")

FOLDER = ".specgen_cache"
FILE = "documents.msgpack"

_IGNORE = (
    "# specgen keeps here what makes the next build faster; it can be deleted\n*\n"
)


class _Kept(Struct, array_like=True):
    """All that is kept: parsed documents by the digest of their bytes."""

    generator: str
    documents: dict[str, Raw]


class _Parsed(Struct, array_like=True):
    syntax: Syntax
    value: Any


class Cache:
    """The documents that one output folder was made of.

    `generator` identifies the generator, as another one may parse differently.
    """

    def __init__(self, output: Path, generator: str) -> None:
        """Begin with what the last build left."""
        self._folder = output / FOLDER
        self._generator = generator
        self._last = _read(self._folder / FILE, generator)
        self._used: dict[str, Raw | Document] = {}

    def load(
        self, data: bytes, uri: str, diagnostics: Diagnostics, path: Path | None = None
    ) -> Document | None:
        """Do as `load.load_bytes` does, but sooner where the bytes are known."""
        digest = f"{sha256(data).hexdigest()}{Path(uri).suffix.lower()}"
        known = self._last.get(digest, Raw())
        parsed = _decoded(known, _Parsed)
        if parsed is not None:
            self._used[digest] = known
            source = SourceFile(uri, data, path, syntax=parsed.syntax)
            return Document(uri, parsed.value, source)
        reported = len(diagnostics)
        document = load_bytes(data, uri, diagnostics, path)
        if document is not None and len(diagnostics) == reported:
            self._used[digest] = document
        return document

    def save(self) -> None:
        """Leave for the next build what this one used.

        One document alone is not worth it: it is what will have changed. And where
        nothing can be written, the next build parses.
        """
        if len(self._used) < 2:
            return
        kept = {digest: _raw(used) for digest, used in self._used.items()}
        documents = {digest: raw for digest, raw in kept.items() if raw is not None}
        if documents == self._last:
            return
        data = msgpack.encode(_Kept(self._generator, documents))
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            (self._folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
            staged = self._folder / f"{FILE}.{os.getpid()}"
            staged.write_bytes(data)
            staged.replace(self._folder / FILE)


def _raw(used: Raw | Document) -> Raw | None:
    """What is kept of a document; nothing where parsing it is the better way."""
    if isinstance(used, Raw):
        return used
    try:
        data = msgpack.encode(_Parsed(used.source.syntax, used.value))
    except (OverflowError, ValueError):  # an integer past 64 bits, half a character
        return None
    is_compact = len(data) <= 2 * len(used.source.data)  # not grown by aliases
    return Raw(data) if is_compact else None


def _read(path: Path, generator: str) -> dict[str, Raw]:
    try:
        kept = _decoded(path.read_bytes(), _Kept)
    except OSError:
        return {}
    return kept.documents if kept and kept.generator == generator else {}


def _decoded(data: bytes | Raw, kind: type[_T]) -> _T | None:
    """What was kept, or None where it is damaged."""
    try:
        return msgpack.decode(data, type=kind)
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None
