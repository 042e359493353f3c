"""The settings that passes read: a part of the configuration, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Validation: TypeAlias = Literal["exact", "tolerant", "by-direction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What changes the meaning of a specification."""

    validation: Validation = "by-direction"
    contradictions: Literal["error", "warning"] = "error"
    """How grave an `allOf` is that accepts nothing: in a JSON Schema that can be meant,
    in an API it cannot."""
