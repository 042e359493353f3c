"""Documents from hypothesis-jsonschema, for the schemas that it can cope with.

It resolves references by putting the schema that they lead to in their place, knows
the keywords of draft 7, and slows down with the size of what comes of it. Large and
recursive schemas are left to `generate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.utils import many
from hypothesis_jsonschema import from_schema

from tests.fuzz.oracle import Oracle

LARGEST = 60
"""The most schemas that a schema may consist of, once references are followed."""

_SILENT = frozenset(
    "title description example examples default deprecated externalDocs xml "
    "discriminator format readOnly writeOnly".split()
)


class TooLargeError(Exception):
    """A schema is recursive, or has too many parts."""


def documents(oracle: Oracle, place: str, count: int, number: int) -> Sequence[Any]:
    """Return documents that the schema at a place accepts; none if it is too large."""
    uri = place.partition("#")[0]
    try:
        schema = _Inlining(oracle).of(oracle.schema(place), uri, ())
    except TooLargeError:
        return []
    return examples(from_schema(schema), count, number)


def examples(strategy: st.SearchStrategy[Any], count: int, number: int) -> list[Any]:
    """Return documents that a strategy yields for a seed."""
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(document: Any) -> None:
        found.append(document)

    collect()
    return found


def _more(self: many) -> bool:
    """Whether a collection gets one more element, for those who still ask it so.

    hypothesis-jsonschema 0.23.1 does, and newer hypothesis has loops instead.
    """
    if not hasattr(self, "_loop"):
        self.__enter__()
        self._loop = iter(self)
    return next(self._loop, self) is None


if not hasattr(many, "more"):
    many.more = _more


class _Inlining:
    """Puts schemas in the place of the references to them."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.left = LARGEST

    def of(self, schema: Any, uri: str, inside: tuple[str, ...]) -> Any:
        """Return a schema without references; `inside` are those around it."""
        if not isinstance(schema, dict):
            return schema
        self.left -= 1
        if self.left < 0:
            raise TooLargeError
        rest = {
            keyword: self._value(keyword, value, uri, inside)
            for keyword, value in schema.items()
            if keyword != "$ref" and keyword not in _SILENT and keyword[:2] != "x-"
        }
        if "$ref" not in schema:
            return rest
        target = self.oracle.target(schema["$ref"], uri)
        if target in inside:
            raise TooLargeError
        found = self.of(
            self.oracle.schema(target), target.partition("#")[0], (*inside, target)
        )
        return {"allOf": [found, rest]} if rest else found

    def _value(
        self, keyword: str, value: Any, uri: str, inside: tuple[str, ...]
    ) -> Any:
        match keyword:
            case "properties" | "patternProperties":
                return {name: self.of(s, uri, inside) for name, s in value.items()}
            case "allOf" | "anyOf" | "oneOf":
                return [self.of(schema, uri, inside) for schema in value]
            case "items" | "additionalProperties" | "not" | "propertyNames":
                return self.of(value, uri, inside)
            case _:
                return value
