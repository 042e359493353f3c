"""Documents next to valid ones: what a careless client or a newer server sends.

Owns the ways in which a document is changed. Takes documents, gives changed copies;
must not know schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from math import isfinite
from random import Random
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

ODD_VALUES: Sequence[Any] = (
    *(None, True, False, 0, 1, 1.0, 0.0, -0.0, -1, 1.5, 2**70, 1e300, 10**20),
    *("", "1", "true", "null", "a" * 3000, "é\u0000𝄞", "2024-01-01T00:00:00Z"),
    *([], [None], [1, 1.0, True], ["a"], {}, {"": None}, {"a": 1}, {"type": "unknown"}),
)
ODD_NAMES: Sequence[str] = (
    *("unknown_field", "", "model_config", "model_dump", "class", "class_", "self"),
    *("__class__", "__dict__", "_private", "x-y", "é", "0", "root", "data", "type_"),
)


def paths(value: Any, at: Path = ()) -> Iterator[Path]:
    """Yield the way to every value inside a document, its own first."""
    yield at
    if isinstance(value, dict):
        for name, item in value.items():
            yield from paths(item, (*at, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from paths(item, (*at, index))


def get(value: Any, path: Path) -> Any:
    """Return the value at the end of a path."""
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: Path, item: Any) -> Any:
    """Return a copy of a document with the value at a path replaced."""
    if not path:
        return item
    found = deepcopy(value)
    get(found, path[:-1])[path[-1]] = item
    return found


def drop(value: Any, path: Path) -> Any:
    """Return a copy of a document without the value at a path."""
    found = deepcopy(value)
    del get(found, path[:-1])[path[-1]]
    return found


class Mutator:
    """Changes documents at random; `pool` are whole documents to take parts from."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.changes: Sequence[Callable[[Any, Path, Any], Any]] = (
            self._retype,
            self._respell,
            self._respell,
            self._drop,
            self._drop,
            self._extend,
            self._extend,
            self._null,
            self._text,
            self._swap,
            self._swap,
            self._merge,
            self._merge,
            self._rename,
        )

    def mutated(self, document: Any, pool: Sequence[Any]) -> Any:
        """Return a changed copy of a document."""
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            path = self.random.choice(list(paths(document)))
            change = self.random.choice(self.changes)
            document = change(document, path, self.random.choice(pool))
        return document

    def _retype(self, document: Any, path: Path, _: Any) -> Any:
        return put(document, path, deepcopy(self.random.choice(ODD_VALUES)))

    def _respell(self, document: Any, path: Path, _: Any) -> Any:
        """1 → 1.0 → true → "1", and other values that some languages hold equal."""
        value = get(document, path)
        others: Sequence[Any]
        match value:
            case bool():
                others = (int(value), float(value), str(value), str(value).lower())
            case int():
                others = (_float(value), bool(value), str(value), value + 1, -value)
            case float():
                others = (int(value), str(value), value + 0.5, -value)
            case str():
                others = (
                    f" {value}",
                    value.upper(),
                    value[:-1],
                    [value],
                    _number(value),
                )
            case list():
                numbered = {str(n): item for n, item in enumerate(value)}
                others = ([*value, *value[:1]], value[1:], [value], numbered)
            case dict():
                others = ([value], list(value), list(map(list, value.items())), None)
            case _:
                others = ("", 0, False, {}, [], "null")
        return put(document, path, self.random.choice(others))

    def _drop(self, document: Any, path: Path, _: Any) -> Any:
        return drop(document, path) if path else document

    def _extend(self, document: Any, path: Path, _: Any) -> Any:
        value = get(document, path)
        item = deepcopy(self.random.choice(ODD_VALUES))
        if isinstance(value, dict):
            names = (*ODD_NAMES, *(f"{name}_" for name in value))
            return put(document, path, {**value, self.random.choice(names): item})
        if isinstance(value, list):
            return put(document, path, [*value, item])
        return document

    def _null(self, document: Any, path: Path, _: Any) -> Any:
        return put(document, path, None)

    def _text(self, document: Any, path: Path, _: Any) -> Any:
        """A longer text, such as the name of an enum member that is yet to come."""
        value = get(document, path)
        if not isinstance(value, str):
            return document
        return put(document, path, value + self.random.choice(("_unknown", "x" * 5000)))

    def _swap(self, document: Any, path: Path, other: Any) -> Any:
        """A part of another document: at the same place, or at any."""
        source = path
        if self.random.random() < 0.5:
            source = self.random.choice(list(paths(other)))
        try:
            return put(document, path, deepcopy(get(other, source)))
        except (KeyError, IndexError, TypeError):
            return document

    def _merge(self, document: Any, path: Path, other: Any) -> Any:
        """The properties of two objects, as if two variants were meant at once."""
        value = get(document, path)
        objects = [p for p in paths(other) if isinstance(get(other, p), dict)]
        if not isinstance(value, dict) or not objects:
            return document
        second = get(other, self.random.choice(objects))
        return put(document, path, deepcopy({**second, **value}))

    def _rename(self, document: Any, path: Path, _: Any) -> Any:
        value = get(document, path)
        if not isinstance(value, dict) or not value:
            return document
        name = self.random.choice(list(value))
        new = self.random.choice((f"{name}_", name.upper(), name.replace("_", "-")))
        rest = {key: item for key, item in value.items() if key != name}
        return put(document, path, {**rest, new: value[name]})


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return 1e300


def _number(text: str) -> Any:
    try:
        number = float(text)
    except ValueError:
        return 0
    return number if isfinite(number) else 0
