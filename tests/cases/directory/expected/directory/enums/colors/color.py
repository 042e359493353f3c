"""Enumerations of colors/color.yaml."""

from typing import Literal, TypeAlias

Color: TypeAlias = Literal["red", "blue"]
