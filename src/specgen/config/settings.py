"""What may stand in a setting, and how it is read.

Owns the table of settings: for each key a function that checks a value, from a TOML
file or from the command line, and makes of it what `Config` holds. Must not know
where configuration files are found, nor which settings depend on each other.
"""

from __future__ import annotations

import errno
import keyword
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from specgen.config.tomlfile import TomlFile
from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.source import Span, Steps

Target: TypeAlias = Literal["models", "params", "events", "dataclass", "msgspec"]
Validation: TypeAlias = Literal["exact", "tolerant", "by-direction"]
Formats: TypeAlias = Literal["string", "python"]
Enums: TypeAlias = Literal["literal", "strenum"]
Unresolved: TypeAlias = Literal["error", "warn"]

_PACKAGE = r"[A-Za-z_][A-Za-z0-9_]*"
_DISTRIBUTION = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_VERSION = (  # PEP 440, in its canonical spelling
    r"(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?"
    r"(?:\.post[0-9]+)?(?:\.dev[0-9]+)?(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?"
)

# A package of one of these names would hide what it needs itself.
_TAKEN = sys.stdlib_module_names | {
    "annotated_types",
    "httpx_sse",
    "jsonschema_rs",
    "pydantic",
    "pydantic_core",
    "typing_extensions",
}


DMCG_TARGETS: Mapping[str, str] = {
    "dataclass": "dataclasses",
    "msgspec": "msgspec structs",
}
"""The targets that are left to datamodel-code-generator, and what it makes."""


class Stream(NamedTuple):
    """An event stream that the configuration declares; None: as the stage decides."""

    tag: str | None = None
    """The property that tells events apart."""

    terminal: tuple[str, ...] | None = None
    """Data that ends the stream, such as "[DONE]"."""

    ignore: tuple[str, ...] | None = None
    """Names of events that carry nothing, such as "ping"."""


class Reader(NamedTuple):
    """Where settings come from: relative paths start there, and so do complaints."""

    diagnostics: Diagnostics
    base: Path
    toml: TomlFile | None = None
    prefix: Steps = ()

    def span(self, steps: Steps) -> Span | None:
        """Return where a value is written; options of a command line have no place."""
        return self.toml.value_span(*self.prefix, *steps) if self.toml else None

    def refuse(
        self, steps: Steps, expected: str, actual: object, suggestion: str = ""
    ) -> None:
        """Report that a value is not what it has to be."""
        self.diagnostics.report(
            "config-bad-value",
            self.span(steps),
            key=".".join(map(str, steps)) or "the configuration",
            expected=expected,
            actual=describe(actual),
            suggestion=suggestion,
        )

    def refuse_missing(self, steps: Steps, expected: str, path: Path) -> None:
        """Report that there is nothing at a path, and what may have been meant."""
        from specgen.near_places import SLASHES, near_file

        written = path.as_posix()
        if re.search(r"(^|/)https?:/", written):
            suggestion = "nothing is ever fetched: save the document, and name the file"
        elif "\\" in written:
            suggestion = SLASHES
        else:
            suggestion = near_file(path)
        self.refuse(steps, expected, shown(path), suggestion)

    def unknown_key(self, steps: Steps, known: Mapping[str, object]) -> None:
        """Report a key that does not exist, and what may have been meant."""
        key = str(steps[-1])
        near = did_you_mean(key, known)
        self.diagnostics.report(
            "config-unknown-key",
            self.toml.span(*self.prefix, *steps) if self.toml else None,
            key=key,
            suggestion=near or f"the keys are {', '.join(known)}",
        )


Read: TypeAlias = Callable[[Reader, Steps, Any], Any]


def describe(value: object) -> str:
    """Return a value as a message shows it: short ones whole, others by their kind."""
    match value:
        case bool():
            return str(value).lower()
        case str() if len(value) <= 80:
            return repr(value)
        case int() | float():
            return str(value)
        case Mapping():
            return "a table"
        case list() | tuple():
            return "an array"
        case _:
            return f"a {type(value).__name__}"


def shown(path: Path | str) -> str:
    """Return a path as it is printed: from the working directory, if that is short."""
    whole = Path(path).as_posix()
    try:
        relative = Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return whole
    return min(relative, whole, key=len)


def _choice(kind: Any) -> Read:
    """Read one of the values of a Literal."""
    allowed: tuple[str, ...] = get_args(kind)
    expected = f"one of {', '.join(map(repr, allowed))}"

    def read(reader: Reader, steps: Steps, value: Any) -> Any:
        if value not in allowed:
            reader.refuse(steps, expected, value)
        return value

    return read


def _choices(kind: Any) -> Read:
    """Read an array of distinct values of a Literal; they come out in its order."""
    allowed: tuple[str, ...] = get_args(kind)
    one = _choice(kind)

    def read(reader: Reader, steps: Steps, value: Any) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)) or not value:
            reader.refuse(steps, "an array with at least one value", value)
            return ()
        for index, item in enumerate(value):
            one(reader, (*steps, index), item)
        return tuple(name for name in allowed if name in value)

    return read


def _text(pattern: str, expected: str) -> Read:
    """Read a string that matches `pattern` as a whole."""

    def read(reader: Reader, steps: Steps, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            reader.refuse(steps, expected, value)
        return value

    return read


def _package(reader: Reader, steps: Steps, value: Any) -> Any:
    """Read the import name of a package that hides no other."""
    if not isinstance(value, str) or not re.fullmatch(_PACKAGE, value):
        reader.refuse(steps, "an import name such as 'gateway_models'", value)
    elif keyword.iskeyword(value) or value in _TAKEN:
        reader.refuse(steps, "an import name that is still free", value)
    return value


def _path(reader: Reader, steps: Steps, value: Any) -> Path:
    """Read a path; a relative one starts where the setting is written."""
    if isinstance(value, (str, Path)) and str(value):
        path = Path(os.path.abspath(reader.base / value))
        if _may_exist(path):
            return path
    reader.refuse(steps, "a path that a file can have", value)
    return reader.base


def _may_exist(path: Path) -> bool:
    """Whether anything can be there, as a name may be too long, or no name at all."""
    try:
        path.lstat()
    except ValueError:  # of a NUL, which ends a name
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True


def _folder(reader: Reader, steps: Steps, value: Any) -> Path:
    """Read the path of a folder that exists."""
    path = _path(reader, steps, value)
    if not path.is_dir():
        reader.refuse_missing(steps, "a folder that exists", path)
    return path


def _table(item: Read, expected: str) -> Read:
    """Read a table with free keys, whose values are all read by `item`."""

    def read(reader: Reader, steps: Steps, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            reader.refuse(steps, expected, value)
            return {}
        return {key: item(reader, (*steps, key), value[key]) for key in value}

    return read


def _name(reader: Reader, steps: Steps, value: Any) -> Any:
    """Read a name that Python takes for a class, and within any other class."""
    if (
        not isinstance(value, str)
        or not value.isidentifier()
        or keyword.iskeyword(value)
        or value.startswith("__")
    ):
        reader.refuse(steps, "a Python name, without two underscores before it", value)
    return value


def _strings(reader: Reader, steps: Steps, value: Any) -> tuple[str, ...]:
    """Read a string, or an array of strings."""
    items = (value,) if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(
        isinstance(item, str) for item in items
    ):
        reader.refuse(steps, "a string or an array of strings", value)
        return ()
    return tuple(items)


def _stream(reader: Reader, steps: Steps, value: Any) -> Stream:
    """Read the declaration of an event stream."""
    if not isinstance(value, Mapping):
        reader.refuse(steps, "a table such as { tag = 'type' }", value)
        return Stream()
    settings = {}
    for key, item in value.items():
        if key in _STREAM:
            settings[key] = _STREAM[key](reader, (*steps, key), item)
        else:
            reader.unknown_key((*steps, key), _STREAM)
    return Stream(**settings)


_STREAM: Mapping[str, Read] = {
    "tag": _text(r"(?s:.+)", "the name of a property"),
    "terminal": _strings,
    "ignore": _strings,
}

SETTINGS: Mapping[str, Read] = {
    "input": _path,
    "output": _path,
    "package": _package,
    "distribution": _text(_DISTRIBUTION, "a name such as 'gateway-models'"),
    "version": _text(_VERSION, "a version such as '1.4.0' (PEP 440)"),
    "targets": _choices(Target),
    "validation": _choice(Validation),
    "formats": _choice(Formats),
    "enums": _choice(Enums),
    "streams": _table(_stream, "a table of streams"),
    "names": _table(_name, "a table of names"),
    "unresolved": _choice(Unresolved),
    "templates": _folder,
    "root": _folder,
}
"""Every key of the configuration, and the function that reads it."""


def read(table: object, reader: Reader) -> dict[str, Any]:
    """Return what `table` says, key by key; what is wrong goes to the diagnostics."""
    if not isinstance(table, Mapping):
        reader.refuse((), "a table", table)
        return {}
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key in SETTINGS:
            settings[key] = SETTINGS[key](reader, (key,), value)
        else:
            reader.unknown_key((key,), SETTINGS)
    return settings
