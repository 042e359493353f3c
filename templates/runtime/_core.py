"""Small steps on pydantic's core schemas, shared by the markers of this package."""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from ._json import kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import LiteralString

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Fixed(ABC):
    """A type that takes the same values whatever it is written around.

    Its core schema is made once, not for each of thousands of fields.
    """

    @abstractmethod
    def make(self) -> "CoreSchema":
        """Return the core schema."""

    @cached_property
    def _made(self) -> "CoreSchema":
        return self.make()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return changed(self._made)  # a copy: pydantic adds to what it gets


class Check(Protocol):
    """An assertion on a value as it came in, before any conversion.

    Of what only Python has, such as a date: on its text.
    """

    def check(self, value: Any, /) -> None:
        """Raise an error if the value does not hold."""


def checked(schema: "CoreSchema", *checks: Check) -> "CoreSchema":
    """Hold assertions on the input of a schema."""
    if not checks:
        return schema
    if _has_texts(schema):
        return _checked_texts(schema, *checks)
    from pydantic_core import core_schema

    def apply(value: Any) -> Any:
        for assertion in checks:
            assertion.check(value)
        return value

    def check(inner: "CoreSchema") -> "CoreSchema":
        return core_schema.no_info_before_validator_function(apply, inner)

    return wrapped(schema, check)


def _has_texts(schema: "CoreSchema") -> bool:
    """Whether a schema is that of a format, with or without assertions around it."""
    inner: Any = schema
    while inner["type"] == "function-wrap":
        inner = inner["schema"]
    return bool(inner["type"] == "custom-error")


def _checked_texts(schema: "CoreSchema", *checks: Check) -> "CoreSchema":
    """Hold assertions on the texts of a format, of a Python value the canonical one."""
    from pydantic_core import SchemaSerializer, core_schema

    spell = SchemaSerializer(schema).to_python

    def apply(value: Any, validate: "Callable[[Any], Any]") -> Any:
        found = validate(value)
        text = spell(found, mode="json") if kind(value) is None else value
        for assertion in checks:
            assertion.check(text)
        return found

    return core_schema.no_info_wrap_validator_function(apply, schema)


def wrapped(
    schema: "CoreSchema", wrap: "Callable[[CoreSchema], CoreSchema]"
) -> "CoreSchema":
    """Put a schema inside of another one, which takes over its name.

    A type that contains itself refers to its schema by name, and must find the outer.
    """
    ref: str | None = schema.get("ref")
    if ref is None:
        return wrap(schema)
    unnamed = {key: value for key, value in schema.items() if key != "ref"}
    return changed(wrap(cast("CoreSchema", unnamed)), ref=ref)


def changed(schema: "CoreSchema", /, **settings: Any) -> "CoreSchema":
    """Return a schema with some of its settings replaced."""
    return cast("CoreSchema", {**schema, **settings})


def fail(code: "LiteralString", message: "LiteralString", **values: Any) -> NoReturn:
    """Raise the error of a failed assertion; {names} in the message are filled in."""
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError(code, message, values)
