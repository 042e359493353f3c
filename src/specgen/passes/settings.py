"""The settings that passes read: a part of the configuration, as plain values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from specgen.config.settings import Validation


class Settings(Struct, frozen=True, kw_only=True):
    """What changes the meaning of a specification."""

    validation: Validation = "by-direction"
    contradictions: Literal["error", "warning"] = "error"
    """How grave an `allOf` is that accepts nothing: in a JSON Schema that can be meant,
    in an API it cannot."""

    python_formats: bool = True
    """Whether strings of a known format become Python values."""

    string_enums: bool = False
    """Whether named enums are classes, whose members their strings become."""
