"""Which schema is meant: by its place in a document, or by its name in Python.

Owns the forms that LOCATION may have. Takes the text and what the stages have made;
gives the place, or reports what is near.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from specgen.config import Config
from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.emit.package import chosen
from specgen.ir import TypeId
from specgen.near_places import near_place
from specgen.parse import Surface
from specgen.passes.track_use import types_read, types_sent
from specgen.plan import Plan
from specgen.plan.layout import FOLDERS
from specgen.source import type_id
from specgen.walk import references


class Symbol(NamedTuple):
    """A name that can be imported, and what it stands for."""

    module: str
    name: str
    place: TypeId


def find_place(
    location: str,
    config: Config,
    surface: Surface,
    plan: Plan,
    diagnostics: Diagnostics,
) -> TypeId | None:
    """Return the place that `location` means, or report why it means none.

    It is a place in a file, `images.yaml#/ImageData`, with the path as the root or the
    working directory sees it; or a name that can be imported, `ImageData`,
    `gateway_models.ImageData` or `gateway_models.models.images:ImageData`.
    """
    places = list(dict.fromkeys(in_files(location, config)))
    generated = plan.symbols()
    for place in places:
        if place in surface.schemas or place in generated:
            return place
    symbols = _symbols(plan)
    found = list(dict.fromkeys(_by_name(location, symbols, plan.options.package)))
    best = chosen(plan, plan.names[found[0]], found) if found else None
    if best is not None:
        return best
    if found:
        diagnostics.report(
            "place-ambiguous", None, place=location, suggestion=", ".join(found)
        )
        return None
    diagnostics.report(
        "place-not-found",
        None,
        place=location,
        suggestion=_of_operation((location, *places), plan)
        or _near(location, places, surface, symbols)
        or _forms(symbols),
    )
    return None


def _near(
    location: str,
    places: Iterable[TypeId],
    surface: Surface,
    symbols: Iterable[Symbol],
) -> str:
    """Suggest what is spelt nearly like a location."""
    if "#" not in location:
        return did_you_mean(location, dict.fromkeys(name for _, name, _ in symbols))
    found = ""
    for place in places:
        found = found or near_place(place, surface.schemas)
    return found


def _forms(symbols: Collection[Symbol]) -> str:
    """Show what a location may look like."""
    if not symbols:
        return ""
    shown = min(symbols, key=lambda symbol: (len(symbol.place), symbol.name))
    return f"ask for a name such as {shown.name!r}, or a place such as {shown.place!r}"


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


def _symbols(plan: Plan) -> list[Symbol]:
    """Every name that can be imported."""
    found = []
    for place, sides in plan.symbols().items():
        if place in plan.spec.definitions:
            place = plan.finals[place]
        for symbol in sides.values():
            module, _, name = symbol.partition(":")
            found.append(Symbol(module, name, place))
    return found


def _by_name(
    location: str, symbols: Iterable[Symbol], package: str
) -> Iterator[TypeId]:
    """The places of what a name is imported as, from a module or from a package."""
    module, _, name = location.replace(":", ".").rpartition(".")
    packages = {"", package, *(f"{package}.{folder}" for folder in FOLDERS.values())}
    for symbol in symbols:
        if symbol.name == name and (module in packages or module == symbol.module):
            yield symbol.place
