"""Models of openapi.yaml."""

from typing import Literal, TypeAlias

from .._base import Model
from .._types import Integer


class Both(Model):
    s: str | None = None


class Sent(Model):
    n: Integer
    kind: Literal["a", "b"] | str | None = None
    both: Both | None = None


class Read(Model):
    n: Integer
    kind: Literal["a", "b"] | str | None = None
    both: Both | None = None


Unused: TypeAlias = str
