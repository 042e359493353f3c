"""Python expressions as a small tree that yields text and its imports.

Owns: expressions of generated code, the scopes they stand in, and string literals.
Must not know: the IR, what an expression is for, or how it is laid out over lines.
"""

from __future__ import annotations

import builtins
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import chain, count
from typing import TypeAlias

from msgspec import Struct


class Name(Struct, frozen=True):
    """A name; `module` is where it is imported from, "" for builtins and locals."""

    name: str
    module: str = ""

    def flat(self, scope: Scope) -> str:
        """The name as it stands on a line, in quotes as long as it is forward."""
        text = scope.local(self)
        if self.module != scope.module:
            return text
        if scope.in_quotes:
            return scope.forward(text)
        return text if self.name in scope.known else quoted(scope.forward(text))


class Text(Struct, frozen=True):
    """A finished token: a literal, or a name that needs no import."""

    text: str

    def flat(self, _: Scope) -> str:
        """The token, which is the same in every scope."""
        return self.text


class Subscript(Struct, frozen=True):
    """`base[items]`."""

    base: Name
    items: tuple[Expr, ...]

    def flat(self, scope: Scope) -> str:
        """All of it on one line."""
        return f"{scope.local(self.base)}[{joined(self.items, scope)}]"


class Call(Struct, frozen=True):
    """`base(items)`; keyword arguments are `Keyword`s among the items."""

    base: Name
    items: tuple[Expr, ...] = ()

    def flat(self, scope: Scope) -> str:
        """All of it on one line."""
        return f"{scope.local(self.base)}({joined(self.items, scope)})"


class Keyword(Struct, frozen=True):
    """`name=value` in a call, `key: value` in a dict display."""

    name: str
    value: Expr
    joint: str = "="

    def flat(self, scope: Scope) -> str:
        """All of it on one line."""
        return f"{self.name}{self.joint}{self.value.flat(scope)}"


class Display(Struct, frozen=True):
    """A list, tuple or dict display: `[…]`, `(…)`, `{…}`."""

    brackets: str
    items: tuple[Expr, ...]

    def flat(self, scope: Scope) -> str:
        """All of it on one line."""
        comma = "," if self.brackets == "()" and len(self.items) == 1 else ""
        text = joined(self.items, scope)
        return f"{self.brackets[0]}{text}{comma}{self.brackets[1]}"


class Alternatives(Struct, frozen=True):
    """`A | B`; written as `Union[…]` where a forward reference stands in it."""

    items: tuple[Expr, ...]

    def flat(self, scope: Scope) -> str:
        """All of it on one line."""
        text = joined(self.items, scope, " | ")
        if '"' in text and scope.has_forward(self.items):  # which are in quotes
            return self.as_union().flat(scope)
        return text

    def as_union(self) -> Subscript:
        """`Union[A, B]`, which takes names in quotes, or `Optional[A]`."""
        if len(self.items) == 2 and self.items[1] == NONE:
            return Subscript(OPTIONAL, self.items[:1])
        return Subscript(UNION, self.items)


Expr: TypeAlias = Name | Text | Subscript | Call | Keyword | Display | Alternatives


def joined(items: Iterable[Expr], scope: Scope, joint: str = ", ") -> str:
    """Expressions on one line."""
    return joint.join([item.flat(scope) for item in items])


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


def alternatives(expr: Expr) -> tuple[Expr, ...]:
    """What stands between the bars of an expression; all of it where it has none."""
    return expr.items if isinstance(expr, Alternatives) else (expr,)


def either(items: Iterable[Expr]) -> Expr:
    """`A | B | None`, flattened, without repeats, literals as one, None last."""
    flat = dict.fromkeys(chain.from_iterable(map(alternatives, items)))
    if len(flat) == 1:
        return next(iter(flat))
    null = [NONE] * (NONE in flat)
    found = _one_literal([item for item in flat if item != NONE]) + null
    return found[0] if len(found) == 1 else Alternatives(tuple(found))


def or_none(expr: Expr) -> Expr:
    """`A | None`, of an expression that None is no alternative of."""
    return Alternatives((*alternatives(expr), NONE))


def has_none(expr: Expr) -> bool:
    """Whether None is one of the alternatives of an expression."""
    return NONE in alternatives(expr)


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

_BUILTINS = frozenset(vars(builtins))


class Scope:
    """The names of one module: what it defines, what it imports and under which name.

    An imported name that the module defines itself, that a field would shadow, or that
    another import has, is imported under another one. Those that are `offered` to
    whoever imports the module keep theirs. `namesakes` are those that another module
    has an alias of as well.
    """

    def __init__(
        self,
        module: str,
        defined: Iterable[str],
        shadowed: Iterable[str] = (),
        offered: Iterable[Name] = (),
        namesakes: Container[str] = (),
    ) -> None:
        self.module = module
        self.defined = frozenset(defined)
        self.taken = self.defined.union(shadowed)
        self.namesakes = namesakes
        self.known: set[str] = set()
        self.in_quotes = False
        self.imports: dict[str, set[tuple[str, str]]] = {}
        self.offered: set[str] = set()
        self.late: dict[str, str] = {}
        """Names to be given at the end to what the module defines, by its own."""
        self._locals: dict[Name, str] = {}
        self._bound: set[str] = set()
        for name in offered:
            self._offer(name)

    def _offer(self, name: Name) -> None:
        self.imports.setdefault(name.module, set()).add((name.name, name.name))
        self.offered.add(name.name)
        self._bound.add(name.name)
        if name.name not in self.taken:
            self._locals[name] = name.name

    def define(self, name: str) -> None:
        """From here on `name` needs no quotes."""
        self.known.add(name)

    def local(self, name: Name) -> str:
        """The text for a name in this module; its import is taken down."""
        found = self._locals.get(name)
        if found is None:
            found = self._locals[name] = self._text(name)
            self._bound.add(found)
        return found

    def _text(self, name: Name) -> str:
        text, module = name.name, name.module
        if module == self.module:
            return text
        text = self._free(text)
        if not module:
            if text == name.name:
                return text
            module = "builtins"
        self.imports.setdefault(module, set()).add((name.name, text))
        return text

    def _free(self, text: str) -> str:
        """A name that nothing else has: the same, or with one underscore before it.

        Two would make Python look for a private name of the class that it is used in.
        """
        private = f"_{text.lstrip('_')}"
        others = (f"{private}{number}" for number in count(2))
        return next(
            each
            for each in chain((text, private), others)
            if each not in self.taken and each not in self._bound
        )

    def forward(self, name: str) -> str:
        """What stands in quotes for a name that the module defines further down.

        pydantic looks for it at once, and would take a class of Python's for it that is
        called so too, such as `Warning`; or the alias of that name that is built first.
        """
        if name not in _BUILTINS and name not in self.namesakes:
            return name
        if name not in self.late:
            self.late[name] = self._free(f"_{name}")
            self._bound.add(self.late[name])
        return self.late[name]

    def in_string(self, expr: Expr) -> Text:
        """An expression as a string literal, in which every name can be forward."""
        known, self.known, self.in_quotes = self.known, set(self.defined), True
        text = expr.flat(self)
        self.known, self.in_quotes = known, False
        return Text(quoted(text))

    def is_forward(self, expr: Expr) -> bool:
        """Whether an expression is a name that this module defines further down."""
        return (
            isinstance(expr, Name)
            and expr.module == self.module
            and expr.name not in self.known
        )

    def has_forward(self, items: Iterable[Expr]) -> bool:
        """Whether one of some expressions is such a name."""
        return any(map(self.is_forward, items))


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
