"""Model modules: pydantic classes for objects, aliases for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from specgen import ir
from specgen.emit.aliases import alias
from specgen.emit.annotations import Annotations, mark
from specgen.emit.fields import Fields
from specgen.emit.module import (
    class_header,
    class_text,
    docstring_of,
    module_text,
    path_of,
    scope_of,
    title,
)
from specgen.emit.parallel import Task
from specgen.ir import TypeId
from specgen.plan import Plan
from specgen.plan.layout import Module
from specgen.pyexpr import Call, Expr, Keyword, Name, Scope, Subscript, Text, quoted
from specgen.pylines import INDENT, assignment, declaration
from specgen.render import Renderer
from specgen.views import ClassView

MODEL = Name("Model", "._base")
CHECKED_MODEL = Name("CheckedModel", "._base")
CHECKS = Name("checks", "._base")
CONFIG_DICT = Name("ConfigDict", "pydantic")


def model_modules(plan: Plan, renderer: Renderer) -> list[Task]:
    """What renders each model module."""
    package = plan.options.package
    return [
        (path_of(package, module), partial(_module, module, places, plan, renderer))
        for module, places in plan.models.contents.items()
    ]


def _module(
    module: Module, places: Sequence[TypeId], plan: Plan, renderer: Renderer
) -> str:
    types = (plan.definition(place).type for place in places)
    scope = scope_of(module, plan.models, plan.model, types, plan)
    blocks = [_definition(place, plan, scope, renderer) for place in places]
    others = plan.models.reexports.get(module, ())
    words = title("Models", (*places, *others)[0])
    return module_text(renderer, scope, words, blocks)


def _definition(place: TypeId, plan: Plan, scope: Scope, renderer: Renderer) -> str:
    definition = plan.definition(place)
    if isinstance(definition.type, ir.Object):
        view = class_view(plan.names[place], definition, plan, scope)
        return class_text(renderer, view)
    name = plan.names[place]
    annotation = Annotations(plan, param=False, exact=definition.exact)(definition.type)
    return alias(
        name, annotation, scope, docstring_of(definition.type.docs, "", name=name)
    )


# ------------------------------------------------------------------- classes


def class_view(
    name: str,
    definition: ir.Definition,
    plan: Plan,
    scope: Scope,
    *,
    without: str | None = None,
) -> ClassView:
    """The class of an object; `without` is a property that it leaves out."""
    node = definition.type
    assert isinstance(node, ir.Object)  # noqa: S101 - what the caller has looked at
    annotations = Annotations(plan, param=False, exact=definition.exact)
    held = [a for base in node.bases for a in plan.definition(base).type.residual]
    own = replace(node, residual=tuple(a for a in node.residual if a not in held))
    checks = assertions_on(own, annotations)
    bases: list[Expr] = [plan.model(base) for base in node.bases]
    if checks:
        bases.append(CHECKED_MODEL)
    fields = Fields(node, definition, plan, scope)
    members = tuple(
        fields.view(item) for item in node.properties if item.name != without
    )
    settings = tuple(_settings(node, checks, annotations, scope))
    header = class_header(name, bases or [MODEL], scope)  # from here on it is defined
    return ClassView(
        header=header,
        docstring=docstring_of(node.docs, name=name)
        or ('"""No properties of its own."""' * (not members)),
        settings=settings,
        fields=members,
    )


def assertions_on(node: ir.Object, annotations: Annotations) -> list[Expr]:
    """What the object as a whole is held to before its properties are looked at."""
    checks: list[Expr] = []
    if annotations.exact:
        checks.extend(annotations.marks(node.residual))
    if node.implied:
        checks.append(mark("Implied", Text(quoted("object"))))
    return checks


def _settings(
    node: ir.Object, checks: list[Expr], annotations: Annotations, scope: Scope
) -> Iterator[str]:
    if forbids_extra(node, annotations):
        forbid = Call(CONFIG_DICT, (Keyword("extra", Text(quoted("forbid"))),))
        yield f"{INDENT}model_config = {forbid.flat(scope)}"
    elif not isinstance(node.extra, ir.Any | ir.Never) or node.extra.residual:
        extra = annotations.other_values(node, node.extra)
        values = Subscript(Name("dict"), (Name("str"), extra))
        yield declaration("__pydantic_extra__", values, None, scope, INDENT)
    if checks:
        yield assignment("__checks__", Call(CHECKS, tuple(checks)), scope, INDENT)


def forbids_extra(node: ir.Object, annotations: Annotations) -> bool:
    """Whether the class of an object refuses properties that it does not know."""
    return isinstance(node.extra, ir.Never) and annotations.exact
