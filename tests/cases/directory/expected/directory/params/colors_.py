"""Parameters of colors.yaml."""

from typing import TypeAlias

from ..enums.colors.color import Color

PaletteParam: TypeAlias = list[Color]
