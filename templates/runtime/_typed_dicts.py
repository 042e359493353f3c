"""What is said of a TypedDict beside its keys and their types."""

from typing import TYPE_CHECKING, Any, NotRequired, TypeVar, get_origin

from ._core import Check, checked
from ._implied import Implied

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema
    from typing_extensions import ReadOnly
else:

    class ReadOnly:
        """`ReadOnly` for type checkers alone: pydantic warns that it cannot hold it."""

        def __class_getitem__(cls, item: Any) -> Any:
            return item


__all__ = ["ReadOnly", "asserting", "extended", "nameless"]

C = TypeVar("C", bound=type[Any])


def nameless(annotation: Any, /) -> "Callable[[C], C]":
    """Give a TypedDict the key "", of which type checkers know nothing."""

    def decorate(cls: C) -> C:
        kind = (
            "__optional_keys__"
            if get_origin(annotation) is NotRequired
            else "__required_keys__"
        )
        setattr(cls, kind, getattr(cls, kind) | {""})
        cls.__annotations__ = {**cls.__annotations__, "": annotation}
        return cls

    return decorate


def extended(items: Any, /) -> "Callable[[C], C]":
    """Give a TypedDict further keys of a type, where mypy would lose its own for it."""

    def decorate(cls: C) -> C:
        cls.__extra_items__ = items
        return cls

    return decorate


def asserting(*checks: Check | Implied) -> "Callable[[C], C]":
    """Hold assertions on a TypedDict as a whole when it is validated."""
    plain = [check for check in checks if not isinstance(check, Implied)]

    def decorate(cls: C) -> C:
        def get_schema(source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
            schema = handler(source)
            for check in checks:
                if isinstance(check, Implied):
                    schema = check.passing_others(schema)
            return checked(schema, *plain)

        def get_json_schema(
            schema: "CoreSchema", handler: "GetJsonSchemaHandler"
        ) -> "dict[str, Any]":
            from ._json_schema import hold

            found = handler(schema)
            hold(checks, handler.resolve_ref_schema(found))
            return found

        cls.__get_pydantic_core_schema__ = get_schema
        cls.__get_pydantic_json_schema__ = get_json_schema
        return cls

    return decorate
