"""Enumerations of openapi.yaml."""

from typing import Literal, TypeAlias

Any: TypeAlias = Literal["anything"]
