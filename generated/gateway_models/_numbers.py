"""Numbers and booleans of JSON Schema, and the bounds of numbers.

JSON has one kind of number: 1.0 is an integer, and true is none. The schemas made here
run in pydantic's core without a Python call, save for what is rare.
"""

import math
import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from typing_extensions import override

from ._core import Fixed, changed, checked, fail

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class _Boolean(Fixed):
    """Takes true and false, and nothing that pydantic would turn into them."""

    def __repr__(self) -> str:
        return "<boolean>"

    @override
    def make(self) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.bool_schema(strict=True)


class _Integer(Fixed):
    """Takes integers of any size and spelling: 1, 1.0 and 1e3 are integers."""

    def __repr__(self) -> str:
        return "<integer>"

    @override
    def make(self) -> "CoreSchema":
        from pydantic_core import core_schema

        exact = core_schema.int_schema(strict=True)
        # A conversion, so that a union rather takes a float for a Number, as it came.
        # In pydantic's strict mode, which takes no digits, a kind of int is one.
        digits = core_schema.int_schema(strict=False)
        before = core_schema.no_info_before_validator_function
        either = core_schema.union_schema(
            [digits, before(_Whole, exact)], mode="left_to_right"
        )
        whole = before(_digits, either)
        return core_schema.union_schema(
            [exact, whole],
            mode="left_to_right",  # no two fit, and this is the faster way to see it
            custom_error_type="integer",
            custom_error_message="Input should be an integer",
            serialization=core_schema.simple_ser_schema("int"),
        )

    @staticmethod  # or else every field would hold a bound method of its own
    def __get_pydantic_json_schema__(
        schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"type": "integer"}


class _Number(Fixed):
    """Takes numbers and keeps 1 an int and 1.0 a float."""

    def __repr__(self) -> str:
        return "<number>"

    @override
    def make(self) -> "CoreSchema":
        from pydantic_core import core_schema

        # The smart mode picks the exact type. With float first neither member fails on
        # a number, which makes this faster than a left-to-right union with int first.
        return core_schema.union_schema(
            [
                core_schema.float_schema(strict=True, allow_inf_nan=False),
                core_schema.int_schema(strict=True),
            ],
            mode="smart",
            custom_error_type="number",
            custom_error_message="Input should be a number",
        )

    @staticmethod  # or else every field would hold a bound method of its own
    def __get_pydantic_json_schema__(
        schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"type": "number"}


Boolean = Annotated[bool, _Boolean()]
"""true or false."""

Integer = Annotated[int, _Integer()]
"""A number without a fraction."""

Number = Annotated[float, _Number()]
"""Any number; an int stays an int."""


class NoFraction:
    """Numbers are written without a fraction: 1.0 is not taken for 1."""

    def __repr__(self) -> str:
        return "NoFraction()"

    def check(self, value: Any) -> None:
        """Raise an error if a number has a fraction, be it 0."""
        if type(value) is float:
            fail("no_fraction", "Input should be written without a fraction")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return self._narrow(handler(source))

    def _narrow(self, schema: Any) -> "CoreSchema":
        """Leave of an Integer only what takes digits."""
        match schema:
            case {"type": "union", "choices": [{"type": "int"} as exact, _]}:
                return changed(schema, choices=[exact])
            case {"type": "function-after", "schema": inner}:
                return changed(schema, schema=self._narrow(inner))
            case _:
                return checked(schema, self)


class Bounds:
    """Bounds of an Integer or a Number."""

    def __init__(
        self,
        *,
        ge: "float | None" = None,
        gt: "float | None" = None,
        le: "float | None" = None,
        lt: "float | None" = None,
        multiple_of: "float | None" = None,
    ) -> None:
        limits = {"ge": ge, "gt": gt, "le": le, "lt": lt}
        self.limits = {name: at for name, at in limits.items() if at is not None}
        self.multiple_of = multiple_of

    def __repr__(self) -> str:
        given = [f"{name}={at!r}" for name, at in self.limits.items()]
        if self.multiple_of is not None:
            given.append(f"multiple_of={self.multiple_of!r}")
        return f"Bounds({', '.join(given)})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        schema = self._narrow(handler(source))
        if self.multiple_of is None:
            return schema
        return core_schema.no_info_after_validator_function(
            _multiple(self.multiple_of), schema
        )

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        document = handler(schema)
        for name, at in self.limits.items():
            document[_KEYWORDS[name]] = at
        if self.multiple_of is not None:
            document["multipleOf"] = self.multiple_of
        return document

    def _narrow(self, schema: Any) -> "CoreSchema":
        """Put the limits into the schemas of int and float within a schema."""
        match schema:
            case {"type": "int"}:
                whole = {name: _ROUND[name](at) for name, at in self.limits.items()}
                return _limited(schema, whole)
            case {"type": "float"}:
                return _limited(schema, self.limits)
            case {"type": "function-before" | "function-after", "schema": inner}:
                return changed(schema, schema=self._narrow(inner))
            case {"type": "union", "choices": choices, "custom_error_message": message}:
                message += self._phrase()
                floats = any(choice["type"] == "float" for choice in choices)
                if floats and any(abs(at) >= _EXACT for at in self.limits.values()):
                    return self._tested(schema, message)
                choices = [self._narrow(choice) for choice in choices]
                return changed(schema, choices=choices, custom_error_message=message)
            case {"type": "union", "choices": choices}:
                return changed(schema, choices=[self._narrow(each) for each in choices])
            case _:
                raise TypeError(f"Bounds cannot narrow a schema {schema['type']!r}")

    def _tested(self, schema: "CoreSchema", message: Any) -> "CoreSchema":
        """Compare in Python, where an int and a float compare exactly at any size."""
        from pydantic_core import core_schema

        tests = [(getattr(operator, name), at) for name, at in self.limits.items()]

        def test(value: float) -> float:
            if not all(holds(value, at) for holds, at in tests):
                fail("number", message)
            return value

        return core_schema.no_info_after_validator_function(test, schema)

    def _phrase(self) -> str:
        match self.limits:
            case {"ge": low, "le": high}:
                return f" from {low} to {high}"
            case limits:
                return "".join(f", {_WORDS[name]} {limits[name]}" for name in limits)


def _limited(schema: "CoreSchema", limits: "Mapping[str, float]") -> "CoreSchema":
    """Put limits into a schema; of two that it gets for one end, both count."""
    given: Mapping[str, Any] = {**schema}
    tighter = {
        name: _TIGHTER[name](at, given[name]) if name in given else at
        for name, at in limits.items()
    }
    return changed(schema, **tighter)


_EXACT = 2**53
"""Below this every integer is a float too."""

_ROUND = {"ge": math.ceil, "gt": math.floor, "le": math.floor, "lt": math.ceil}
"""The nearest limit that is an integer and lets the same integers pass."""

_TIGHTER: "Mapping[str, Callable[[Any, Any], Any]]" = {
    "ge": max,
    "gt": max,
    "le": min,
    "lt": min,
}

_WORDS = {
    "ge": "at least",
    "gt": "greater than",
    "le": "at most",
    "lt": "less than",
}

_KEYWORDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}


class _Whole(int):
    """An int that was a float."""


def _digits(value: Any) -> str:
    """Give the digits of a float that is whole; what is an int has not come here."""
    if type(value) is not float or not value.is_integer():
        fail("integer", "Input should be an integer")
    return str(int(value))


def _multiple(of: float) -> "Callable[[float], float]":
    """Make a test for multiples, exact in decimal: 0.0075 is a multiple of 0.0001."""
    from fractions import Fraction

    numerator, denominator = Fraction(str(of)).as_integer_ratio()

    def test(value: float) -> float:
        exact = value if isinstance(value, int) else Fraction(str(value))
        if exact * denominator % numerator:
            fail("multiple_of", "Input should be a multiple of {step}", step=of)
        return value

    return test
