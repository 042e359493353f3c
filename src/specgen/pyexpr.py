"""Python expressions as a small tree that yields text and its imports.

Owns: expressions of generated code, the scopes they stand in, and how they are laid
out over lines, so that black and ruff leave them as they are. Must not know: the IR,
or what an expression is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from msgspec import Struct

LINE = 88
"""The longest line, in columns: the default of black and of ruff format."""
INDENT = "    "


class Name(Struct, frozen=True):
    """A name; `module` is where it is imported from, "" for builtins and locals."""

    name: str
    module: str = ""


class Text(Struct, frozen=True):
    """A finished token: a literal, or a name that needs no import."""

    text: str


class Subscript(Struct, frozen=True):
    """`base[items]`."""

    base: Name
    items: tuple[Expr, ...]


class Call(Struct, frozen=True):
    """`base(items)`; keyword arguments are `Keyword`s among the items."""

    base: Name
    items: tuple[Expr, ...] = ()


class Keyword(Struct, frozen=True):
    """`name=value` in a call, `key: value` in a dict display."""

    name: str
    value: Expr
    joint: str = "="


class Display(Struct, frozen=True):
    """A list, tuple or dict display: `[…]`, `(…)`, `{…}`."""

    brackets: str
    items: tuple[Expr, ...]


class Alternatives(Struct, frozen=True):
    """`A | B`; written as `Union[…]` where a forward reference stands in it."""

    items: tuple[Expr, ...]


Expr: TypeAlias = Name | Text | Subscript | Call | Keyword | Display | Alternatives

NONE = Text("None")
UNION = Name("Union", "typing")
OPTIONAL = Name("Optional", "typing")
ANNOTATED = Name("Annotated", "typing")
LITERAL = Name("Literal", "typing")


def annotated(inner: Expr, marks: Iterable[Expr]) -> Expr:
    """`Annotated[inner, *marks]`, flattened; the inner type where there are none."""
    found = tuple(marks)
    if not found:
        return inner
    if isinstance(inner, Subscript) and inner.base == ANNOTATED:
        return Subscript(ANNOTATED, (*inner.items, *found))
    return Subscript(ANNOTATED, (inner, *found))


def either(items: Iterable[Expr]) -> Expr:
    """`A | B | None`, flattened, without repeats, literals as one, None last."""
    flat: dict[Expr, None] = {}
    for item in items:
        for part in item.items if isinstance(item, Alternatives) else (item,):
            flat[part] = None
    found = _one_literal([item for item in flat if item != NONE])
    if NONE in flat:
        found.append(NONE)
    return found[0] if len(found) == 1 else Alternatives(tuple(found))


def _one_literal(items: list[Expr]) -> list[Expr]:
    """The items with all `Literal[…]`s joined in the place of the first."""
    literals = [i for i in items if isinstance(i, Subscript) and i.base == LITERAL]
    if len(literals) < 2:
        return items
    values = dict.fromkeys(value for item in literals for value in item.items)
    joined = Subscript(LITERAL, tuple(values))
    rest = [item for item in items if item not in literals]
    rest.insert(items.index(literals[0]), joined)
    return rest


# -------------------------------------------------------------------- scopes


class Scope:
    """The names of one module: what it defines, what it imports and under which name.

    An imported name that the module defines itself, or that a field would shadow,
    is imported under the same name with an underscore before it.
    """

    def __init__(
        self, module: str, defined: Iterable[str], shadowed: Iterable[str] = ()
    ) -> None:
        self.module = module
        self.defined = frozenset(defined)
        self.taken = self.defined | frozenset(shadowed)
        self.known: set[str] = set()
        self.imports: dict[str, set[tuple[str, str]]] = {}
        self._locals: dict[tuple[str, str], str] = {}

    def define(self, name: str) -> None:
        """From here on `name` needs no quotes."""
        self.known.add(name)

    def local(self, name: Name) -> str:
        """The text for a name in this module; its import is taken down."""
        key = (name.module, name.name)
        found = self._locals.get(key)
        if found is None:
            found = self._locals[key] = self._bound(name)
        return found

    def _bound(self, name: Name) -> str:
        if name.module == self.module:
            return name.name
        module = name.module
        text = name.name
        if not module:
            if text not in self.taken:
                return text
            module = "builtins"
        while text in self.taken or self._is_other(module, name.name, text):
            text = f"_{text}"
        self.imports.setdefault(module, set()).add((name.name, text))
        return text

    def _is_other(self, module: str, name: str, text: str) -> bool:
        """Whether another import already goes by this text."""
        return any(
            bound == text and (origin, original) != (module, name)
            for (origin, original), bound in self._locals.items()
        )

    def in_string(self, expr: Expr) -> Text:
        """An expression as a string literal, in which every name can be forward."""
        known, self.known = self.known, set(self.defined)
        text = flat(expr, self)
        self.known = known
        return Text(quoted(text))

    def is_forward(self, expr: Expr) -> bool:
        """Whether an expression is a name that this module defines further down."""
        return (
            isinstance(expr, Name)
            and expr.module == self.module
            and expr.name not in self.known
        )


# -------------------------------------------------------------------- layout


def flat(expr: Expr, scope: Scope) -> str:
    """An expression on one line."""
    match expr:
        case Name():
            text = scope.local(expr)
            return quoted(text) if scope.is_forward(expr) else text
        case Text(text=text):
            return text
        case Subscript(base=base, items=items):
            return f"{scope.local(base)}[{_joined(items, scope)}]"
        case Call(base=base, items=items):
            return f"{scope.local(base)}({_joined(items, scope)})"
        case Keyword(name=name, value=value, joint=joint):
            return f"{name}{joint}{flat(value, scope)}"
        case Display(brackets=brackets, items=items):
            comma = "," if brackets == "()" and len(items) == 1 else ""
            return f"{brackets[0]}{_joined(items, scope)}{comma}{brackets[1]}"
        case Alternatives(items=items):
            if any(scope.is_forward(item) for item in items):
                return flat(_as_union(items), scope)
            return " | ".join(flat(item, scope) for item in items)


def _joined(items: tuple[Expr, ...], scope: Scope) -> str:
    return ", ".join([flat(item, scope) for item in items])


def _as_union(items: tuple[Expr, ...]) -> Subscript:
    if len(items) == 2 and items[1] == NONE:
        return Subscript(OPTIONAL, items[:1])
    return Subscript(UNION, items)


def laid_out(expr: Expr, scope: Scope, indent: str, used: int, after: int = 0) -> str:
    """An expression over as many lines as it needs.

    `indent` is that of the line it starts on, `used` the columns before it on that
    line, `after` the columns that must follow it on its last line.
    """
    line = flat(expr, scope)
    if used + len(line) + after <= LINE:
        return line
    inner = indent + INDENT
    match expr:
        case Subscript(items=items):
            return _bracketed(f"{scope.local(expr.base)}[", items, "]", scope, indent)
        case Call(items=items) if items:
            return _bracketed(f"{scope.local(expr.base)}(", items, ")", scope, indent)
        case Display(brackets=brackets, items=items) if items:
            lines = _one_a_line(items, scope, inner)
            return f"{brackets[0]}\n{lines}{indent}{brackets[1]}"
        case Keyword(name=name, value=value, joint=joint):
            before = f"{name}{joint}"
            return before + laid_out(value, scope, indent, used + len(before), after)
        case Alternatives(items=items):
            if any(scope.is_forward(item) for item in items):
                return laid_out(_as_union(items), scope, indent, used, after)
            return f"({_alternatives(items, scope, inner)}\n{indent})"
        case _:
            return line


def _bracketed(
    opening: str, items: tuple[Expr, ...], closing: str, scope: Scope, indent: str
) -> str:
    inner = indent + INDENT
    together = inner + _joined(items, scope)
    if len(together) <= LINE:
        return f"{opening}\n{together}\n{indent}{closing}"
    if len(items) == 1 and closing == "]":
        body = _operand(items[0], scope, inner)
        return f"{opening}\n{inner}{body}\n{indent}{closing}"
    return f"{opening}\n{_one_a_line(items, scope, inner)}{indent}{closing}"


def _one_a_line(items: tuple[Expr, ...], scope: Scope, indent: str) -> str:
    return "".join(f"{indent}{laid_out_item(item, scope, indent)},\n" for item in items)


def laid_out_item(item: Expr, scope: Scope, indent: str) -> str:
    """One of several items, each on a line of its own with a comma behind it."""
    if isinstance(item, Alternatives):
        return _operand(item, scope, indent, after=1)
    return laid_out(item, scope, indent, len(indent), 1)


def _operand(item: Expr, scope: Scope, indent: str, after: int = 0) -> str:
    """What stands alone within brackets: alternatives need no more of them."""
    line = flat(item, scope)
    if len(indent) + len(line) + after <= LINE or not isinstance(item, Alternatives):
        return laid_out(item, scope, indent, len(indent), after)
    if any(scope.is_forward(part) for part in item.items):
        return laid_out(item, scope, indent, len(indent), after)
    return _one_operand_a_line(item.items, scope, indent)


def _alternatives(items: tuple[Expr, ...], scope: Scope, indent: str) -> str:
    together = indent + " | ".join(flat(item, scope) for item in items)
    if len(together) <= LINE:
        return f"\n{together}"
    return f"\n{indent}{_one_operand_a_line(items, scope, indent)}"


def _one_operand_a_line(items: tuple[Expr, ...], scope: Scope, indent: str) -> str:
    first = laid_out(items[0], scope, indent, len(indent))
    rest = [laid_out(item, scope, indent, len(indent) + 2) for item in items[1:]]
    return f"\n{indent}| ".join([first, *rest])


def declaration(
    target: str, annotation: Expr, value: Expr | None, scope: Scope, indent: str = ""
) -> str:
    """`target: annotation = value`, or without the value, as lines.

    Of what is too long the value is broken first, then the annotation.
    """
    before = f"{indent}{target}: "
    one_line = before + flat(annotation, scope)
    if value is None:
        if len(one_line) <= LINE:
            return one_line
        return before + _broken(annotation, scope, indent, before)
    tail = flat(value, scope)
    if len(one_line) + len(tail) + 3 <= LINE:
        return f"{one_line} = {tail}"
    if len(one_line) + 3 + _opening(value, scope) <= LINE:
        used = len(one_line) + 3
        return f"{one_line} = {laid_out(value, scope, indent, used)}"
    text = _in_parentheses(f"{one_line} = ", value, scope, indent)
    if text:
        return text
    broken = before + _broken(annotation, scope, indent, before)
    used = len(broken.rpartition("\n")[2]) + 3
    return f"{broken} = {laid_out(value, scope, indent, used)}"


def _opening(value: Expr, scope: Scope) -> int:
    """The columns of what a broken value leaves on the first line."""
    match value:
        case Call(base=base, items=items) | Subscript(base=base, items=items) if items:
            return len(scope.local(base)) + 1
        case Display(items=items) | Alternatives(items=items) if items:
            return 1
        case _:
            return LINE


def _broken(annotation: Expr, scope: Scope, indent: str, before: str) -> str:
    """An annotation over several lines; a mere name in parentheses, if that helps."""
    if not isinstance(annotation, Name):
        return laid_out(annotation, scope, indent, LINE)
    inner = indent + INDENT
    text = flat(annotation, scope)
    if len(inner) + len(text) > LINE or len(before) + 1 > LINE:
        return text
    return f"(\n{inner}{text}\n{indent})"


def assignment(target: str, value: Expr, scope: Scope) -> str:
    """`target = value` at the left margin, as lines."""
    before = f"{target} = "
    text = flat(value, scope)
    if len(before) + len(text) <= LINE:
        return before + text
    if len(before) + _opening(value, scope) > LINE:
        text = _in_parentheses(before, value, scope, "")
        if text:
            return text
    return before + laid_out(value, scope, "", len(before))


def _in_parentheses(before: str, value: Expr, scope: Scope, indent: str) -> str:
    """A value in parentheses of its own; "" where that would not make it fit."""
    inner = indent + INDENT
    text = inner + laid_out(value, scope, inner, len(inner))
    if len(before) + 1 > LINE or max(map(len, text.split("\n"))) > LINE:
        return ""
    return f"{before}(\n{text}\n{indent})"


# ------------------------------------------------------------------- strings


@cache
def quoted(text: str) -> str:
    """A string literal, in double quotes unless single ones need fewer escapes."""
    if text.isprintable() and "\\" not in text and '"' not in text:
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    return f"{quote}{''.join(_escaped(text, quote))}{quote}"


ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(text: str, quote: str) -> Iterator[str]:
    for character in text:
        if character in ESCAPES:
            yield ESCAPES[character]
        elif character == quote:
            yield f"\\{character}"
        elif character.isprintable():
            yield character
        else:
            yield by_number(character)


def by_number(character: str) -> str:
    """A character as the escape of its code point."""
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
