"""What the last build parsed and rendered, so that the next one does what changed.

Owns: the folder `.specgen_cache` in the output folder. Takes: the bytes of a document;
the keys of modules, each of which stands for all that a text follows from. Gives: the
document or the text, where it was kept of the same bytes or under the same key by the
same generator. Must not know: what a document means, or what is made of it. The folder
can be deleted at any time, and is never needed; only a document about which there was
nothing to report is kept, so that nothing goes unreported the next time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import MsgspecError, Raw, Struct, msgpack

from specgen.diagnostics import Diagnostics
from specgen.load import Document, load_bytes
from specgen.source import SourceFile, Syntax

_T = TypeVar("_T")

FOLDER = ".specgen_cache"
DOCUMENTS = "documents.msgpack"
MODULES = "modules.msgpack"

_IGNORE = (
    "# specgen keeps here what makes the next build faster; it can be deleted\n*\n"
)


class _Kept(Struct, Generic[_T], array_like=True):
    """All that one file holds, by what identifies it."""

    generator: str
    found: dict[str, _T]


class _Parsed(Struct, array_like=True):
    syntax: Syntax
    value: Any


class Cache:
    """What one output folder was made of.

    `generator` identifies the generator, as another one may do all of it differently.
    """

    def __init__(self, output: Path, generator: str) -> None:
        """Begin with what the last build left."""
        self._folder = output / FOLDER
        self._generator = generator
        self._documents = self._read(DOCUMENTS, _Kept[Raw])
        self._used: dict[str, Raw | Document] = {}
        self._modules = self._read(MODULES, _Kept[str])
        self._rendered: dict[str, str] = {}

    def load(
        self, data: bytes, uri: str, diagnostics: Diagnostics, path: Path | None = None
    ) -> Document | None:
        """Do as `load.load_bytes` does, but sooner where the bytes are known."""
        source = SourceFile(uri, data, path)
        digest = f"{sha256(data).hexdigest()}.{source.syntax}"  # as its name has it
        known = self._documents.get(digest, Raw())
        parsed = _decoded(known, _Parsed)
        if parsed is not None:
            self._used[digest] = known
            source.syntax = parsed.syntax
            return Document(uri, parsed.value, source)
        reported = len(diagnostics)
        document = load_bytes(data, uri, diagnostics, path)
        if document is not None and len(diagnostics) == reported:
            self._used[digest] = document
        return document

    def rendered(self, keys: Mapping[str, str]) -> dict[str, str]:
        """The texts of modules that the last build has left, of `keys` by path."""
        last = self._modules
        return {path: last[key] for path, key in keys.items() if key in last}

    def passed(self) -> frozenset[str]:
        """The texts that the last build has left, all of which Python can parse."""
        return frozenset(self._modules.values())

    def keep(self, keys: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """Keep the texts of modules, both by path; some of them may have no key."""
        self._rendered |= {keys.get(path, path): text for path, text in texts.items()}

    def save(self) -> None:
        """Leave for the next build what this one used and rendered.

        Where nothing can be written, the next build does all of it again.
        """
        documents = self._parsed()
        with suppress(OSError):
            if documents != self._documents:
                self._write(DOCUMENTS, documents)
            if self._rendered != self._modules:
                self._write(MODULES, self._rendered)

    def _parsed(self) -> dict[str, Raw]:
        """What is kept of documents; one alone is what will have changed."""
        if len(self._used) < 2:
            return {}
        kept = {digest: _raw(used) for digest, used in self._used.items()}
        return {digest: raw for digest, raw in kept.items() if raw is not None}

    def _read(self, name: str, kind: type[_Kept[_T]]) -> dict[str, _T]:
        try:
            kept = _decoded((self._folder / name).read_bytes(), kind)
        except OSError:
            return {}
        return kept.found if kept and kept.generator == self._generator else {}

    def _write(self, name: str, found: dict[str, _T]) -> None:
        data = msgpack.encode(_Kept(self._generator, found))
        self._folder.mkdir(exist_ok=True)
        (self._folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
        for left in self._folder.glob(f"{name}.*"):
            left.unlink()  # of a build that was killed, or found no room
        staged = self._folder / f"{name}.{os.getpid()}"
        staged.write_bytes(data)
        staged.replace(self._folder / name)


def _raw(used: Raw | Document) -> Raw | None:
    """What is kept of a document; nothing where parsing it is the better way."""
    if isinstance(used, Raw):
        return used
    if used.has_aliases:  # what is one object in several places would become several
        return None
    try:
        return Raw(msgpack.encode(_Parsed(used.source.syntax, used.value)))
    except (OverflowError, ValueError):  # an integer past 64 bits, half a character
        return None


def _decoded(data: bytes | Raw, kind: type[_T]) -> _T | None:
    """What was kept, or None where it is damaged."""
    try:
        return msgpack.decode(data, type=kind)
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None
