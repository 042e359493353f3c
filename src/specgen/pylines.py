"""Expressions laid out over lines, so that black and ruff leave them as they are.

Owns: where a statement that is too long is broken. Takes expressions and their scope;
gives the text of statements. Must not know: what a statement is for.
"""

from __future__ import annotations

from specgen.pyexpr import (
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    joined,
)

LINE = 88
"""The longest line, in columns: the default of black and of ruff format."""
INDENT = "    "
AS_IT_IS = "  # fmt: skip"
"""Behind what does not fit, and black and ruff would each break in their own way."""


def laid_out(expr: Expr, scope: Scope, indent: str, used: int, after: int = 0) -> str:
    """An expression over as many lines as it needs.

    `indent` is that of the line it starts on, `used` the columns before it on that
    line, `after` the columns that must follow it on its last line.
    """
    line = expr.flat(scope)
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
            if scope.has_forward(items):
                return laid_out(expr.as_union(), scope, indent, used, after)
            return f"({_alternatives(items, scope, inner)}\n{indent})"
        case _:
            return line


def _bracketed(
    opening: str, items: tuple[Expr, ...], closing: str, scope: Scope, indent: str
) -> str:
    inner = indent + INDENT
    together = inner + joined(items, scope)
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
    line = item.flat(scope)
    if len(indent) + len(line) + after <= LINE or not isinstance(item, Alternatives):
        return laid_out(item, scope, indent, len(indent), after)
    if scope.has_forward(item.items):
        return laid_out(item, scope, indent, len(indent), after)
    return _one_operand_a_line(item.items, scope, indent, after)


def _alternatives(items: tuple[Expr, ...], scope: Scope, indent: str) -> str:
    together = indent + joined(items, scope, " | ")
    if len(together) <= LINE:
        return f"\n{together}"
    return f"\n{indent}{_one_operand_a_line(items, scope, indent)}"


def _one_operand_a_line(
    items: tuple[Expr, ...], scope: Scope, indent: str, after: int = 0
) -> str:
    *others, last = items[1:]
    lines = [laid_out(items[0], scope, indent, len(indent))]
    lines += [laid_out(item, scope, indent, len(indent) + 2) for item in others]
    lines.append(laid_out(last, scope, indent, len(indent) + 2, after))
    return f"\n{indent}| ".join(lines)


def declaration(
    target: str, annotation: Expr, value: Expr | None, scope: Scope, indent: str = ""
) -> str:
    """`target: annotation = value`, or without the value, as lines.

    Of what is too long the value is broken first, then the annotation.
    """
    before = f"{indent}{target}: "
    one_line = before + annotation.flat(scope)
    if value is None:
        if len(one_line) <= LINE:
            return one_line
        return before + _broken(annotation, scope, indent, before)
    tail = value.flat(scope)
    if len(one_line) + len(tail) + 3 <= LINE:
        return f"{one_line} = {tail}"
    if len(one_line) + 3 + _opening(value, scope) <= LINE:
        used = len(one_line) + 3
        return f"{one_line} = {laid_out(value, scope, indent, used)}"
    text = _in_parentheses(f"{one_line} = ", value, scope, indent)
    if text:
        return text
    if isinstance(annotation, Name) or len(f"{one_line} = (") <= LINE:
        return f"{one_line} = {laid_out(value, scope, indent, LINE)}{AS_IT_IS}"
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
    text = annotation.flat(scope)
    if len(inner) + len(text) > LINE or len(before) + 1 > LINE:
        return text
    return f"(\n{inner}{text}\n{indent})"


def assignment(target: str, value: Expr, scope: Scope, indent: str = "") -> str:
    """`target = value`, as lines."""
    before = f"{indent}{target} = "
    text = value.flat(scope)
    if len(before) + len(text) <= LINE:
        return before + text
    if len(before) + _opening(value, scope) > LINE:
        text = _in_parentheses(before, value, scope, indent)
        if text:
            return text
    return before + laid_out(value, scope, indent, len(before))


def _in_parentheses(before: str, value: Expr, scope: Scope, indent: str) -> str:
    """A value in parentheses of its own; "" where that would not make it fit."""
    inner = indent + INDENT
    text = inner + laid_out(value, scope, inner, len(inner))
    if len(before) + 1 > LINE or max(map(len, text.split("\n"))) > LINE:
        return ""
    return f"{before}(\n{text}\n{indent})"
