"""Annotations that count for the values of one JSON type.

A schema without a `type` says with `properties` what objects look like, and nothing of
strings.
"""

from typing import TYPE_CHECKING, Any, Literal

from ._core import Check, wrapped
from ._json import kind

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


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

    def passing_others(self, schema: "CoreSchema", *checks: Check) -> "CoreSchema":
        """Let a schema see values of the one type only, and the checks see the others.

        A value that only Python has, such as a model, is for the schema to judge.
        """
        from pydantic_core import core_schema

        def validate(value: Any, inner: Any) -> Any:
            if kind(value) in (self.kind, None):
                return inner(value)
            for check in checks:
                check.check(value)
            return value

        def serialize(value: Any, inner: Any) -> Any:
            return inner(value) if kind(value) in (self.kind, None) else value

        def wrap(inner: "CoreSchema") -> "CoreSchema":
            return core_schema.no_info_wrap_validator_function(
                validate,
                inner,
                serialization=core_schema.wrap_serializer_function_ser_schema(
                    serialize
                ),
            )

        return wrapped(schema, wrap)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        document = handler(schema)
        document.pop("type", None)
        return document
