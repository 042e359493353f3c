"""Forward references between modules, and what decorators add to a TypedDict.

Modules that need each other import each other for type checkers only. At run time each
says in a table, `_FORWARD = {"Image": ".images"}`, where its names are; nothing is
imported before a type is used for validation.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Required, TypeVar, get_origin

from ._core import Check, checked
from ._implied import Implied

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

C = TypeVar("C", bound=type[Any])

_PACKAGE = f"{__name__.rpartition('.')[0]}."
_linked: set[str] = set()


def link(module: str) -> None:
    """Give a module of this package the names that it refers to ahead of import.

    Modules met on the way are linked as well. Safe to repeat, and from any thread.
    """
    if module not in _linked:
        seen: set[str] = set()
        _link(module, seen)
        _linked.update(seen)


def in_package(module: str) -> bool:
    """Whether a module is part of this package."""
    return module.startswith(_PACKAGE)


def _link(module: str, seen: set[str]) -> None:
    if module in seen or module in _linked:
        return
    seen.add(module)
    if not in_package(module):
        return
    names = vars(import_module(module))
    forward: dict[str, str] = names.get("_FORWARD", {})
    for name, place in forward.items():
        names[name] = getattr(import_module(place, names["__package__"]), name)
    # Classes and aliases of other modules may look ahead in their turn.
    for other in {getattr(value, "__module__", None) for value in names.values()}:
        if isinstance(other, str) and other in sys.modules:
            _link(other, seen)


def nameless(annotation: Any, /) -> "Callable[[C], C]":
    """Give a TypedDict the key "", of which type checkers know nothing."""

    def decorate(cls: C) -> C:
        kind = (
            "__required_keys__"
            if get_origin(annotation) is Required
            else ("__optional_keys__")
        )
        setattr(cls, kind, getattr(cls, kind) | {""})
        cls.__annotations__ = {**cls.__annotations__, "": annotation}
        return cls

    return decorate


def asserting(*checks: Check | Implied) -> "Callable[[C], C]":
    """Hold assertions on a TypedDict as a whole when it is validated."""
    plain = [check for check in checks if not isinstance(check, Implied)]

    def decorate(cls: C) -> C:
        def get_schema(source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
            link(cls.__module__)
            schema = handler(source)
            for check in checks:
                if isinstance(check, Implied):
                    schema = check.passing_others(schema)
            return checked(schema, *plain)

        cls.__get_pydantic_core_schema__ = get_schema
        return cls

    return decorate
