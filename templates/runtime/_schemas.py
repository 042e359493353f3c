"""Assertions that Python types cannot hold, left to a JSON Schema validator.

Owns the schemas bundled with the package and one validator a location. Needs
jsonschema-rs, which is imported when such a type is first used.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ._core import checked, fail
from ._json import kind, plain

if TYPE_CHECKING:
    from jsonschema_rs import Registry
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_PACKAGE = __name__.rpartition(".")[0]

_FRAGMENT = "/~!$&'()*+,;=:@?"
"""What stands for itself in the fragment of a URI."""

_injected: "dict[str, Mapping[str, Any]]" = {}


class Schema:
    """The input must be valid against a location of the bundled schemas."""

    def __init__(self, location: str) -> None:
        self.location = location

    def __repr__(self) -> str:
        return f"Schema({self.location!r})"

    def check(self, value: Any) -> None:
        """Raise an error if the value is not valid."""
        is_valid, explain = _validator(self.location)
        try:
            valid = is_valid(value)
        except ValueError:  # A value that only Python has, such as a model or a date.
            value = plain(value)
            valid = is_valid(value)
        if not valid:
            fail("json_schema", "{reason}", reason=explain(value))

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return checked(handler(source), self)


def use_schemas(documents: "Mapping[str, Mapping[str, Any]]") -> None:
    """Take the schemas from a mapping instead of the package's own data."""
    _injected.clear()
    _injected.update(documents)
    _registry.cache_clear()
    _validator.cache_clear()


@cache
def _registry() -> "Registry":
    from jsonschema_rs import Registry

    return Registry(
        [(uri, _document(entry)) for uri, entry in (_injected or _bundled()).items()]
    )


def _bundled() -> "dict[str, dict[str, Any]]":
    import json
    from importlib.resources import files

    text = files(_PACKAGE).joinpath("_schemas.json").read_text(encoding="utf-8")
    documents: dict[str, dict[str, Any]] = json.loads(text)
    return documents


def _document(entry: "Mapping[str, Any]") -> Any:
    document: Any = entry["document"]
    if kind(document) == "object":
        return {**document, "$schema": entry["dialect"]}
    return document


@cache
def _validator(location: str) -> "tuple[Callable[[Any], bool], Callable[[Any], str]]":
    from jsonschema_rs import validator_for

    uri, _, pointer = location.partition("#")
    reference = f"{uri}#{quote(pointer, safe=_FRAGMENT)}"
    validator = validator_for(
        {"$ref": reference}, registry=_registry(), validate_formats=False
    )

    def explain(value: Any) -> str:
        error = next(validator.iter_errors(value))
        path = "/".join(map(str, error.instance_path))
        return f"{error.message} (at /{path})" if path else str(error.message)

    return validator.is_valid, explain
