"""Enum modules: named enumerations, shared by models and params."""

from __future__ import annotations

from typing import TypeGuard

from specgen import ir
from specgen.emit.aliases import alias
from specgen.emit.annotations import closed_literal
from specgen.emit.module import (
    Files,
    class_header,
    class_text,
    docstring_of,
    module_text,
    path_of,
    title,
)
from specgen.ir import TypeId
from specgen.naming import names_of_members
from specgen.plan import Plan, dotted
from specgen.plan.layout import Module
from specgen.pyexpr import Name, Scope, Text, quoted
from specgen.pylines import INDENT, assignment
from specgen.render import Renderer
from specgen.views import ClassView, StatementView
from specgen.walk import values_of

STR_ENUM = Name("StrEnum", "enum")


def emit_enums(plan: Plan, renderer: Renderer) -> Files:
    """All enum modules, by path."""
    contents: dict[Module, list[TypeId]] = {}
    for place, module in plan.enums.items():
        contents.setdefault(module, []).append(place)
    files = {}
    for module, places in contents.items():
        scope = Scope(dotted(module), (plan.names[place] for place in places))
        blocks = [_definition(place, plan, scope, renderer) for place in places]
        text = module_text(renderer, scope, title("Enumerations", places[0]), blocks)
        files[path_of(plan.options.package, module)] = text
    return files


def _definition(place: TypeId, plan: Plan, scope: Scope, renderer: Renderer) -> str:
    node = plan.definition(place).type
    assert isinstance(node, ir.Enum | ir.Literal)  # noqa: S101 - plan has no others
    name = plan.names[place]
    if is_enum_class(node, plan):
        return class_text(renderer, enum_view(name, node.members, node.docs, scope))
    docs = docstring_of(node.docs, "", name=name)
    return alias(name, closed_literal(values_of(node)), scope, docs)


def is_enum_class(node: ir.Type, plan: Plan) -> TypeGuard[ir.Enum]:
    """Whether a named enumeration is to be a class, and all its values are strings."""
    return (
        plan.options.string_enums
        and isinstance(node, ir.Enum)
        and all(isinstance(member.value, str) for member in node.members)
    )


def enum_view(
    name: str, members: tuple[ir.Member, ...], docs: ir.Docs, scope: Scope
) -> ClassView:
    """A StrEnum of some string values."""
    names = names_of_members(members)
    return ClassView(
        header=class_header(name, [STR_ENUM], scope),
        docstring=docstring_of(docs, name=name),
        fields=tuple(
            _member(name, member, scope)
            for name, member in zip(names, members, strict=True)
        ),
    )


def _member(name: str, member: ir.Member, scope: Scope) -> StatementView:
    code = assignment(name, Text(quoted(str(member.value))), scope, INDENT)
    return StatementView(
        code=code, docstring=docstring_of(ir.Docs(description=member.description))
    )
