"""Which values are in Python what they are in JSON.

Owns two questions: whether a default can be filled in as it is written, or has to be
validated first, and which types have values that are written in a spelling of their
own. Takes types and what the configuration makes of strings. Must not know annotations.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from specgen import ir
from specgen.formats import python_type
from specgen.ir import TypeId
from specgen.walk import parts, resolved, values_of


class Conversions(Struct, frozen=True, kw_only=True):
    """What becomes of strings: values of their format, members of an enum class."""

    definitions: ir.Definitions
    python_formats: bool
    string_enums: bool

    def keeps(self, node: ir.Type) -> bool:
        """Whether every value of a type stays what it is in JSON."""
        return all(
            not isinstance(each, ir.Object | ir.Tuple | ir.Never)
            and not self.is_formatted(each)
            and not (self.string_enums and isinstance(each, ir.Enum))
            for each in self._inside(node)
        )

    def spells(self, node: ir.Type) -> bool:
        """Whether values of a type, those of classes aside, have their own spelling."""
        return any(map(self.is_formatted, self._inside(node)))

    def is_open(self, node: ir.Type) -> bool:
        """Whether a type is written whatever its values are."""
        return any(map(_is_anything, self._inside(node)))

    def has_arrays(self, node: ir.Type) -> bool:
        """Whether there are arrays in values of a type, those of classes aside."""
        return any(isinstance(each, ir.Array) for each in self._inside(node))

    def is_formatted(self, node: ir.Type) -> bool:
        """Whether the values of a type are strings that become values of a format."""
        return self.python_formats and python_type(node) is not None

    def _inside(self, node: ir.Type) -> Iterator[ir.Type]:
        """A type and what is inside of it, references followed, but not of classes."""
        seen: set[TypeId] = set()
        pending = [node]
        while pending:
            node = pending.pop()
            if isinstance(node, ir.Ref):
                if node.target in seen:
                    continue
                seen.add(node.target)
            found = resolved(node, self.definitions)
            yield found
            if not isinstance(found, ir.Object):
                pending.extend(parts(found))


def _is_anything(node: ir.Type) -> bool:
    """Whether nothing in Python tells values of a type apart from others."""
    match node:
        case ir.Any():
            return True
        case ir.Literal() | ir.Enum():
            return not all(isinstance(each, str | None) for each in values_of(node))
        case _:
            return False
