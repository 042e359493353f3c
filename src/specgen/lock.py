"""specgen.lock: what a package was made from, and what was made of it.

Owns the format of the lock file. Takes digests and symbols, gives bytes, and takes
those bytes back: whole, or only as much as the fast path needs. Must not touch any
other file, nor decide what a difference means.

A lock is JSON with sorted keys and one entry a line, without times and places, so
that it reads and merges well. Its own digest keeps a merge that looks clean, but that
no build has ever made, from being taken for fresh.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring_ascii as quote
from typing import Any, NamedTuple

from specgen import generator, tree
from specgen.config import Config
from specgen.config.settings import SETTINGS

NAME = "specgen.lock"
FORMAT = 1

ABSENT = "absent"
"""In place of the digest of an input that was looked for and does not exist."""

_INCOMPLETE = "incomplete"
_NO_PART = frozenset({"input", "output", "root", "templates"})
_DIGEST_LINE = re.compile(rb'^ "digest": "([0-9a-z]*)",\n', re.MULTILINE)


class LockError(ValueError):
    """A lock file that is not as specgen wrote it; the message says why."""


class Lock(NamedTuple):
    """What one build was made from and what it wrote."""

    generator: str
    """Version and digest of the generator."""

    config: str
    """Digest of the settings that decide what is written."""

    inputs: Mapping[str, str]
    """uri → digest, or `ABSENT`."""

    outputs: Mapping[str, str]
    """Path relative to the output folder → digest; the lock itself is not in it."""

    reported: int = 0
    """How many warnings there were of the specification and its configuration."""

    symbols: Mapping[str, Mapping[str, str]] = {}
    """`uri#pointer` → kind ("model", "param", "events") → "package.module:Name"."""

    def render(self, replaced: Mapping[str, str] | None = None) -> bytes:
        """Return the lock as it is written.

        With `replaced`, files that are about to give way, it claims these too, and is
        marked as incomplete: it stands while a build replaces them, without symbols,
        for which nobody asks it.
        """
        head = f'{{\n "config": {quote(self.config)},\n'
        tail = (
            f' "generator": {quote(self.generator)},\n'
            f' "inputs": {_table(_strings(self.inputs))},\n'
            f' "lock": {FORMAT},\n'
            f' "outputs": {_table(_strings(self.outputs))},\n'
        )
        if replaced is not None:
            tail += f' "replaced": {_table(_strings(replaced))},\n'
        tail += f' "reported": {self.reported},\n'
        symbols = self.symbols if replaced is None else {}
        tail += f' "symbols": {_table(_records(symbols))}\n}}\n'
        own = _INCOMPLETE
        if replaced is None:
            own = digest(f"{head}{tail}".encode())
        return f'{head} "digest": "{own}",\n{tail}'.encode()


def digest(data: bytes) -> str:
    """Return the digest by which texts are compared, however their lines end."""
    return hashlib.sha256(tree.unified(data)).hexdigest()


def digest_of(data: bytes | None) -> str:
    """Return the digest of an input; None: it was looked for and does not exist."""
    return ABSENT if data is None else digest(data)


def describe(
    settings: str,
    inputs: Mapping[str, bytes | None],
    outputs: Mapping[str, bytes],
    symbols: Mapping[str, Mapping[str, str]],
    reported: int = 0,
) -> Lock:
    """Return the lock of a build that made `outputs` of `inputs`.

    `settings` is their digest, taken before anything was read that they name. An input
    that is None was looked for and does not exist. `reported` are warnings.
    """
    return Lock(
        generator=generator.identity(),
        config=settings,
        inputs={uri: digest_of(data) for uri, data in inputs.items()},
        outputs={path: digest(data) for path, data in outputs.items()},
        reported=reported,
        symbols=symbols,
    )


def config_digest(config: Config) -> str:
    """Return the digest of all settings that decide what is written.

    Where a package is written to, and where its specification lies, do not.
    """
    values: dict[str, Any] = {
        name: getattr(config, name) for name in SETTINGS if name not in _NO_PART
    }
    values["streams"] = {uri: item._asdict() for uri, item in config.streams.items()}
    values["input"] = config.uri
    if config.templates is not None:
        values["templates"] = generator.folder_digest(config.templates)
    if config.dmcg_targets:
        values["datamodel-code-generator"] = generator.version_of_dmcg()
    text = json.dumps(values, sort_keys=True, default=dict)
    return digest(text.encode())


def package(paths: Iterable[str]) -> str:
    """Return the name of the package that some files make up."""
    return next((path.partition("/")[0] for path in paths if "/" in path), "")


def parse(data: bytes) -> Lock:
    """Return the lock that `data` holds, or raise a `LockError`."""
    return _checked(data, data)


def parse_head(data: bytes) -> Lock:
    """Return the lock without its symbols, which are most of a large one.

    Raises a `LockError` if `data` is not, to the last byte, what a build has written.
    """
    reason = problem(data)
    if reason:
        raise LockError(reason)
    end = data.index(b',\n "symbols": ')
    return _checked(data, data[:end] + b"}")


def is_sealed(data: bytes) -> bool:
    """Tell whether `data` is a complete lock that nobody has changed."""
    found = _DIGEST_LINE.search(data, 0, 4096)
    if found is None or b',\n "symbols": ' not in data:
        return False
    rest = hashlib.sha256(data[: found.start()])
    rest.update(memoryview(data)[found.end() :])
    return rest.hexdigest().encode() == found[1]


def is_incomplete(data: bytes) -> bool:
    """Tell whether a build was interrupted while it replaced files."""
    found = _DIGEST_LINE.search(data, 0, 4096)
    return found is not None and found[1] == _INCOMPLETE.encode()


def problem(data: bytes) -> str:
    """Return why a lock is not as a build leaves it; empty if it is."""
    if is_sealed(data):
        return ""
    if is_incomplete(data):
        return "a build was interrupted"
    try:
        parse(data)
    except LockError as error:
        return str(error)
    return "its digest does not match"


def claims(data: bytes) -> dict[str, set[str]]:
    """Return the files that a lock claims as specgen's, with their digests.

    Reads what can be read: of a lock with merge conflicts in it both sides count.
    """
    text = data.decode(errors="replace")
    tables = re.compile(r'(?ms)^ "(?:outputs|replaced)": \{$(.*?)^ \}')
    entries = re.compile(r'(?m)^  ("(?:[^"\\]|\\.)*"): "([0-9a-f]{64})",?$')
    claimed: dict[str, set[str]] = {}
    for table in tables.findall(text):
        for path, hexdigest in entries.findall(table):
            claimed.setdefault(json.loads(path), set()).add(hexdigest)
    return claimed


def _checked(data: bytes, text: bytes) -> Lock:
    """Parse `text`, all or the head of the lock `data`."""
    try:
        values = json.loads(text)
    except ValueError as error:
        conflict = b"\n<<<<<<<" in data
        reason = "it holds merge conflicts" if conflict else f"no JSON: {error}"
        raise LockError(reason) from None
    if not isinstance(values, dict) or values.get("lock") != FORMAT:
        raise LockError(f"it is not a lock of format {FORMAT}")
    names = [name for name in Lock._fields if name in values]
    strings = [isinstance(values.get(name), str) for name in ("generator", "config")]
    tables = [_is_table(values.get(name)) for name in ("inputs", "outputs")]
    if not all(strings + tables) or type(values.get("reported")) is not int:
        raise LockError("a part of it is missing or of the wrong kind")
    return Lock(**{name: values[name] for name in names})


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, str) for item in value.values()
    )


def _table(lines: Iterable[str]) -> str:
    """Lay a table out one entry a line."""
    body = ",\n  ".join(lines)
    return f"{{\n  {body}\n }}" if body else "{}"


def _strings(values: Mapping[str, str]) -> Iterable[str]:
    return (f"{quote(key)}: {quote(values[key])}" for key in sorted(values))


def _records(values: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    for key in sorted(values):
        yield f"{quote(key)}: {{{', '.join(_strings(values[key]))}}}"
