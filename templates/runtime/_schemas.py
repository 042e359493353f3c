"""Assertions that Python types cannot hold, left to a JSON Schema validator.

Owns the schemas bundled with the package and one validator a location. Needs
jsonschema-rs, which is imported when such a type is first used.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ._core import checked, fail
from ._json import kind, plain

if TYPE_CHECKING:
    from jsonschema_rs import Registry
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_FRAGMENT = "/~!$&'()*+,;=:@?"
"""What stands for itself in the fragment of a URI."""

_LONGEST = 500
"""The characters of a message, which may quote all of the input."""

_fetch_nothing = dict[str, Any]().__getitem__
"""Fails for every URI: what is not bundled does not exist.

Validators keep it out of the sight of Python's garbage collection, so it is no function
of this module: with that, they would keep the whole package.
"""

_bundle: "dict[str, Mapping[str, Any]]" = {}


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
    _bundle.clear()
    _bundle.update(documents)
    _registry.cache_clear()
    _validator.cache_clear()


def _documents() -> "Mapping[str, Mapping[str, Any]]":
    """Return the schemas: URI → `{"dialect": …, "document": …}`.

    What has `moved` in a document is there by its pointer.
    """
    return _bundle or _own_documents()


@cache
def _own_documents() -> "Mapping[str, Mapping[str, Any]]":
    """Return the schemas that the package brings."""
    import json
    from importlib.resources import files

    package = __name__.rpartition(".")[0]
    text = files(package).joinpath("_schemas.json").read_text(encoding="utf-8")
    documents: dict[str, Mapping[str, Any]] = json.loads(text)
    return documents


@cache
def _registry() -> "Registry":
    from jsonschema_rs import Registry

    resources: dict[str, Any] = {}
    for uri, entry in _documents().items():
        document: Any = entry["document"]
        dialect = {"$schema": entry["dialect"]}
        name = _name(uri)
        resources[name] = (
            {**document, **dialect} if kind(document) == "object" else document
        )
        if name != uri:
            resources[uri] = {"$ref": name, **dialect}
    return Registry([*resources.items()], retriever=_fetch_nothing)


def _name(uri: str) -> str:
    """Return the URI that a document gives itself, or else the one it was found at."""
    from urllib.parse import urljoin

    entry = _documents()[uri]
    document: Any = entry["document"]
    if kind(document) != "object":
        return uri
    own = document.get("id" if "draft-04" in entry["dialect"] else "$id")
    return urljoin(uri, own).partition("#")[0] if isinstance(own, str) else uri


@cache
def _validator(location: str) -> "tuple[Callable[[Any], bool], Callable[[Any], str]]":
    from urllib.parse import quote

    from jsonschema_rs import validator_for

    uri, _, pointer = location.partition("#")
    pointer = _documents()[uri].get("moved", {}).get(pointer, pointer)
    reference = f"{_name(uri)}#{quote(pointer, safe=_FRAGMENT)}"
    try:
        validator = validator_for(
            {"$ref": reference},
            registry=_registry(),
            retriever=_fetch_nothing,
            validate_formats=False,
        )
    except ValueError as error:  # Not to be taken for an error in the input.
        raise RuntimeError(f"no schema at {location}: {error}") from error

    def explain(value: Any) -> str:
        error = next(validator.iter_errors(value))
        path = "/".join(map(str, error.instance_path))
        message = error.message[:_LONGEST]
        return f"{message} (at /{path})" if path else message

    return validator.is_valid, explain
