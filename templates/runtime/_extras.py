"""Unknown properties that bear the Python name of a known one.

The property `class` is the attribute `class_`. Where the input has an unknown property
`class_` as well, pydantic keeps it among the extras, and takes it for a sign that the
attribute was set. Only classes with such attributes that may be unset are concerned.
"""

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from ._core import changed

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic_core import CoreSchema


class _Unknown(str):
    """The name of an unknown property; equal to no name of a field."""

    __slots__ = ()

    @override
    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


def told_apart(schema: "CoreSchema", names: "Collection[str]") -> "CoreSchema":
    """Keep the extras of a model that bear one of the names from setting a field."""
    return _in_fields(schema, frozenset(names)) if names else schema


def _in_fields(schema: Any, names: frozenset[str]) -> "CoreSchema":
    """Look for the fields inside of the model, and of what users put around it."""
    if schema["type"] == "model-fields":
        return _with_marks(schema, names)
    return changed(schema, schema=_in_fields(schema["schema"], names))


def _with_marks(fields: "CoreSchema", names: frozenset[str]) -> "CoreSchema":
    from pydantic_core import core_schema

    def mark(name: str) -> str:
        return _Unknown(name) if name in names else name

    def unmark(found: "tuple[Any, dict[str, Any] | None, set[str]]") -> Any:
        values, extra, given = found
        if extra and any(type(name) is _Unknown for name in extra):
            given = {name for name in given if type(name) is not _Unknown}
            extra = {str.__str__(name): item for name, item in extra.items()}
        return values, extra, given

    marking = core_schema.no_info_plain_validator_function(mark)
    return core_schema.no_info_after_validator_function(
        unmark, changed(fields, extras_keys_schema=marking)
    )
