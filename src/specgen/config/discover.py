"""Which files a folder stands for, when a folder is the input.

Owns that one rule, as the pipeline that compiles them and the check that asks
whether there are new ones must agree. Takes a configuration, gives uris. Must not
open a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from specgen.config import Config

SUFFIXES = (".yaml", ".yml", ".json")
_MOST = 10_000
_NOT_OURS = frozenset({"node_modules", "__pycache__"})


def documents(config: Config) -> list[str]:
    """Return the uris of the documents of the input, sorted.

    One that is a file stands for itself; a folder for all YAML and JSON in it, but
    for what is hidden, linked, or lies in the output folder.
    """
    if not config.input.is_dir():
        return [config.uri]
    prefix = "" if config.uri == "." else f"{config.uri}/"
    output = os.path.realpath(config.output)
    found = _documents(config.input, output)
    return sorted(f"{prefix}{relative}" for relative in found)


def below_root(config: Config) -> list[str]:
    """Return the uris of all documents below the root, sorted, by the same rule.

    There are none where a root has so many that it is none of one specification.
    """
    found = _documents(config.root, os.path.realpath(config.output))
    few = list(islice(found, _MOST + 1))
    return sorted(few) if len(few) <= _MOST else []


def _documents(folder: Path, output: str, prefix: str = "") -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:  # whoever reads it as a document will say why it cannot be read
        yield prefix.removesuffix("/") or "."
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name in _NOT_OURS:
            continue
        if entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) != output:
                yield from _documents(Path(entry.path), output, f"{prefix}{name}/")
        elif entry.is_file(follow_symlinks=False) and name.endswith(SUFFIXES):
            yield f"{prefix}{name}"
