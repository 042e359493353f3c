"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict

from .._base import Model
from .._types import Bounds, Integer, Omittable


class Both(Model):
    s: str | None = None


class Sent(Model):
    model_config = ConfigDict(extra="forbid")

    n: Annotated[Integer, Bounds(ge=1)]
    kind: Omittable[Literal["a", "b"]] = None
    both: Omittable[Both] = None


class Read(Model):
    n: Integer
    kind: Literal["a", "b"] | str | None = None
    both: Both | None = None


Unused: TypeAlias = str
