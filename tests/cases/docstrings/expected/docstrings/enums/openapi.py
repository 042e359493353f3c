"""Enumerations of openapi.yaml."""

from typing import Literal, TypeAlias

Enum: TypeAlias = Literal["a"]
"""\\"""
