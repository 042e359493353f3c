"""What a package needs of the runtime, and of other distributions: what it imports.

Owns: the way from imports to what they need. Takes: the texts of all modules, and the
modules of the runtime. Gives: those that are reached. Must not know: what any of them
is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from specgen.emit.module import Files

_IMPORT = re.compile(r"\n( *)(?:from|import) (\.*)(\w+)")
"""An import: how far it is indented, its dots, and the first name of the module."""

_BUNDLED = "_schemas"
"""The module of the runtime that reads `_schemas.json`."""


class Runtime(Struct, frozen=True, kw_only=True):
    """The part of the runtime that a package needs, and what the package imports.

    `imports` are the top-level modules that it cannot be imported without. An import
    below something, as in a function, is for those who have the distribution already.
    """

    files: Files
    imports: frozenset[str]
    needs_json_schema: bool


def runtime_of(
    texts: Iterable[str], runtime: Mapping[str, str], bundled: str
) -> Runtime:
    """The part of the `runtime`, by file name, that modules of these `texts` need.

    `bundled` are the schemas for a validator, if there are any.
    """
    by_module = {name.removesuffix(".py"): name for name in runtime}
    found: Files = {}
    imports: set[str] = set()
    waiting = [text.partition("\n\n\n")[0] for text in texts]  # imports come first
    while waiting:
        for indent, dots, module in set(_IMPORT.findall(f"\n{waiting.pop()}")):
            name = by_module.get(module) if dots else None
            if name and name not in found:
                found[name] = runtime[name]
                waiting.append(runtime[name])
            if not dots and not indent:
                imports.add(module)
    needs_json_schema = bool(bundled) and by_module[_BUNDLED] in found
    if needs_json_schema:
        found[f"{_BUNDLED}.json"] = bundled
    return Runtime(
        files=dict(sorted(found.items())),
        imports=frozenset(imports),
        needs_json_schema=needs_json_schema,
    )
