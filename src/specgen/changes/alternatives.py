"""What a type takes, as alternatives: the form in which types are compared.

Owns: this form, in which `nullable`, a list of types, `oneOf`, `enum` and a reference
to any of these are the same where they mean the same. Takes: a type and the plan that
it is of. Gives: its alternatives, and whether one of them has all of another. Must not
know: that there are two versions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from specgen import ir
from specgen.diagnostics import and_more, listed
from specgen.formats import python_type
from specgen.ir import TypeId
from specgen.json_values import is_of_type, json_type
from specgen.plan import Plan
from specgen.walk import values_of


class Alternative(NamedTuple):
    """One thing that a type takes: a kind of value, one value, or what a class does.

    `detail` is the format that makes another Python type of a string, the value, the
    name of the class, the length of a tuple, or what `others` are no instances of;
    `place` is that of the class, as two modules may have one of a name.
    """

    kind: str
    detail: str = ""
    place: TypeId = ""

    def __str__(self) -> str:
        """The alternative as messages name it."""
        match self.kind:
            case "value" | "class":
                return self.detail
            case "string" if self.detail:
                return f"{self.detail} string"
            case "tuple":
                return f"array of {self.detail}"
            case "others":
                return f"anything but {self.detail}"
            case _:
                return self.kind

    @property
    def family(self) -> str:
        """The JSON type of all that it takes, numbers being one."""
        match self.kind:
            case "value":
                return json_type(json.loads(self.detail))
            case "class":
                return "object"
            case "tuple":
                return "array"
            case "integer":
                return "number"
            case _:
                return self.kind

    @property
    def python_type(self) -> type | None:
        """The Python type of a value; None where it is more than one value."""
        return type(json.loads(self.detail)) if self.kind == "value" else None


class Taken(NamedTuple):
    """An alternative, the type that takes it, and what it is held to besides."""

    alternative: Alternative
    node: ir.Type
    residual: tuple[ir.Assertion, ...]


class Alternatives:
    """All that a type takes, to be asked what of it has all of something."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._taken = tuple(taken)
        self._same: dict[Alternative, list[Taken]] = {}
        for each in self._taken:
            self._same.setdefault(each.alternative, []).append(each)
        # Of thousands of values or classes, none has anything but itself.
        self._wide = [each for each in self._taken if each.alternative.kind not in ONE]

    def __iter__(self) -> Iterator[Taken]:
        """Iterate in the order of the type."""
        return iter(self._taken)

    def over(self, narrow: Alternative) -> Iterator[Taken]:
        """Those that have all of an alternative."""
        yield from self._same.get(narrow, ())
        for wide in self._wide:
            if wide.alternative != narrow and has_all(wide.alternative, narrow):
                yield wide


ONE = frozenset({"value", "class"})
"""Alternatives of which a type may have any number."""

CONTAINERS = frozenset({"array", "object", "tuple"})
"""Alternatives that have parts, which have types of their own."""

_MANY = 8


def alternatives(node: ir.Type, plan: Plan) -> Iterator[Taken]:
    """What a type takes. What a class is held to is told of the class."""
    seen: set[str] = set()
    pending: list[tuple[ir.Type, tuple[ir.Assertion, ...]]] = [(node, ())]
    while pending:
        each, around = pending.pop(0)
        held = (*around, *each.residual)
        if isinstance(each, ir.Ref):
            place = plan.ends[each.target]
            if place not in seen:
                seen.add(place)
                pending.insert(0, (plan.definition(place).type, held))
        elif isinstance(each, ir.Union):
            pending[:0] = [(variant, held) for variant in each.variants]
        else:
            own = around if isinstance(each, ir.Object) else held
            for alternative in _of_one(each, plan):
                yield Taken(alternative, each, own)
                if each.implied:
                    others = Alternative("others", alternative.family)
                    yield Taken(others, ir.Any(id=each.id), around)


def _of_one(node: ir.Type, plan: Plan) -> Iterable[Alternative]:
    match node:
        case ir.Scalar(kind=kind):
            is_python = plan.options.python_formats and python_type(node)
            return (Alternative(kind.value, (is_python and node.format) or ""),)
        case ir.Literal() | ir.Enum():
            return map(_of_value, values_of(node))
        case ir.Object(id=place):
            return (Alternative("class", plan.names[place], place),)
        case ir.Map():
            return (Alternative("object"),)
        case ir.Array():
            return (Alternative("array"),)
        case ir.Tuple(items=items):
            return (Alternative("tuple", str(len(items))),)
        case ir.Any():
            return (Alternative("anything"),)
        case _:  # Never takes nothing; no intersection is left
            return ()


def _of_value(value: ir.Json) -> Alternative:
    if value is None:
        return Alternative("null")
    return Alternative("value", json.dumps(value, ensure_ascii=False))


def has_all(wide: Alternative, narrow: Alternative) -> bool:
    """Whether one alternative has all that another has, but for what parts have."""
    match wide, narrow:
        case Alternative("anything"), _:
            return True
        case Alternative("others", family), _:
            return narrow == wide or narrow.family not in (family, "anything", "others")
        case Alternative("number"), Alternative("integer"):
            return True
        case Alternative(kind, ""), Alternative("value", text):
            return kind not in CONTAINERS and is_of_type(json.loads(text), kind)
        case _:
            return narrow == wide


def described(found: Iterable[Taken]) -> str:
    """Alternatives as a message lists them."""
    names = [*dict.fromkeys(str(each.alternative) for each in found)] or ["nothing"]
    if len(names) > _MANY + 1:
        return ", ".join(names[:_MANY]) + and_more(len(names) - _MANY)
    return listed(names, "or")
