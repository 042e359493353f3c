"""Parameters of openapi.yaml."""

from typing import Annotated, Any, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Properties


class QuotesParam(TypedDict):
    """\"\"\" + __import__('os').system('x') + \"\"" """

    a: NotRequired[str]
    """ends with a quote" """

    b: NotRequired[str]
    """ends with a backslash\\"""

    c: NotRequired[str]
    """a\rimport os
    import sys\u2028import re\x85import io\x0bx\x0cy
    """

    d: NotRequired[str]
    """\\N{BULLET} \\x41 \\u12 \\\"\"\" '''"""

    e: NotRequired[str]
    """\u202e right to left \u200b zero width \ufeff \x00 nul"""

    f: NotRequired[str]
    """indented

      more
    less
      tab
    """

    g: NotRequired[str]
    """ " """

    h: NotRequired[str]
    """\\"""

    i: NotRequired[str]
    """{{ 7*7 }} {% raw %} %s {0.__class__} $(id) `id` #}"""

    j: NotRequired[str]

    k: NotRequired[str]
    """A title alone"""

    l: NotRequired[str]
    """Deprecated."""

    m: NotRequired[str]
    """An old one.

    Deprecated.
    """

    n: NotRequired[str]
    """A line that is longer than the eighty-eight columns that a line of code may have, and that stays as it was written."""

    o: NotRequired[str]
    """emoji 😀, accents é, combining é"""

    p: NotRequired[str | None]
    """Said of what is not null.

    Deprecated.
    """

    q: NotRequired[str]
    """Ends with lines.

    Deprecated.
    """


AliasParam: TypeAlias = str
"""An alias with \"\"\" quotes."""


NoPropertiesParam: TypeAlias = Annotated[dict[str, Any], Properties(min=1)]
"""Nothing \"\"\" here."""
