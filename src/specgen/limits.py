"""How much is too much: the limits on what a file may hold.

Each is far above every specification known and far below what hurts. Crossing one is
a diagnostic, never an exception.
"""

from __future__ import annotations

from typing import Final

MAX_FILE_SIZE: Final = 256 * 2**20
"""Bytes of one file. The largest specifications known have 13 MB."""

MAX_DEPTH: Final = 128
"""Levels of nesting. Real specifications stay below 40, and code that recurses over a
value of this depth stays below Python's own limit."""

MAX_ALIAS_EXPANSION: Final = 16 * 2**20
"""Characters that the aliases of one YAML file may repeat: by so much the file would
be longer if each were written out. What is written out costs nothing."""

MAX_DEFAULT_SIZE: Final = 1_000
"""Defaults that one default may be filled in with, all levels taken together."""
