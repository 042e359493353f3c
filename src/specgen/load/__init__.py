"""Read one file or a text into plain values.

Owns the door through which everything enters: what may be read at all, in which
encoding, and whether it is YAML or JSON. Takes a path or bytes, gives a `Document`
of plain dicts, lists and scalars, and reports why where it cannot. The only stage
that reads. Must not know what a document means, nor which files refer to which.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from specgen.diagnostics import Diagnostics, Related, Site
from specgen.limits import MAX_DEPTH, MAX_FILE_SIZE
from specgen.load.from_json import Loaded, count_keys, load_json, load_sound_json
from specgen.near_places import near_file
from specgen.source import Location, SourceFile, decode, encoding_of, positions, tokens


class Document(Struct, frozen=True):
    """A file's one value, made of dict, list, str, int, float, bool and None only.

    Nobody changes the value: an anchor and its aliases share one object, where it
    `has_aliases`.
    """

    uri: str
    value: Any
    source: SourceFile
    has_aliases: bool = False

    def at(self, pointer: str) -> Any:
        """Return the value at a pointer that leads to one."""
        value = self.value
        for step in tokens(pointer):
            value = value[int(step) if isinstance(value, list) else step]
        return value


Loader: TypeAlias = Callable[[bytes, str, Diagnostics, Path | None], Document | None]
"""What makes a document of bytes, as `load_bytes` does."""


def read_file(
    path: Path, uri: str, diagnostics: Diagnostics, referrer: Site = None
) -> bytes | None:
    """Read the file at `path`, which the specification knows as `uri`.

    What cannot be read is reported at `referrer`, the reference that led to it.
    """
    target = referrer or Location(uri, "")
    try:
        return _read(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        suggestion = near_file(path)
        diagnostics.report("file-not-found", target, path=uri, suggestion=suggestion)
    except OSError as error:
        reason = error.strerror or str(error)
        diagnostics.report("file-not-readable", target, path=uri, reason=reason)
    return None


def load_bytes(
    data: bytes, uri: str, diagnostics: Diagnostics, path: Path | None = None
) -> Document | None:
    """Load `data` as the document `uri`, which is JSON by its suffix or its content.

    Repeated keys and tags that are not supported are reported, and the document is
    returned all the same, for the sake of what else may be wrong with it.
    """
    source = SourceFile(uri, data, path)
    loaded = _sound_json(source) or _parse(source, diagnostics)
    if loaded is None:
        return None
    if loaded.has_duplicates:
        _report_duplicates(source, diagnostics)
    return Document(uri, loaded.value, source, loaded.has_aliases)


def from_value(uri: str, value: Any) -> Document:
    """Return a document made of a value in memory; its text is its JSON.

    Raises:
        ValueError: if the value is nested too deep or contains itself.
    """
    if count_keys(value) is None:
        raise ValueError(f"value is nested more than {MAX_DEPTH} levels deep")

    def text() -> bytes:
        written = json.dumps(value, indent=2, ensure_ascii=False, default=repr)
        return written.encode(errors="replace")

    return Document(uri, value, SourceFile(uri, text, syntax="json"))


def _read(path: Path) -> bytes:
    """Return the content of a regular file of bearable size.

    Raises:
        OSError: if it is anything else.
        ValueError: if no file can have this name.
    """
    # Without blocking, as opening a named pipe would wait for a writer.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(None, "it is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(None, "it is no regular file")
        # Room is made for as much as is asked for, so first for what is expected.
        data = os.read(descriptor, min(status.st_size, MAX_FILE_SIZE) + 1)
        while more := os.read(descriptor, min(1 << 20, MAX_FILE_SIZE + 1 - len(data))):
            data += more
    finally:
        os.close(descriptor)
    if len(data) > MAX_FILE_SIZE:
        raise OSError(None, f"it is larger than {MAX_FILE_SIZE // 2**20} MiB")
    return data


def _report_encoding(
    error: UnicodeDecodeError, source: SourceFile, diagnostics: Diagnostics
) -> None:
    encoding = encoding_of(source.data)
    start = len(decode(source.data[: error.start], errors="replace"))
    diagnostics.report(
        "file-encoding",
        source.span(start, start + 1),
        reason=f"byte 0x{source.data[error.start]:02x} is not valid {encoding.upper()}",
    )


def _sound_json(source: SourceFile) -> Loaded | None:
    """Read what most JSON is, without a look at its characters."""
    if source.syntax != "json" and source.data[:1] not in (b"{", b"["):
        return None
    loaded = load_sound_json(source.data)
    if loaded is not None:
        source.syntax = "json"
    return loaded


def _parse(source: SourceFile, diagnostics: Diagnostics) -> Loaded | None:
    """Read a text as JSON by its suffix or its first character, else as YAML."""
    try:
        text = decode(source.data)
    except UnicodeDecodeError as error:
        _report_encoding(error, source, diagnostics)
        return None
    is_json = source.syntax == "json"
    if is_json or text.lstrip()[:1] in ("{", "["):
        source.syntax = "json"
        try:
            return load_json(text, source, diagnostics)
        except json.JSONDecodeError as error:
            if is_json:
                # Imported here as hardly any JSON is unsound.
                from specgen.load.json_errors import report_json_error

                report_json_error(error, source, diagnostics)
                return None
            # What begins like JSON and is none may be the flow style of YAML.
    source.syntax = "yaml"
    # Imported here as a run that finds nothing changed reads no YAML.
    from specgen.load.from_yaml import load_yaml

    is_utf8 = encoding_of(source.data) == "utf-8"
    in_utf8 = source.data if is_utf8 else text.encode()
    return load_yaml(in_utf8, source, diagnostics)


def _report_duplicates(source: SourceFile, diagnostics: Diagnostics) -> None:
    """Find all keys that their mappings have twice; the values do not tell where."""
    for key, first, again in positions.duplicates(source.text, source.syntax):
        related = [Related("it is first defined here", source.span(*first))]
        place = source.span(*again)
        diagnostics.report("yaml-duplicate-key", place, related=related, key=key)
