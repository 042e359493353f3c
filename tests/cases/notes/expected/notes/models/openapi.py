"""Models of openapi.yaml."""

from typing import TypeAlias

from .._base import Model

Unknown: TypeAlias = str


Format: TypeAlias = str


Similar: TypeAlias = str


class SIMILAR(Model):
    b: str | None = None
