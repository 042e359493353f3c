"""The fields of model classes: their names, their annotations, what stands behind `=`.

Owns: how absence, null and a default look in a class, and which default has to be
validated before it is filled in. Takes: the properties of one object. Gives: views.
Must not know: what else a class has.
"""

from __future__ import annotations

from collections.abc import Mapping

from specgen import ir
from specgen.emit.annotations import ANY, OMITTABLE, Annotations, conversions_of
from specgen.emit.module import docstring_of
from specgen.literals import literal
from specgen.naming import field_name
from specgen.plan import Plan
from specgen.pyexpr import (
    NONE,
    Call,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    has_none,
    or_none,
    quoted,
)
from specgen.pylines import INDENT, declaration
from specgen.views import StatementView
from specgen.walk import values_of

FIELD = Name("Field", "pydantic")
LONG_TEXT = 72
"""The longest text that fits into a line of its own within any class."""


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
            docstring=docstring_of(item.docs, name=item.name),
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
        """Whether a field takes just what its schema accepts.

        Where the verdict is tolerant, only one that tells variants apart does.
        """
        if self.definition.exact:
            return True
        return (self.definition.id, item.name) in self.plan.closed

    def is_required(self, item: ir.Property) -> bool:
        """Whether a field has no default.

        A property that is only written is absent from what a tolerant model reads, and
        one that is only read from what is only sent.
        """
        if item.write_only and not self.definition.exact:
            return False
        if self.definition.use is ir.Use.SENT and not self.is_sent(item):
            return False
        return item.required

    def is_sent(self, item: ir.Property) -> bool:
        """Whether a property is in what is sent."""
        return self.plan.is_sent(self.definition.id, item)

    def _says_none(self, node: ir.Type) -> bool:
        """Whether null is one of the values of a type by name."""
        match self.plan.resolved(node):
            case ir.Scalar(kind=ir.Kind.NULL) | ir.Any():
                return True
            case (ir.Enum() | ir.Literal()) as found:
                return None in values_of(found)
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
        if item.default is None or item.default.value is None:
            return Call(FIELD, (_keyword(NONE), *aliases)) if aliases else NONE
        value = self._default(item.type, item.default.value)
        default = literal(value)
        keeps = conversions_of(self.plan).keeps(item.type)
        if not (keeps and self._is_inferred(item.type, value)):
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
    """Whether a default goes into `Field(…)`.

    Mutable ones do, as linters ask, and long texts, which all formatters break alike
    in a call.
    """
    long = isinstance(value, str) and len(quoted(value)) > LONG_TEXT
    return long or _is_mutable(value)


def _is_mutable(value: ir.Json) -> bool:
    return isinstance(value, list | dict)


def _keyword(default: Expr) -> Keyword:
    return Keyword("default", default)
