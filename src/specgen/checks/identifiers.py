"""Identifiers that more than one schema has.

Owns: the promise that no reference is led to one of two schemas of one name in silence
(JSON Schema 2020-12 core, 8.2.1 and 8.2.2). Takes a registry that parse is done with,
gives diagnostics only. That files which nobody refers to by their `$id` have the same,
such as two versions of one schema, is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from specgen.diagnostics import Diagnostics, Related
from specgen.resolve import Registry
from specgen.source import Location, tokens


def check_identifiers(registry: Registry, diagnostics: Diagnostics) -> None:
    """Report each `$id` and anchor by which a reference may mean another schema."""
    for place, first in _repeated(registry):
        diagnostics.report(
            "identifier-repeat",
            place,
            related=[Related("references lead here", first)],
            keyword=tokens(place.pointer)[-1],
        )


def _repeated(registry: Registry) -> Iterator[tuple[Location, Location]]:
    """Each identifier that stands for a place already, and that place."""
    for uri in registry.documents:
        found = registry.identifiers(uri)
        for pointer, first in found.repeated.items():
            yield Location(uri, pointer), Location(uri, first)
        for resource, pointer in found.named.items():
            place = registry.identified.get(resource)
            if place is not None and place.uri != uri:
                yield Location(uri, pointer), place
