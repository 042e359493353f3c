"""The places that the configuration speaks of, held against the specification.

Owns what is said of an entry of `names` or `streams` that means nothing, or not what
it says. Takes what the stages have made of a specification; reports at the lines of
the configuration. Must not decide anything.
"""

from __future__ import annotations

from specgen import ir
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.lower.streams import behind
from specgen.near_places import near_place
from specgen.parse import Surface
from specgen.plan import Plan
from specgen.source import split_id, whole_file


def check_places(
    config: Config, surface: Surface, plan: Plan, diagnostics: Diagnostics
) -> None:
    """Report places without a schema, names without use, and tags that are none."""
    check = _Check(config, surface, plan, diagnostics)
    for key, name in config.names.items():
        check.name(key, name)
    for key, stream in config.streams.items():
        check.stream(key, stream.tag)


class _Check:
    """One check; keys are places as the configuration has them."""

    def __init__(
        self, config: Config, surface: Surface, plan: Plan, diagnostics: Diagnostics
    ) -> None:
        self.config = config
        self.schemas = surface.schemas
        self.names = plan.names
        self.events = {stream.id: stream.events for stream in plan.spec.streams}
        self.diagnostics = diagnostics

    def name(self, key: str, name: str) -> None:
        """Check that there is something at a place, and that it bears a name."""
        place = whole_file(key)
        if place in self.names:
            return
        if place not in self.schemas:
            self._report_missing("names", key)
            return
        at = self.config.span("names", key)
        self.diagnostics.report("config-no-effect", at, name=name, place=key)

    def stream(self, key: str, tag: str | None) -> None:
        """Check that there is a schema at a place, and that a tag tells events apart.

        A schema that is but the name of another speaks for that one.
        """
        place = whole_file(key)
        if place not in self.schemas:
            self._report_missing("streams", key)
            return
        events = self.events.get(behind(place, self.schemas))
        if tag is not None and isinstance(events, ir.UntaggedEvents | ir.TextEvents):
            self.diagnostics.report(
                "config-bad-value",
                self.config.span("streams", key, "tag") or split_id(place),
                key=f'streams."{key}".tag',
                expected="a property that tells events apart",
                actual=repr(tag),
            )

    def _report_missing(self, setting: str, key: str) -> None:
        self.diagnostics.report(
            "config-place-not-found",
            self.config.span(setting, key),
            place=key,
            suggestion=near_place(whole_file(key), self.schemas),
        )
