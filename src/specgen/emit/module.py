"""What the modules of all sides share: their scope, their frame, words, class headers.

Owns: all of a module that does not depend on what it defines. Takes: names, blocks of
text and views. Gives: the text of classes and modules. Must not know: what is defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from specgen import ir
from specgen.emit.aliases import alias
from specgen.ir import TypeId
from specgen.literals import docstring
from specgen.naming import field_name
from specgen.plan import Plan, dotted
from specgen.plan.layout import Arrangement, Module
from specgen.pyexpr import Call, Expr, Name, Scope
from specgen.pylines import laid_out
from specgen.render import Renderer, export_key, import_block
from specgen.source import uri_of
from specgen.views import ClassView, ModuleView, StatementView

Files = dict[str, str]

_BETWEEN_LETTERS = re.compile(r"[\W_]+")


def _words(docs: ir.Docs, name: str) -> str:
    """What a schema says to its readers, as the text of a docstring.

    A title that is but the name, as many are that a program made, says nothing.
    """
    text = docs.description
    if docs.title and not text and _letters(docs.title) != _letters(name):
        text = docs.title
    if docs.deprecated:
        notice = f"Deprecated: {docs.reason}" if docs.reason else "Deprecated."
        text = f"{text.rstrip()}\n\n{notice}" if text else notice
    return text


def _letters(text: str) -> str:
    return _BETWEEN_LETTERS.sub("", text).casefold()


def class_header(name: str, arguments: Iterable[Expr], scope: Scope) -> str:
    """`class Name(bases, keyword=value):`"""
    call = Call(Name(name, scope.module), tuple(arguments))
    scope.define(name)
    return f"class {laid_out(call, scope, '', len('class '), 1)}:"


def docstring_of(docs: ir.Docs, indent: str = "    ", *, name: str = "") -> str:
    """What the schema of a name says to its readers, as a docstring, or ""."""
    text = _words(docs, name)
    return docstring(text, indent) if text else ""


def class_text(renderer: Renderer, view: ClassView) -> str:
    """A class, with blank lines between its statements where one of them has words."""
    fields: list[StatementView] = []
    apart = bool(view.docstring or view.settings)
    for field in view.fields:
        apart = apart or bool(fields and field.docstring)
        fields.append(replace(field, apart=True) if apart else field)
        apart = bool(field.docstring)
    return renderer.render("class.py.jinja", replace(view, fields=tuple(fields)))


def module_text(
    renderer: Renderer,
    scope: Scope,
    words: str,
    blocks: Iterable[str],
    *,
    hint: str = "",
) -> str:
    """A module of definitions, with the imports that they turned out to need.

    What it offers beside its own definitions takes an `__all__` to say so. `hint` is a
    comment for a type checker.
    """
    late = (
        alias(other, Name(name, scope.module), scope)
        for name, other in scope.late.items()
    )
    found = tuple(block.strip("\n") for block in chain(blocks, late))
    view = ModuleView(
        hint=hint,
        docstring=docstring(words, ""),
        imports=import_block(scope),
        blocks=found,
        exports=_exports(scope),
        begins_with_class=bool(found) and found[0].startswith(("class ", "@")),
    )
    return renderer.module("module.py.jinja", view)


def scope_of(
    module: Module,
    arrangement: Arrangement,
    named: Callable[[TypeId], Name],
    types: Iterable[ir.Type],
    plan: Plan,
) -> Scope:
    """The scope of a module that has what an arrangement gives it, as it is `named`.

    `types` are those that are written in it.
    """
    places = arrangement.contents[module]
    offered = arrangement.reexports.get(module, ())
    return Scope(
        dotted(module),
        (named(place).name for place in places),
        _field_names(types),
        map(named, offered),
        {named(place).name for place in plan.namesakes if place in arrangement.modules},
    )


def _field_names(types: Iterable[ir.Type]) -> Iterator[str]:
    for node in types:
        if isinstance(node, ir.Object):
            yield from names_in_class(node.properties)


def names_in_class(properties: Iterable[ir.Property]) -> Iterator[str]:
    """What properties are called in a class, where they hide what is imported.

    In a TypedDict that is what they are on the wire, in a model it need not be.
    """
    for item in properties:
        name = item.name
        yield name
        if not (name.isascii() and name.isidentifier()) or name.startswith("_"):
            yield field_name(name)


def title(what: str, place: TypeId) -> str:
    """The first words of a module: what it has, and of which document."""
    uri = uri_of(place)
    return f"{what} of {uri}." if uri else f"{what}."


def _exports(scope: Scope) -> tuple[str, ...]:
    if not scope.offered:
        return ()
    own = (name for name in scope.defined if not name.startswith("_"))
    return tuple(sorted({*own, *scope.offered}, key=export_key))


def path_of(package: str, module: Iterable[str]) -> str:
    """The path of a module in the output folder."""
    return "/".join((package, *module)) + ".py"
