"""Rewrites of the IR, in the order in which they run.

Each pass is one function from a `Spec` to a `Spec`, in the file that bears its
name. A pass reads nothing but the IR and the settings, and says what it decides
through diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from specgen.diagnostics import Diagnostics
from specgen.ir import Spec
from specgen.passes.bound_defaults import bound_defaults
from specgen.passes.check_defaults import check_defaults
from specgen.passes.classify_streams import classify_streams
from specgen.passes.find_switches import find_switches
from specgen.passes.fold_unions import fold_unions
from specgen.passes.inherit import inherit
from specgen.passes.merge_all_of import merge_all_of
from specgen.passes.propose_streams import propose_streams
from specgen.passes.settings import Settings
from specgen.passes.tag_unions import tag_unions
from specgen.passes.track_use import track_use
from specgen.passes.unite_families import unite_families

Pass: TypeAlias = Callable[[Spec, Settings, Diagnostics], Spec]

PASSES: tuple[Pass, ...] = (
    merge_all_of,  # no Intersection is left
    fold_unions,  # no union in a union, no single variant, no repeats
    tag_unions,  # variants told apart by a constant property; oneOf made plain
    unite_families,  # what a discriminator says of allOf: a Pet may be a Dog
    check_defaults,  # every Default left is one that its type accepts
    bound_defaults,  # none of them fills in itself
    classify_streams,  # flat, tagged, untagged, envelope or text
    propose_streams,  # what reads like a stream and is none is told of
    find_switches,  # the property by which a request asks for a stream
    track_use,  # who sends, who reads, what is exact
    inherit,  # allOf as base classes where nothing conflicts
)

__all__ = ["PASSES", "Settings"]


def run(spec: Spec, settings: Settings, diagnostics: Diagnostics) -> Spec:
    """Run all passes over a specification."""
    for rewrite in PASSES:
        spec = rewrite(spec, settings, diagnostics)
    return spec
