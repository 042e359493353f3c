"""TOML with positions: values from tomllib, lines and columns when they are asked for.

Owns the step from a key to the place where it is written. Takes a source file that
holds TOML; gives plain values, and spans when a diagnostic needs them. Must not know
what any key means.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from specgen.source import SourceFile, Span, Steps

if TYPE_CHECKING:
    from specgen.config.toml_positions import Place


class TomlFile:
    """A TOML file whose values can be traced back to their lines."""

    def __init__(self, source: SourceFile) -> None:
        """Keep `source`; nothing is read before it is asked for."""
        self.source = source
        self._parsed: dict[str, Any] | TomlError | None = None
        self._places: dict[Steps, Place] | None = None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.source.path or Path(self.source.uri)

    def parse(self) -> dict[str, Any] | TomlError:
        """Return the values, or what is wrong with the text and where."""
        if self._parsed is None:
            try:
                self._parsed = tomllib.loads(self.source.text)
            except tomllib.TOMLDecodeError as error:
                self._parsed = self._located(str(error))
            except RecursionError:
                self._parsed = self._unplaced("values are nested too deeply")
            except ValueError:  # of int(), on very many digits
                self._parsed = self._unplaced("there is a number that cannot be read")
        return self._parsed

    def span(self, *steps: str | int) -> Span:
        """Return where the key at `steps` stands, else its nearest ancestor."""
        place = self._nearest(steps)
        return self.source.span(*place.key) if place else self.source.span(0)

    def value_span(self, *steps: str | int) -> Span:
        """Return where the value at `steps` stands, else its nearest ancestor."""
        place = self._nearest(steps)
        return self.source.span(*place.value) if place else self.source.span(0)

    def _nearest(self, steps: Steps) -> Place | None:
        if self._places is None:
            from specgen.config.toml_positions import places

            self._places = places(self.source.text)
        for length in range(len(steps), 0, -1):
            if steps[:length] in self._places:
                return self._places[steps[:length]]
        return None

    def _unplaced(self, problem: str) -> TomlError:
        """Say what is wrong with the text, at its beginning."""
        return TomlError(problem, self.source.span(0))

    def _located(self, message: str) -> TomlError:
        """Take the position out of a message of tomllib's."""
        place = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
        found = re.search(place, message)
        if found is None:
            return self._unplaced(message)
        problem = message[: found.start()]
        if found[1] is None:
            return TomlError(problem, self.source.span(len(self.source.text)))
        start = self.source.lines.bounds(int(found[1]))[0]
        return TomlError(problem, self.source.span(start + int(found[2]) - 1))


class TomlError(NamedTuple):
    """What tomllib has against a text, and where."""

    problem: str
    span: Span
