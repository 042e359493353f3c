"""What a model says in its JSON Schema beside the types of its fields.

The docs of fields are read from the source of a module once somebody asks for a schema,
so that importing models costs nothing more. Where there is no source, there are none.
"""

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ._types import NotNull

if TYPE_CHECKING:
    from pydantic import BaseModel


def describe(cls: "type[BaseModel]", document: "dict[str, Any]") -> None:
    """Give each property the docs of its field, if it has none, and no null to omit.

    That None stands for the absence of a property is a matter of Python.
    """
    properties = document.get("properties", {})
    for name, field in cls.__pydantic_fields__.items():
        keys = (field.serialization_alias, field.validation_alias, name)
        key = next((k for k in keys if isinstance(k, str) and k in properties), None)
        if key is None:
            continue
        if docs := _docs_of(cls, name):
            properties[key].setdefault("description", docs)
        omitted = any(isinstance(mark, NotNull) for mark in field.metadata)
        if omitted and field.default is None:
            properties[key].pop("default", None)


def hold(checks: "Iterable[Any]", document: "dict[str, Any]") -> None:
    """Add the keywords of assertions on the object as a whole, where there are any.

    What a JSON Schema validator holds has none: its schemas are those of the bundle.
    """

    def handler(_: Any) -> dict[str, Any]:
        return document

    for check in checks:
        if say := getattr(check, "__get_pydantic_json_schema__", None):
            document.update(say({}, handler))


def _docs_of(cls: "type[BaseModel]", field: str) -> str:
    """Return what the nearest class that declares a field says of it."""
    for base in cls.__mro__:
        declared = _docs_in(base.__module__).get(base.__qualname__, {})
        if field in declared:
            return declared[field]
    return ""


@cache
def _docs_in(module: str) -> "Mapping[str, Mapping[str, str]]":
    """Return the fields of all classes of a module, each with its docs.

    There are none where the source is not to be had, as that of an extension module, or
    is being edited.
    """
    loader = getattr(sys.modules.get(module), "__loader__", None)
    try:
        source = loader.get_source(module) if loader else None
        tree = ast.parse(source or "")
    except (AttributeError, ImportError, OSError, SyntaxError):
        return {}
    return {
        node.name: dict(_declared(node))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _declared(node: ast.ClassDef) -> "Iterator[tuple[str, str]]":
    """Yield the fields of a class, each with the docstring below it or none."""
    for field, below in zip_longest(node.body, node.body[1:]):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            yield field.target.id, _text(below)


def _text(statement: "ast.stmt | None") -> str:
    """Return the text of a statement that is nothing but a text, else an empty one."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return inspect.cleandoc(text)
        case _:
            return ""
