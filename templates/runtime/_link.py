"""Forward references between modules, and what decorators add to a TypedDict.

Modules that need each other import each other for type checkers only. At run time each
says in a table, `_FORWARD = {"Image": ".images"}`, where its names are; nothing is
imported before a type is used for validation.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Required, TypeVar, get_origin

from ._core import Check, changed, checked
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


def extra(behavior: Literal["allow", "forbid"], /) -> "Callable[[C], C]":
    """Say what a TypedDict does with further keys: keep them or reject them."""

    def decorate(cls: C) -> C:
        # In a configuration it would count for the TypedDicts inside of it as well.
        cls.__extra__ = behavior
        return _hooked(cls)

    return decorate


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

    def decorate(cls: C) -> C:
        cls.__checks__ = checks
        return _hooked(cls)

    return decorate


def _hooked(cls: C) -> C:
    """Let the TypedDict link its module and hold what is said of it as a whole."""

    def get_schema(source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        link(cls.__module__)
        schema = handler(source)
        behavior: str | None = getattr(cls, "__extra__", None)
        if behavior is not None:
            schema = changed(schema, extra_behavior=behavior)
        every: tuple[Check | Implied, ...] = getattr(cls, "__checks__", ())
        for check in every:
            if isinstance(check, Implied):
                schema = check.passing_others(schema)
        return checked(schema, *(c for c in every if not isinstance(c, Implied)))

    cls.__get_pydantic_core_schema__ = get_schema
    return cls
