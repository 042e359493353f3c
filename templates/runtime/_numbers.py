"""Numbers and booleans of JSON Schema, and the bounds of numbers.

JSON has one kind of number: 1.0 is an integer, and true is none. The schemas made here
run in pydantic's core without a Python call, save for what is rare.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from ._core import changed, fail

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class _Boolean:
    """Takes true and false, and nothing that pydantic would turn into them."""

    def __repr__(self) -> str:
        return "<boolean>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.bool_schema(strict=True)


class _Integer:
    """Takes integers of any size and spelling: 1, 1.0 and 1e3 are integers."""

    def __repr__(self) -> str:
        return "<integer>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        real = core_schema.float_schema(strict=True, allow_inf_nan=False)
        whole = core_schema.no_info_after_validator_function(_whole, real)
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), whole],
            mode="left_to_right",
            custom_error_type="integer",
            custom_error_message="Input should be an integer",
            serialization=core_schema.simple_ser_schema("int"),
        )

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"type": "integer"}


class _Number:
    """Takes numbers and keeps 1 an int and 1.0 a float."""

    def __repr__(self) -> str:
        return "<number>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
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

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"type": "number"}


Boolean = Annotated[bool, _Boolean()]
"""true or false."""

Integer = Annotated[int, _Integer()]
"""A number without a fraction."""

Number = Annotated[float, _Number()]
"""Any number; an int stays an int."""


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
        self.ge = ge
        self.gt = gt
        self.le = le
        self.lt = lt
        self.multiple_of = multiple_of

    def __repr__(self) -> str:
        given = {name: bound for name, bound in vars(self).items() if bound is not None}
        return f"Bounds({', '.join(f'{name}={given[name]!r}' for name in given)})"

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
        names = {
            "minimum": self.ge,
            "exclusiveMinimum": self.gt,
            "maximum": self.le,
            "exclusiveMaximum": self.lt,
            "multipleOf": self.multiple_of,
        }
        bounds = {name: bound for name, bound in names.items() if bound is not None}
        return {**handler(schema), **bounds}

    def _narrow(self, schema: Any) -> "CoreSchema":
        """Put the bounds into the schemas of int and float within a schema."""
        match schema["type"]:
            case "int":
                return changed(schema, **self._whole())
            case "float":
                return changed(schema, **self._real())
            case "union":
                choices = [self._narrow(choice) for choice in schema["choices"]]
                message = schema["custom_error_message"] + self._phrase()
                return changed(schema, choices=choices, custom_error_message=message)
            case "function-after":
                return changed(schema, schema=self._narrow(schema["schema"]))
            case other:
                raise TypeError(f"Bounds cannot narrow a schema of type {other!r}")

    def _whole(self) -> "dict[str, int]":
        """The bounds of integers: the nearest ones that are integers."""
        bounds: dict[str, int] = {}
        if self.ge is not None:
            bounds["ge"] = math.ceil(self.ge)
        if self.gt is not None:
            bounds["gt"] = math.floor(self.gt)
        if self.le is not None:
            bounds["le"] = math.floor(self.le)
        if self.lt is not None:
            bounds["lt"] = math.ceil(self.lt)
        return bounds

    def _real(self) -> "dict[str, float]":
        """The bounds of floats: the nearest ones that a float can hold."""
        bounds: dict[str, float] = {}
        if self.ge is not None:
            bounds["ge"] = _float(self.ge, up=True)
        if self.gt is not None:
            bounds["gt"] = _float(self.gt, up=False)
        if self.le is not None:
            bounds["le"] = _float(self.le, up=False)
        if self.lt is not None:
            bounds["lt"] = _float(self.lt, up=True)
        return bounds

    def _phrase(self) -> str:
        if self.ge is not None and self.le is not None:
            return f" from {self.ge} to {self.le}"
        phrases = {
            "at least": self.ge,
            "greater than": self.gt,
            "at most": self.le,
            "less than": self.lt,
        }
        return "".join(
            f", {phrase} {bound}"
            for phrase, bound in phrases.items()
            if bound is not None
        )


def _float(bound: float, *, up: bool) -> float:
    """Round an int to a float, towards the side that keeps the bound's meaning."""
    try:
        near = float(bound)
    except OverflowError:
        return math.inf if bound > 0 else -math.inf
    if up and near < bound:
        return math.nextafter(near, math.inf)
    if not up and near > bound:
        return math.nextafter(near, -math.inf)
    return near


def _whole(value: float) -> int:
    if not value.is_integer():
        fail("integer", "Input should be an integer")
    return int(value)


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
