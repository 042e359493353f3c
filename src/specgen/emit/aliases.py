"""Aliases: types that have a name of their own and are no classes.

Owns: how a name is given to an annotation, one that refers to itself included. Takes
annotations; gives statements. Must not know: which side they are on.
"""

from __future__ import annotations

from collections.abc import Iterator

from specgen.pyexpr import (
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    quoted,
)
from specgen.pylines import INDENT, assignment, declaration

TYPE_ALIAS = Name("TypeAlias", "typing")
TYPE_CHECKING = Name("TYPE_CHECKING", "typing")
TYPE_ALIAS_TYPE = Name("TypeAliasType", "typing_extensions")


def alias(name: str, annotation: Expr, scope: Scope, docs: str = "") -> str:
    """`Name: TypeAlias = …`, with its docstring on the line below.

    One that names what is defined further down, such as itself, stands in a string as
    a whole: mypy takes a part of it for a circle. pydantic wants a `TypeAliasType`
    then; pyright finds variables in that where it comes to it by way of another type.
    """
    forward = has_forward(annotation, scope)  # the name itself is one
    value = scope.in_string(annotation) if forward else annotation
    text = declaration(name, TYPE_ALIAS, value, scope)
    scope.define(name)
    return with_docs(text, docs) + (_at_runtime(name, scope) if forward else "")


def _at_runtime(name: str, scope: Scope) -> str:
    """What makes of the text of an alias, behind it, a type of that name."""
    own = Call(TYPE_ALIAS_TYPE, (Text(quoted(name)), Name(name, scope.module)))
    text = assignment(name, own, scope, INDENT)
    return f"\nif not {scope.local(TYPE_CHECKING)}:\n{text}"


def has_forward(annotation: Expr, scope: Scope) -> bool:
    """Whether an annotation names what this module defines further down."""
    return any(scope.is_forward(part) for part in _parts(annotation))


def _parts(annotation: Expr) -> Iterator[Expr]:
    yield annotation
    match annotation:
        case Subscript(base=base, items=items) | Call(base=base, items=items):
            yield base
            for item in items:
                yield from _parts(item)
        case Alternatives(items=items) | Display(items=items):
            for item in items:
                yield from _parts(item)
        case Keyword(value=value):
            yield from _parts(value)


def with_docs(text: str, docs: str) -> str:
    """A statement, with its docstring on the line below."""
    return f"{text}\n{docs}" if docs else text
