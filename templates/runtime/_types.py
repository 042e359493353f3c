"""The vocabulary of annotations: JSON Schema's types and assertions for pydantic.

Owns the types that mean something else in JSON Schema than in Python, and the markers
that narrow them. Importing it does not import pydantic.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from ._core import changed, checked, fail
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
from ._json import key, kind
from ._link import asserting, extra, link
from ._numbers import Boolean, Bounds, Integer, Number
from ._schemas import Schema, use_schemas
from ._unions import ExactlyOne, Fallback, Tagged

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
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
    "IPv4",
    "IPv4Param",
    "IPv6",
    "IPv6Param",
    "Implied",
    "Integer",
    "Items",
    "Length",
    "Number",
    "Omittable",
    "OneOf",
    "Pattern",
    "Properties",
    "Schema",
    "Tagged",
    "Time",
    "TimeParam",
    "Uuid",
    "UuidParam",
    "asserting",
    "extra",
    "link",
    "use_schemas",
]

T = TypeVar("T")


class _NotNull:
    """The field may be left out, and then reads None; an explicit null is an error."""

    def __repr__(self) -> str:
        return "<not null>"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        inner = schema["schema"] if schema["type"] == "nullable" else schema
        return changed(inner, serialization={"type": "nullable", "schema": inner})


Omittable = Annotated[T | None, _NotNull()]
"""Optional but not nullable: None stands for a property that is not there."""


class Length:
    """A string has from `min` to `max` characters (code points)."""

    def __init__(self, *, min: int = 0, max: "int | None" = None) -> None:
        self.min = min
        self.max = max

    def __repr__(self) -> str:
        return f"Length(min={self.min}, max={self.max})"

    def check(self, value: Any) -> None:
        """Raise an error if a string is too short or too long."""
        if isinstance(value, str):
            _count("characters", len(value), self.min, self.max)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        if schema["type"] == "str":
            return _sized(schema, self.min, self.max)
        return checked(schema, self)


class Pattern:
    """A string matches a regular expression, which may match anywhere in it.

    The expression is in the syntax of Rust's regex, or of `re` with `engine="re"` or
    where Rust's does not take it.
    """

    def __init__(self, regex: str, *, engine: Literal["rust", "re"] = "rust") -> None:
        self.regex = regex
        self.engine = engine

    def __repr__(self) -> str:
        return f"Pattern({self.regex!r}, engine={self.engine!r})"

    def check(self, value: Any) -> None:
        """Raise an error if a string does not match."""
        from pydantic_core import SchemaValidator

        if isinstance(value, str):
            SchemaValidator(self._schema()).validate_python(value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        if schema["type"] == "str" and "pattern" not in schema:
            return changed(schema, **self._schema())
        return checked(schema, self)

    def _schema(self) -> "CoreSchema":
        from pydantic_core import SchemaError, SchemaValidator, core_schema

        if self.engine == "rust":
            schema = core_schema.str_schema(
                pattern=self.regex, regex_engine="rust-regex"
            )
            try:
                SchemaValidator(schema)
            except SchemaError:
                pass
            else:
                return schema
        return core_schema.str_schema(pattern=self.regex, regex_engine="python-re")


class Items:
    """An array has from `min` to `max` items, all different if `unique`."""

    def __init__(
        self, *, min: int = 0, max: "int | None" = None, unique: bool = False
    ) -> None:
        self.min = min
        self.max = max
        self.unique = unique

    def __repr__(self) -> str:
        return f"Items(min={self.min}, max={self.max}, unique={self.unique})"

    def check(self, value: Any) -> None:
        """Raise an error if an array is too short or long, or repeats an item."""
        if kind(value) == "array":
            _count("items", len(value), self.min, self.max)
            if self.unique and len(set(map(key, value))) < len(value):
                fail("unique_items", "Input should not repeat an item")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        if schema["type"] == "list" and not self.unique:
            return _sized(schema, self.min, self.max)
        return checked(schema, self)


class Properties:
    """An object has from `min` to `max` properties."""

    def __init__(self, *, min: int = 0, max: "int | None" = None) -> None:
        self.min = min
        self.max = max

    def __repr__(self) -> str:
        return f"Properties(min={self.min}, max={self.max})"

    def check(self, value: Any) -> None:
        """Raise an error if an object has too few or too many properties."""
        if kind(value) == "object":
            _count("properties", len(value), self.min, self.max)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        if schema["type"] == "dict":
            return _sized(schema, self.min, self.max)
        return checked(schema, self)


class DependentRequired:
    """An object with one property must have others too."""

    def __init__(self, properties: "Mapping[str, tuple[str, ...]]") -> None:
        self.properties = properties

    def __repr__(self) -> str:
        return f"DependentRequired({self.properties!r})"

    def check(self, value: Any) -> None:
        """Raise an error if a property lacks another that it needs."""
        if kind(value) == "object":
            for name, needed in self.properties.items():
                missing = [other for other in needed if other not in value]
                if name in value and missing:
                    fail(
                        "dependent_required",
                        "Property {name} needs {missing} too",
                        name=name,
                        missing=", ".join(missing),
                    )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return checked(handler(source), self)


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


class Implied:
    """The annotation counts for values of one JSON type; others pass unchanged."""

    def __init__(
        self,
        kind: Literal["object", "array", "string", "number", "boolean", "null"],
    ) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return f"Implied({self.kind!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return self.passing_others(handler(source))

    def passing_others(self, schema: "CoreSchema") -> "CoreSchema":
        """Let a schema see values of this one type."""
        from pydantic_core import core_schema

        def pass_others(value: Any, inner: Any) -> Any:
            return inner(value) if kind(value) in (self.kind, None) else value

        return core_schema.no_info_wrap_validator_function(
            pass_others,
            schema,
            serialization=core_schema.wrap_serializer_function_ser_schema(pass_others),
        )


def _sized(schema: "CoreSchema", min: int, max: "int | None") -> "CoreSchema":
    """Put bounds on the size into a schema that counts by itself."""
    sizes = {"min_length": min or None, "max_length": max}
    given = {name: size for name, size in sizes.items() if size is not None}
    return changed(schema, **given)


def _count(noun: str, count: int, min: int, max: "int | None") -> None:
    if count < min:
        fail(
            "too_few",
            "Input should have at least {min} {noun}, not {count}",
            min=min,
            noun=noun,
            count=count,
        )
    if max is not None and count > max:
        fail(
            "too_many",
            "Input should have at most {max} {noun}, not {count}",
            max=max,
            noun=noun,
            count=count,
        )
