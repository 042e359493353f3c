"""What a type takes, as a set of alternatives: the form in which types are compared.

Owns: this form, in which `nullable`, a list of types, `oneOf`, `enum` and a reference
to any of these are the same where they mean the same. Takes: a type and the plan that
it is of. Gives: its alternatives, and whether others take as much. Must not know: that
there are two versions.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from specgen import ir
from specgen.formats import python_type
from specgen.plan import Plan


class Alternative(NamedTuple):
    """One thing that a type takes: a kind of value, one value, or what a class does.

    `detail` is the format that makes another Python type of a string, the value, the
    name of the class, or the length of a tuple.
    """

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        """The alternative as messages name it."""
        match self.kind:
            case "value" | "class":
                return self.detail
            case "string" if self.detail:
                return f"{self.detail} string"
            case "tuple":
                return f"array of {self.detail}"
            case _:
                return self.kind


ANYTHING = Alternative("anything")
_NUMBER = Alternative("number")


def alternatives(node: ir.Type, plan: Plan) -> dict[Alternative, ir.Type]:
    """What a type takes, each alternative with the type that takes it."""
    found: dict[Alternative, ir.Type] = {}
    seen: set[str] = set()
    pending = [node]
    while pending:
        each = pending.pop(0)
        if isinstance(each, ir.Ref):
            place = plan.ends[each.target]
            if place in seen:
                continue
            seen.add(place)
            each = plan.definition(place).type
        if isinstance(each, ir.Union):
            pending = [*each.variants, *pending]
            continue
        for alternative in _of_one(each, plan):
            found.setdefault(alternative, each)
        if each.implied:
            found.setdefault(ANYTHING, ir.Any(id=each.id))
    return found


def _of_one(node: ir.Type, plan: Plan) -> Iterable[Alternative]:
    match node:
        case ir.Scalar(kind=kind):
            is_python = plan.options.python_formats and python_type(node)
            return (Alternative(kind.value, (is_python and node.format) or ""),)
        case ir.Literal(value=value):
            return (_of_value(value),)
        case ir.Enum(members=members):
            return [_of_value(member.value) for member in members]
        case ir.Object(id=place):
            return (Alternative("class", plan.names[place]),)
        case ir.Map():
            return (Alternative("object"),)
        case ir.Array():
            return (Alternative("array"),)
        case ir.Tuple(items=items):
            return (Alternative("tuple", str(len(items))),)
        case ir.Any():
            return (ANYTHING,)
        case _:  # Never takes nothing; no intersection is left
            return ()


def _of_value(value: ir.Json) -> Alternative:
    if value is None:
        return Alternative("null")
    return Alternative("value", json.dumps(value, ensure_ascii=False))


def is_among(alternative: Alternative, others: Collection[Alternative]) -> bool:
    """Whether all that one alternative takes is taken by one of the others."""
    if alternative in others or ANYTHING in others:
        return True
    match alternative:
        case Alternative("integer"):
            return _NUMBER in others
        case Alternative("value", text):
            return any(
                Alternative(kind) in others for kind in _kinds_of(json.loads(text))
            )
        case _:
            return False


def _kinds_of(value: ir.Json) -> Iterable[str]:
    match value:
        case bool():
            return ("boolean",)
        case int():
            return ("integer", "number")
        case float():
            return ("number",)
        case str():
            return ("string",)
        case _:
            return ()


def described(found: Collection[Alternative]) -> str:
    """Alternatives as a message lists them."""
    *others, last = [str(each) for each in found] or ["nothing"]
    if len(others) > _MANY:
        return f"{', '.join(others[:_MANY])} and {len(others) - _MANY + 1} more"
    return f"{', '.join(others)} or {last}" if others else last


_MANY = 8
