"""What the modules of all sides share: documentation, class headers, the frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.literals import docstring
from specgen.pyexpr import Call, Expr, Name, Scope
from specgen.pylines import laid_out
from specgen.render import Renderer, export_key, import_block
from specgen.views import ClassView, ModuleView, StatementView

Files = dict[str, str]


def words(docs: ir.Docs) -> str:
    """What a schema says to its readers, as the text of a docstring."""
    text = docs.description or docs.title
    if docs.deprecated:
        notice = f"Deprecated: {docs.reason}" if docs.reason else "Deprecated."
        text = f"{text}\n\n{notice}" if text else notice
    return text


def class_header(name: str, arguments: Iterable[Expr], scope: Scope) -> str:
    """`class Name(bases, keyword=value):`"""
    call = Call(Name(name, scope.module), tuple(arguments))
    scope.define(name)
    return f"class {laid_out(call, scope, '', len('class '), 1)}:"


def docs_of(docs: ir.Docs, indent: str = "    ") -> str:
    """What a schema says to its readers, as a docstring; "" where it says nothing."""
    text = words(docs)
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
    title: str,
    blocks: Iterable[str],
    reexports: Mapping[str, Iterable[str]] = {},
    *,
    hint: str = "",
) -> str:
    """A module of definitions, with the imports that they turned out to need.

    What it offers beside its own definitions takes an `__all__` to say so. `hint` is a
    comment for a type checker.
    """
    found = tuple(block.strip("\n") for block in blocks)
    view = ModuleView(
        hint=hint,
        docstring=docstring(title, ""),
        imports=import_block(scope, reexports),
        blocks=found,
        exports=_exports(scope, reexports),
        begins_with_class=bool(found) and found[0].startswith(("class ", "@")),
    )
    return renderer.module("module.py.jinja", view)


def _exports(scope: Scope, reexports: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    if not reexports:
        return ()
    own = (name for name in scope.defined if not name.startswith("_"))
    others = (name for names in reexports.values() for name in names)
    return tuple(sorted({*own, *others}, key=export_key))


def path_of(package: str, module: Iterable[str]) -> str:
    """The path of a module in the output folder."""
    return "/".join((package, *module)) + ".py"
