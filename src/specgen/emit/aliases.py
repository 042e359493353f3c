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
from specgen.pylines import LINE, assignment, declaration

TYPE_ALIAS = Name("TypeAlias", "typing")
TYPE_ALIAS_TYPE = Name("TypeAliasType", "typing_extensions")


def alias(name: str, annotation: Expr, scope: Scope) -> str:
    """`Name: TypeAlias = …`; a type of its own where it is part of itself.

    That stands in a string as a whole: mypy takes a part of it for a circle.
    """
    if has_forward(annotation, scope):  # the name itself is one
        value = Call(TYPE_ALIAS_TYPE, (Text(quoted(name)), scope.in_string(annotation)))
        text = assignment(name, value, scope)
    else:
        text = declaration(name, TYPE_ALIAS, annotation, scope)
        if len(text.partition("\n")[0]) > LINE:
            text = _wrapped(text)
    scope.define(name)
    return text


def _wrapped(text: str) -> str:
    before, _, value = text.partition(" = ")
    return f"{before} = (\n    {value}\n)" if "\n" not in value else text


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
