"""What was meant by a value that cannot be: a type that there is not, a bare string.

Owns the words of other languages for what JSON Schema has. Takes values; gives advice
for a diagnostic, or nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from specgen.diagnostics import MISSPELT, did_you_mean, nearest
from specgen.formats import FORMATS, SYNONYMS
from specgen.parse.shape import JSON_TYPES, Misfit

_ALL_TYPES = f"the types are {', '.join(JSON_TYPES)}"
_INSTEAD: Mapping[str, str] = {
    "enum": "list the values in enum, beside the type that they have",
    "file": "write {type: string, format: binary}",
    "long": "write {type: integer, format: int64}",
    **dict.fromkeys(
        ("any", "mixed", "unknown"), "leave type out where any value is accepted"
    ),
    **dict.fromkeys(("list", "set", "tuple"), "write array"),
    **dict.fromkeys(("dict", "hash", "map", "record", "struct"), "write object"),
    **dict.fromkeys(("nil", "none", "undefined"), "write 'null', in quotes"),
    **dict.fromkeys(("char", "text"), "write string"),
}
_FLAGS = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}
_LONGEST = 40
_TYPE = "|".join(JSON_TYPES)
# Compiled when they are needed, which is hardly ever.
_NULLABLE = rf"({_TYPE})(?:\?|\s*[|,]\s*null)"
_LIST = rf"(?i)({_TYPE})\[\]|(?:array|list)[\[<(]({_TYPE})[\]>)]"


def type_meant(name: str) -> str:
    """What to write in place of a type that does not exist."""
    if name.casefold() in _INSTEAD:
        return _INSTEAD[name.casefold()]
    if found := re.fullmatch(_NULLABLE, name):
        return (
            f"write [{found[1]}, 'null'], or in OpenAPI 3.0 {found[1]}"
            " and nullable: true beside it"
        )
    if found := re.fullmatch(_LIST, name):
        return f"write {{type: array, items: {{type: {found[1] or found[2]}}}}}"
    return did_you_mean(name, JSON_TYPES) or _format_meant(name) or _ALL_TYPES


def _format_meant(name: str) -> str:
    """What to write in place of a type that is none, but nearly a format."""
    known = SYNONYMS.get(name.casefold(), name)
    for near in nearest(known, FORMATS, 1, like=MISSPELT):
        return f"{near!r} is a format: write {{type: {_type_of(near)}, format: {near}}}"
    return ""


def _type_of(known: str) -> str:
    if known.startswith(("int", "uint")):
        return "integer"
    return "number" if known in ("float", "double", "decimal") else "string"


def value_meant(misfit: Misfit) -> str:
    """What to write in place of a value of the wrong shape."""
    text = misfit.value
    if text is None and len(misfit.steps) > 1 and "schema" in misfit.shape.expected:
        return "write {} for any value; what belongs in it has to be indented"
    if "schema" in misfit.shape.expected:
        return schema_meant(text)
    if not isinstance(text, str) or len(text) > _LONGEST:
        return ""
    if text.casefold() in _FLAGS:
        flag = _FLAGS[text.casefold()]
        return f"write {str(flag).lower()}" if misfit.shape.fits(flag) else ""
    if misfit.shape.fits([text]) and re.fullmatch(r"[\w-]+", text):
        return f"write [{text}]"
    try:
        return "leave out the quotes" if misfit.shape.fits(json.loads(text)) else ""
    except ValueError:
        return ""


def schema_meant(value: Any) -> str:
    """What to write in place of a string that stands for a schema, if it does."""
    if value in JSON_TYPES:
        return f"write {{type: {value}}}"
    if isinstance(value, str) and re.fullmatch(r"\S*#/\S*|\S+\.(ya?ml|json)", value):
        return f"write {{$ref: '{value}'}}"
    return ""
