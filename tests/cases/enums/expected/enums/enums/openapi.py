"""Enumerations of openapi.yaml."""

from typing import Literal, TypeAlias

Color: TypeAlias = Literal["red", "green", 'it\'s "blue"']
"""Colours that there are."""


Only: TypeAlias = Literal["only"]
