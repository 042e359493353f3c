"""The gate: no text is written as Python that Python cannot parse.

Owns the way to parse it, to find its names, and to format what specgen did not lay out
itself. Takes rendered text, with a name for messages. Must not know where it is from.
"""

from __future__ import annotations

from symtable import symtable


def parsed(text: str, name: str) -> str:
    """Return a text that is Python; else raise a SyntaxError, or a ValueError."""
    symtable(text, name, "exec")  # parses: a third of the time of ast.parse
    return text


def names_in(text: str) -> set[str]:
    """The names that a module of this text has, but those that it imports."""
    symbols = symtable(text, "", "exec").get_symbols()
    return {symbol.get_name() for symbol in symbols if symbol.is_assigned()}


def formatted(text: str, name: str) -> str:
    """Return a text that is Python as black formats it; raises as `parsed` does."""
    import black  # late: what specgen renders by its own templates needs no black

    return black.format_str(parsed(text, name), mode=black.Mode())
