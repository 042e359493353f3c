"""Keys of modules: where a key is the same, so is the text.

Owns: what the text of a module follows from, which is all that its definitions are
and lead to, with the names and places of all of these. Takes: a plan. Gives: digests.
Must not know: what the texts are, and who keeps them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from typing import Any

from msgspec import Raw, msgpack

from specgen.emit.module import path_of
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.plan import Plan

WORTHWHILE = 20
"""Fewer modules than these are rendered before their keys are made and kept."""


def module_keys(plan: Plan, paths: Container[str]) -> dict[str, str]:
    """The keys of those modules of models and params that are at `paths`, by path."""
    definitions = _digests(plan)
    options = _encoded(plan.options)
    keys = {}
    for arrangement in (plan.models, plan.params):
        for module, places in arrangement.contents.items():
            path = path_of(plan.options.package, module)
            if path not in paths:
                continue
            offered = arrangement.reexports.get(module, ())
            needed = [definitions[place] for place in (*places, *offered)]
            content = _encoded([options, module, places, offered, needed])
            keys[path] = sha256(content).hexdigest()
    return keys


def _digests(plan: Plan) -> dict[TypeId, bytes]:
    """Of each definition: of itself, what it leads to, and what is decided of both.

    Those that lead to each other have one digest.
    """
    graph = Graph(plan.edges)
    decided = dict(_decided(plan))
    found: dict[TypeId, bytes] = {}
    for component in graph.strongly_connected_components():
        own = [decided[place] for place in component]
        led_to = (t for place in component for t in graph.successors(place))
        others = [found[target] for target in led_to if target in found]
        digest = sha256(_encoded([own, others])).digest()
        found.update(dict.fromkeys(component, digest))
    return found


def _decided(plan: Plan) -> Iterator[tuple[TypeId, Raw]]:
    """Each definition, with all that the plan knows of it alone.

    Its edges tell apart where two references lead to that are written the same.
    """
    closed: dict[TypeId, list[str]] = {}
    for place, name in sorted(plan.closed):
        closed.setdefault(place, []).append(name)
    homes: tuple[Mapping[TypeId, Any], ...]
    homes = (plan.names, plan.models.modules, plan.params.modules, plan.enums)
    for place, definition in plan.spec.definitions.items():
        final = plan.finals[place]
        where = [home.get(final) for home in homes]
        known = [final, where, closed.get(place), plan.switches.get(place)]
        is_namesake = final in plan.namesakes
        entry = [definition, *known, is_namesake, plan.edges[place]]
        yield place, Raw(_encoded(entry))


def _encoded(value: object) -> bytes:
    """Bytes that tell values apart, the classes and types of their parts included."""
    try:
        return msgpack.encode(value)
    except (OverflowError, ValueError):  # an integer past 64 bits, half a character
        return repr(value).encode(errors="surrogatepass")
