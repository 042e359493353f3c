"""The other opinion: jsonschema-rs on the documents as they were written.

Owns the reading of OpenAPI 3.1 as JSON Schema 2020-12. Nothing is taken from specgen
but its reader of YAML, so that no mistake is made twice. The liberties
taken are those that specgen takes: `nullable: true` adds null to what is accepted, and
`exclusiveMinimum: true` is a flag on the bound, in 3.1 documents too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import jsonschema_rs

from specgen.config.settings import Formats
from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from tests.fuzz.formats import CANONICAL, PLAIN, is_valid

BASE = "file:///"
DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
_NULLABLE = "x-nullable"
_UNQUOTED = "/~!$&'()*+,;=:@?"
_MAPS_OF_SCHEMAS = frozenset({"properties", "patternProperties", "$defs", "schemas"})
_DATA = frozenset({"const", "default", "enum", "example", "examples"})
# The others say nothing: jsonschema-rs would check those that it knows.
_FORMATS = {name: lambda _: True for name in PLAIN} | {
    name: partial(is_valid, name) for name in CANONICAL
}


class Oracle:
    """Documents as one registry of schemas, by URIs relative to each other."""

    def __init__(
        self, documents: Mapping[str, Any], metaschema: str = DRAFT_2020_12
    ) -> None:
        self.documents = documents
        self.metaschema = metaschema
        self._registry = jsonschema_rs.Registry(
            [
                (BASE + uri, _stating(document, metaschema))
                for uri, document in documents.items()
            ]
        )
        self.validator = cache(self._validator)

    @classmethod
    def of_openapi(cls, entry: Path) -> Oracle:
        """Read an OpenAPI 3.1 document and all YAML files below its folder."""
        root = entry.parent
        return cls(
            {
                path.relative_to(root).as_posix(): plain(_load(path, root))
                for path in sorted(root.rglob("*.yaml"))
            }
        )

    def schema(self, place: str) -> Any:
        """Return the schema at a place (`uri#pointer`), None where there is none."""
        *_, (_, found) = self._way(place)
        return found if isinstance(found, dict | bool) else None

    def target(self, ref: str, uri: str) -> str:
        """Return the place that a reference in the document `uri` leads to."""
        return urljoin(BASE + uri, ref).removeprefix(BASE)

    def _way(self, place: str) -> Iterator[tuple[str, Any]]:
        """Yield each step to a place, as it is after translation, and what is there."""
        uri, _, pointer = place.partition("#")
        value = self.documents.get(uri)
        yield "", value
        for step in pointer.split("/")[1:]:
            if isinstance(value, dict) and value.get(_NULLABLE):
                value = value["anyOf"][0]
                yield "anyOf/0", value
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list):
                value = dict(zip(map(str, range(len(value))), value, strict=True))
            value = value.get(name) if isinstance(value, dict) else None
            yield step, value

    def _validator(self, place: str, formats: Formats) -> Callable[[Any], bool]:
        """Return the verdict of a place; formats assert where they become `python`."""
        uri = place.partition("#")[0]
        pointer = "/".join(step for step, _ in self._way(place))
        reference = f"{BASE}{uri}#{quote(pointer, safe=_UNQUOTED)}"
        validator = jsonschema_rs.validator_for(
            {"$schema": self.metaschema, "$ref": reference},
            registry=self._registry,
            validate_formats=formats == "python",
            formats=_FORMATS,
        )
        is_valid: Callable[[Any], bool] = validator.is_valid
        return is_valid


def _stating(document: Any, metaschema: str) -> Any:
    if isinstance(document, dict):
        return {"$schema": metaschema, **document}
    return document


def plain(value: Any) -> Any:
    """Say in JSON Schema 2020-12 what a document says in older words."""
    match value:
        case list():
            return [plain(item) for item in value]
        case dict():
            found = {
                key: item
                if key in _DATA
                else {name: plain(schema) for name, schema in item.items()}
                if key in _MAPS_OF_SCHEMAS and isinstance(item, dict)
                else plain(item)
                for key, item in value.items()
            }
            if isinstance(found.get("required"), list):  # jsonschema-rs counts repeats
                found["required"] = list(dict.fromkeys(found["required"]))
            for bound in ("minimum", "maximum"):
                _move_bound(found, bound, f"exclusive{bound.capitalize()}")
            if found.pop("nullable", None) is True:
                return {_NULLABLE: True, "anyOf": [found, {"type": "null"}]}
            return found
        case _:
            return value


def _move_bound(schema: dict[str, Any], bound: str, exclusive: str) -> None:
    """Replace a flag on a bound, as draft 4 and OpenAPI 3.0 have it, by the bound."""
    if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive):
        schema[exclusive] = schema.pop(bound)


def _load(path: Path, root: Path) -> Any:
    diagnostics = Diagnostics()
    uri = path.relative_to(root).as_posix()
    document = load_bytes(path.read_bytes(), uri, diagnostics)
    if document is None or diagnostics.has_errors:
        raise RuntimeError(f"{path} cannot be read")
    return document.value
