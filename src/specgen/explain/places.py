"""Which schema is meant: by its place in a document, or by its name in Python.

Owns the forms that LOCATION may have. Takes the text and what the stages have made;
gives the place, or reports what is near.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.explain.names import Names
from specgen.ir import TypeId
from specgen.near_places import near_places
from specgen.parse import Surface
from specgen.passes.track_use import types_read, types_sent
from specgen.plan import Plan
from specgen.source import type_id
from specgen.walk import references


def find_place(
    location: str,
    config: Config,
    surface: Surface,
    plan: Plan,
    diagnostics: Diagnostics,
) -> TypeId | None:
    """Return the place that `location` means, or report why it means none.

    It is a place in a file, `images.yaml#/ImageData`, with the path as the root or the
    working directory sees it; or a name in Python.
    """
    places = list(dict.fromkeys(in_files(location, config)))
    generated = plan.symbols()
    for place in places:
        if place in surface.schemas or place in generated:
            return place
    names = Names(surface, plan)
    found = names.meant(location)
    if len(found) == 1:
        return found[0]
    if found:
        diagnostics.report(
            "place-ambiguous", None, place=location, suggestion=", ".join(found)
        )
        return None
    is_name = "#" not in location
    near = names.near(location) if is_name else near_places(places, surface.schemas)
    diagnostics.report(
        "place-not-found",
        None,
        place=location,
        suggestion=_of_operation((location, *places), plan) or near or names.forms,
    )
    return None


def _of_operation(names: Collection[str], plan: Plan) -> str:
    """Name the schemas of an operation, where one of `names` is its name or place."""
    for operation in plan.spec.operations:
        if operation.name in names or operation.id in names:
            ends = (*types_sent(operation), *types_read(operation))
            places = [target for node in ends for target in references(node)]
            if operation.stream is not None:
                places.append(operation.stream)
            known = dict.fromkeys(plan.names[p] for p in places if p in plan.names)
            with_ = f", with {', '.join(known)}" if known else ""
            return f"it is an operation{with_}"
    return ""


def in_files(location: str, config: Config) -> Iterator[TypeId]:
    """The places that a location may be, were it one in a file."""
    path, mark, pointer = location.partition("#")
    if not mark and "." not in path:
        return
    uris = [path or config.uri]
    beside = Path(path).resolve()
    if path and beside.is_relative_to(config.root):
        uris.append(beside.relative_to(config.root).as_posix())
    for uri in uris:
        yield type_id(uri, pointer)
        yield type_id(uri, unquote(pointer))
