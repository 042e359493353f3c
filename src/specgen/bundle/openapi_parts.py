"""What an OpenAPI document is made of: which key holds which kind of thing.

Owns one table, for those who walk documents by what things are. Must not know what
they mean. Whatever is not in the table is data, in which nothing is a reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from specgen.dialect import Dialect
from specgen.keywords import Holds


class Held(NamedTuple):
    """What a key holds: things of one kind, in one form."""

    kind: str
    form: Holds


def _kind(**forms: str) -> Mapping[str, Held]:
    """Read a row that is written by form: `MAP="content=mediaType"`."""
    return {
        key: Held(kind, Holds[form])
        for form, pairs in forms.items()
        for key, kind in (pair.split("=") for pair in pairs.split())
    }


PARTS: Mapping[str, Mapping[str, Held]] = {
    "document": _kind(
        SCHEMA="components=components", MAP="paths=pathItem webhooks=pathItem"
    ),
    "components": _kind(
        MAP="schemas=schema responses=response parameters=parameter headers=header "
        "requestBodies=requestBody examples=example links=link callbacks=callback "
        "securitySchemes=securityScheme pathItems=pathItem mediaTypes=mediaType"
    ),
    "pathItem": _kind(
        SCHEMA="get=operation put=operation post=operation delete=operation "
        "options=operation head=operation patch=operation trace=operation "
        "query=operation",
        LIST="parameters=parameter",
        MAP="additionalOperations=operation",
    ),
    "operation": _kind(
        SCHEMA="requestBody=requestBody",
        LIST="parameters=parameter",
        MAP="responses=response callbacks=callback",
    ),
    "parameter": _kind(
        SCHEMA="schema=schema", MAP="content=mediaType examples=example"
    ),
    "header": _kind(SCHEMA="schema=schema", MAP="content=mediaType examples=example"),
    "requestBody": _kind(MAP="content=mediaType"),
    "response": _kind(MAP="headers=header content=mediaType links=link"),
    "mediaType": _kind(
        SCHEMA="schema=schema itemSchema=schema itemEncoding=encoding",
        LIST="prefixEncoding=encoding",
        MAP="examples=example encoding=encoding",
    ),
    "encoding": _kind(MAP="headers=header"),
    "example": {},
    "link": {},
    "securityScheme": {},
}
"""Kind → key → what it holds. Two kinds are not here: a schema's keywords depend on
its dialect, and all keys of a callback are expressions that hold a path item."""

_PATH_ITEM = Held("pathItem", Holds.SCHEMA)


def held_by(kind: str, key: str, dialect: Dialect) -> Held | None:
    """Return what a key of a thing holds; None for data."""
    if key.startswith("x-"):
        return None
    if kind == "callback":
        return _PATH_ITEM
    if kind == "schema":
        form = dialect.subschemas.get(key)
        return None if form is None else Held("schema", form)
    return PARTS[kind].get(key)


SECTIONS: Mapping[str, str] = {
    held.kind: section
    for section, held in PARTS["components"].items()
    if held.kind not in ("pathItem", "mediaType")
}
"""Kind → the section of `components` for it, where every version of OpenAPI has one."""
