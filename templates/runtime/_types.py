"""The vocabulary of annotations: JSON Schema's types and assertions for pydantic.

Owns what may be absent or equal to a value, and gathers the rest from the
modules beside it. Importing it does not import pydantic.
"""

from functools import reduce
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar, get_args

from ._assertions import DependentRequired, Items, Length, Pattern, Properties
from ._core import changed, fail
from ._formats import (
    Base64,
    Base64Param,
    Date,
    DateParam,
    DateTime,
    DateTimeParam,
    Duration,
    DurationParam,
    IPv4,
    IPv4Param,
    IPv6,
    IPv6Param,
    Time,
    TimeParam,
    Uuid,
    UuidParam,
)
from ._implied import Implied
from ._json import key, kind
from ._numbers import Boolean, Bounds, Integer, NoFraction, Number
from ._schemas import Schema, use_schemas
from ._sequences import SequenceNotStr
from ._typed_dicts import ReadOnly, asserting, extended, nameless
from ._unions import ExactlyOne, Fallback, Hinted, Tagged

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "Array",
    "Base64",
    "Base64Param",
    "Boolean",
    "Bounds",
    "Date",
    "DateParam",
    "DateTime",
    "DateTimeParam",
    "DependentRequired",
    "Duration",
    "DurationParam",
    "ExactlyOne",
    "Fallback",
    "Hinted",
    "IPv4",
    "IPv4Param",
    "IPv6",
    "IPv6Param",
    "Implied",
    "Integer",
    "Items",
    "Length",
    "Never",
    "NoFraction",
    "Number",
    "Omittable",
    "OneOf",
    "Pattern",
    "Properties",
    "ReadOnly",
    "Schema",
    "SequenceNotStr",
    "Tagged",
    "Time",
    "TimeParam",
    "Uuid",
    "UuidParam",
    "asserting",
    "extended",
    "nameless",
    "use_schemas",
]

T = TypeVar("T")


class NotNull:
    """Takes null off the values that are accepted; None still stands for absence."""

    def __repr__(self) -> str:
        return "<not null>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        # Past pydantic's `T | None`: it would be made, and taken apart again.
        others = [each for each in get_args(source) if each is not NoneType]
        inner = handler.generate_schema(reduce(_either, others))
        # Only the serializer still knows null: a field left out is None when dumped.
        return changed(inner, serialization={"type": "nullable", "schema": inner})


def _either(first: Any, second: Any) -> Any:
    return first | second


Omittable = Annotated[T | None, NotNull()]
"""Optional but not nullable: None says that the property is not there."""


class Array:
    """A tuple is an array of JSON, for which Python has lists.

    By itself pydantic takes a list for less than a tuple, and in its strict mode for
    none.
    """

    def __repr__(self) -> str:
        return "Array()"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        schema = handler(source)
        listed = core_schema.no_info_before_validator_function(_tuple, schema)
        # A check on what came in as JSON leaves a list as well; that is rare.
        json = core_schema.lax_or_strict_schema(schema, listed)
        return core_schema.json_or_python_schema(json, listed)


def _tuple(value: Any) -> Any:
    return tuple(value) if kind(value) == "array" else value


class _Nothing:
    """Accepts no value at all."""

    def __repr__(self) -> str:
        return "<nothing>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        def refuse(_: Any) -> Any:
            fail("never", "No value is accepted here")

        return core_schema.no_info_plain_validator_function(refuse)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"not": {}}


Never = Annotated[NoReturn, _Nothing()]
"""What no value is of."""


class OneOf:
    """The input equals one of the values, as JSON values do, and is kept as it came."""

    def __init__(self, *values: Any) -> None:
        self.values = values

    def __repr__(self) -> str:
        return f"OneOf({', '.join(map(repr, self.values))})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from json import dumps

        from pydantic_core import core_schema

        keys = frozenset(map(key, self.values))
        expected = " or ".join(map(dumps, self.values))

        def find(value: Any) -> Any:
            if key(value) not in keys:
                fail("one_of", "Input should be {expected}", expected=expected)
            return value

        return core_schema.no_info_plain_validator_function(find)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"enum": list(self.values)}
