"""What is fuzzed: a schema, its verdict by the oracle, and the types made of it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel, TypeAdapter

from specgen.config.settings import Enums, Formats
from tests.fuzz.oracle import Oracle

Symbols: TypeAlias = Mapping[str, Mapping[str, str]]
"""Where the types of each place are imported from, as in `specgen.lock`."""


class Strings(NamedTuple):
    """What becomes of strings in a generated package."""

    formats: Formats = "string"
    enums: Enums = "literal"

    def __str__(self) -> str:
        return f"formats {self.formats}, enums {self.enums}"


PLAIN = Strings()


@dataclass(frozen=True)
class Side:
    """A type of a generated package, and how its values become JSON again."""

    source: Any

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.source)

    def dump(self, value: Any) -> Any:
        """Return the document of a value, as users of the package would."""
        if isinstance(value, BaseModel) and hasattr(value, "to_dict"):
            return value.to_dict()
        return self.adapter.dump_python(
            value, mode="json", by_alias=True, exclude_unset=True
        )


@dataclass(frozen=True)
class Subject:
    """A schema under test: its place, its verdicts and its types."""

    place: str
    oracle: Oracle
    exact: Side
    tolerant: Side
    param: Side | None
    strings: Strings

    @cached_property
    def is_valid(self) -> Callable[[Any], bool]:
        return self.oracle.validator(self.place, self.strings.formats)

    def verdict(self, document: Any) -> bool | None:
        """Whether a document is valid; None where that is left open.

        In a made-up schema a format may assert or not: where it stands beside other
        assertions, or within a negation, its strings stay strings.
        """
        valid = self.is_valid(document)
        if self.strings.formats == "string" or not self.is_made_up:
            return valid
        plain = self.oracle.validator(self.place, "string")(document)
        return valid if valid == plain else None

    @property
    def is_named(self) -> bool:
        """Whether the specification gives the schema a name, and not we to a part."""
        return _NAMED.fullmatch(self.place) is not None

    @property
    def is_made_up(self) -> bool:
        """Whether nobody wrote the schema."""
        return self.place.startswith("#")


_NAMED = re.compile(r"[^#]*#(?:/components/schemas|/\$defs|/definitions)?(?:/[^/]*)?")


def subjects(
    oracle: Oracle, exact: Symbols, tolerant: Symbols, strings: Strings
) -> Iterator[Subject]:
    """Yield every schema that two packages have types for, in a stable order."""
    for place in sorted(exact):
        if "model" in exact[place] and oracle.schema(place) is not None:
            param = exact[place].get("param")
            yield Subject(
                place=place,
                oracle=oracle,
                exact=Side(imported(exact[place]["model"])),
                tolerant=Side(imported(tolerant[place]["model"])),
                param=None if param is None else Side(imported(param)),
                strings=strings,
            )


def imported(symbol: str) -> Any:
    """Return what is imported from `package.module:Name`."""
    module, _, name = symbol.partition(":")
    return getattr(importlib.import_module(module), name)
