"""Model modules: pydantic classes for objects, aliases for everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from specgen import ir
from specgen.emit.annotations import ANY, OMITTABLE, Annotations, mark
from specgen.emit.module import class_header, class_text, docs_of, module_text, path_of
from specgen.emit.parallel import Task
from specgen.ir import TypeId
from specgen.literals import literal
from specgen.naming import field_name
from specgen.plan import Plan, dotted
from specgen.plan.layout import Module
from specgen.pyexpr import (
    NONE,
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    or_none,
    quoted,
)
from specgen.pylines import INDENT, assignment, declaration
from specgen.render import Renderer
from specgen.views import ClassView, StatementView

MODEL = Name("Model", "._base")
CHECKED_MODEL = Name("CheckedModel", "._base")
CHECKS = Name("checks", "._base")
FIELD = Name("Field", "pydantic")
CONFIG_DICT = Name("ConfigDict", "pydantic")
TYPE_ALIAS = Name("TypeAlias", "typing")
TYPE_ALIAS_TYPE = Name("TypeAliasType", "typing_extensions")
LONG_TEXT = 72
"""The longest text that fits into a line of its own within any class."""


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
    scope = Scope(
        dotted(module),
        (plan.names[place] for place in places),
        shadowing(places, plan),
    )
    blocks = [_definition(place, plan, scope, renderer) for place in places]
    reexports: dict[str, list[str]] = {}
    for place in plan.models.reexports.get(module, ()):
        home = dotted(plan.models.modules[place])
        reexports.setdefault(home, []).append(plan.names[place])
    first = (*places, *plan.models.reexports.get(module, ()))[0]
    uri = first.partition("#")[0]
    title = f"Models of {uri}." if uri else "Models."
    return module_text(renderer, scope, title, blocks, reexports)


def shadowing(places: Iterable[TypeId], plan: Plan) -> Iterator[str]:
    """The names of fields, which hide imported names of the same spelling."""
    for place in places:
        node = plan.definition(place).type
        if isinstance(node, ir.Object):
            yield from (p.name for p in node.properties)


def _definition(place: TypeId, plan: Plan, scope: Scope, renderer: Renderer) -> str:
    definition = plan.definition(place)
    if isinstance(definition.type, ir.Object):
        view = class_view(plan.names[place], definition, plan, scope)
        return class_text(renderer, view)
    text = alias(
        plan.names[place],
        Annotations(plan, param=False, exact=definition.exact)(definition.type),
        scope,
    )
    return with_docs(text, docs_of(definition.type.docs, ""))


# ------------------------------------------------------------------- classes


def class_view(
    name: str,
    definition: ir.Definition,
    plan: Plan,
    scope: Scope,
    *,
    without: str | None = None,
    bases: tuple[Expr, ...] = (),
) -> ClassView:
    """The class of an object; `without` is a property that it leaves out."""
    node = definition.type
    assert isinstance(node, ir.Object)  # noqa: S101 - what the caller has looked at
    annotations = Annotations(plan, param=False, exact=definition.exact)
    inherited = () if bases else node.bases
    held = [a for base in inherited for a in plan.definition(base).type.residual]
    own = replace(node, residual=tuple(a for a in node.residual if a not in held))
    checks = assertions_on(own, annotations)
    found: list[Expr] = list(bases) or [plan.model(base) for base in node.bases]
    if checks:
        found.append(CHECKED_MODEL)
    fields = Fields(node, definition, plan, scope)
    members = tuple(
        fields.view(item) for item in node.properties if item.name != without
    )
    settings = tuple(_settings(node, checks, annotations, scope))
    header = class_header(name, found or [MODEL], scope)  # from here on it is defined
    return ClassView(
        header=header,
        docstring=docs_of(node.docs)
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
        values = Subscript(Name("dict"), (Name("str"), annotations(node.extra)))
        yield declaration("__pydantic_extra__", values, None, scope, INDENT)
    if checks:
        yield assignment("__checks__", Call(CHECKS, tuple(checks)), scope, INDENT)


def forbids_extra(node: ir.Object, annotations: Annotations) -> bool:
    """Whether the class of an object refuses properties that it does not know."""
    return isinstance(node.extra, ir.Never) and annotations.exact


class Fields:
    """The fields of one class."""

    def __init__(
        self, node: ir.Object, definition: ir.Definition, plan: Plan, scope: Scope
    ) -> None:
        self.node = node
        self.definition = definition
        self.plan = plan
        self.scope = scope
        self.taken = {p.name for p in node.properties}
        self.used: set[str] = set()

    def view(self, item: ir.Property) -> StatementView:
        """A property as a field."""
        name = self._name(item.name)
        annotation = self.annotation(item)
        value = self._value(item, name)
        return StatementView(
            code=declaration(name, annotation, value, self.scope, INDENT),
            docstring=docs_of(item.docs),
        )

    def _name(self, wire: str) -> str:
        def is_taken(name: str) -> bool:
            if name in self.used or name in self.scope.defined:
                return True
            return name in self.taken and name != wire

        name = field_name(wire, is_taken)
        self.used.add(name)
        return name

    def annotation(self, item: ir.Property) -> Expr:
        """The type of a field; None stands for absence where the wire has no null."""
        annotations = Annotations(self.plan, param=False, exact=self.is_exact(item))
        found = annotations(item.type)
        if self.is_required(item) or item.default is not None:
            return found
        if found == ANY or has_none(found) or self._says_none(item.type):
            return found
        if not self.definition.exact:
            return or_none(found)
        return Subscript(OMITTABLE, (found,))

    def is_exact(self, item: ir.Property) -> bool:
        """What tells variants apart is closed even where everything else is open."""
        if self.definition.exact:
            return True
        return (self.definition.id, item.name) in self.plan.closed

    def is_required(self, item: ir.Property) -> bool:
        """What is only written is absent from what a tolerant model reads."""
        return item.required and not (item.write_only and not self.definition.exact)

    def _says_none(self, node: ir.Type) -> bool:
        """Whether null is one of the values of a type by name."""
        match self.plan.resolved(node):
            case ir.Scalar(kind=ir.Kind.NULL) | ir.Any() | ir.Literal(value=None):
                return True
            case ir.Enum(members=members):
                return any(member.value is None for member in members)
            case ir.Union(variants=variants):
                return any(map(self._says_none, variants))
            case _:
                return False

    def _value(self, item: ir.Property, name: str) -> Expr | None:
        """What stands behind the `=`: a default, an alias, both or nothing."""
        aliases = []
        if name != item.name:
            wire = Text(quoted(item.name))
            aliases = [
                Keyword("validation_alias", wire),
                Keyword("serialization_alias", wire),
            ]
        if self.is_required(item):
            return Call(FIELD, tuple(aliases)) if aliases else None
        if item.default is None:
            return Call(FIELD, (_keyword(NONE), *aliases)) if aliases else NONE
        value = self._default(item.type, item.default.value)
        default = literal(value)
        if not (self._is_plain(item.type) and self._is_inferred(item.type, value)):
            checked = Keyword("validate_default", Text("True"))
            return Call(FIELD, (_keyword(default), checked, *aliases))
        if aliases or _is_better_in_a_call(value):
            return Call(FIELD, (_keyword(default), *aliases))
        return default

    def _default(self, node: ir.Type, value: ir.Json) -> ir.Json:
        """A default as its annotation has it: the integer `2.0` is 2 in Python."""
        kind = getattr(self.plan.resolved(node), "kind", None)
        if kind is ir.Kind.INTEGER and isinstance(value, float):
            return int(value)
        return value

    def _is_plain(self, node: ir.Type, around: frozenset[TypeId] = frozenset()) -> bool:
        """Whether a value in JSON is the value in Python as well.

        `around` are the definitions that this one is in: one in itself adds nothing.
        """
        if isinstance(node, ir.Ref):
            if node.target in around:
                return True
            around |= {node.target}
        match self.plan.resolved(node):
            case ir.Scalar(format=format, kind=ir.Kind.STRING):
                return format is None or not self.plan.options.python_formats
            case ir.Enum():
                return not self.plan.options.string_enums
            case ir.Scalar() | ir.Literal() | ir.Any():
                return True
            case ir.Union(variants=variants):
                return all(self._is_plain(variant, around) for variant in variants)
            case ir.Array(items=items):
                return self._is_plain(items, around)
            case ir.Map(values=values):
                return self._is_plain(values, around)
            case _:
                return False

    def _is_inferred(self, node: ir.Type, value: ir.Json) -> bool:
        """Whether a type checker sees that a default is of its type.

        It takes `[1]` in a call for a `list[int]` wherever there are alternatives to
        choose from, and that is no `list[float]`. pydantic says of a default that is
        validated that it is anything.
        """
        match self.plan.resolved(node):
            case ir.Union(variants=variants) if value and _is_mutable(value):
                return any(self._is_own_type(variant, value) for variant in variants)
            case _:
                return True

    def _is_own_type(self, node: ir.Type, value: ir.Json) -> bool:
        """Whether a type is what a value looks like when nothing is known of it."""
        match self.plan.resolved(node), value:
            case ir.Array(items=items), list():
                return all(self._is_own_type(items, item) for item in value)
            case ir.Map(values=values), dict():
                return all(self._is_own_type(values, item) for item in value.values())
            case ir.Scalar(kind=kind), _:
                return _KINDS.get(type(value)) is kind
            case found, _:
                return isinstance(found, ir.Any)


_KINDS: Mapping[type, ir.Kind] = {
    str: ir.Kind.STRING,
    bool: ir.Kind.BOOLEAN,
    int: ir.Kind.INTEGER,
    float: ir.Kind.NUMBER,
}


def _is_better_in_a_call(value: ir.Json) -> bool:
    """What is mutable, as linters ask; a long text, as formatters break it alike."""
    long = isinstance(value, str) and len(quoted(value)) > LONG_TEXT
    return long or _is_mutable(value)


def _is_mutable(value: ir.Json) -> bool:
    return isinstance(value, list | dict)


def _keyword(default: Expr) -> Keyword:
    return Keyword("default", default)


def has_none(annotation: Expr) -> bool:
    """Whether None is one of the alternatives of an annotation."""
    if isinstance(annotation, Alternatives):
        return NONE in annotation.items
    return annotation == NONE


# ------------------------------------------------------------------- aliases


def alias(name: str, annotation: Expr, scope: Scope) -> str:
    """`Name: TypeAlias = …`; a type of its own where it is part of itself.

    That stands in a string as a whole: mypy takes a part of it for a circle.
    """
    if has_forward(annotation, scope):  # the name itself is one
        value = Call(TYPE_ALIAS_TYPE, (Text(quoted(name)), scope.in_string(annotation)))
        text = assignment(name, value, scope)
    else:
        text = declaration(name, TYPE_ALIAS, annotation, scope)
        if len(text.partition("\n")[0]) > 88:
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
