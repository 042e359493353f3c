"""The gate: no text is written as Python that Python cannot parse.

Owns the way to parse it, and to format what specgen did not lay out itself. Takes
rendered text, with a name for messages. Must not know where the text is from.
"""

from __future__ import annotations

from symtable import symtable


def parsed(text: str, name: str) -> str:
    """Return a text that is Python; else raise a SyntaxError, or a ValueError."""
    symtable(text, name, "exec")  # parses: a third of the time of ast.parse
    return text


def formatted(text: str, name: str) -> str:
    """Return a text that is Python as black formats it; raises as `parsed` does."""
    import black  # late: what specgen renders by its own templates needs no black

    return black.format_str(parsed(text, name), mode=black.Mode())
