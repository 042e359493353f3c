"""Models of openapi.yaml."""

from typing import Annotated, Any, TypeAlias

from .._base import Model
from .._types import Omittable, Properties


class Quotes(Model):
    """\"\"\" + __import__('os').system('x') + \"\"" """

    a: Omittable[str] = None
    """ends with a quote" """

    b: Omittable[str] = None
    """ends with a backslash\\"""

    c: Omittable[str] = None
    """a\rimport os
    import sys\u2028import re\x85import io\x0bx\x0cy
    """

    d: Omittable[str] = None
    """\\N{BULLET} \\x41 \\u12 \\\"\"\" '''"""

    e: Omittable[str] = None
    """\u202e right to left \u200b zero width \ufeff \x00 nul"""

    f: Omittable[str] = None
    """indented

      more
    less
      tab
    """

    g: Omittable[str] = None
    """ " """

    h: Omittable[str] = None
    """\\"""

    i: Omittable[str] = None
    """{{ 7*7 }} {% raw %} %s {0.__class__} $(id) `id` #}"""

    j: Omittable[str] = None

    k: Omittable[str] = None
    """A title alone"""

    l: Omittable[str] = None
    """Deprecated."""

    m: Omittable[str] = None
    """An old one.

    Deprecated.
    """

    n: Omittable[str] = None
    """A line that is longer than the eighty-eight columns that a line of code may have, and that stays as it was written."""

    o: Omittable[str] = None
    """emoji 😀, accents é, combining é"""

    p: str | None = None
    """Said of what is not null.

    Deprecated.
    """

    q: Omittable[str] = None
    """Ends with lines.

    Deprecated.
    """


Alias: TypeAlias = str
"""An alias with \"\"\" quotes."""


NoProperties: TypeAlias = Annotated[dict[str, Any], Properties(min=1)]
"""Nothing \"\"\" here."""
