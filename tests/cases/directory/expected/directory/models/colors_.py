"""Models of colors.yaml."""

from typing import TypeAlias

from ..enums.colors.color import Color

Palette: TypeAlias = list[Color]
