"""Enumerations of openapi.yaml."""

from typing import Literal, TypeAlias

Tier: TypeAlias = Literal["low", "high"]
