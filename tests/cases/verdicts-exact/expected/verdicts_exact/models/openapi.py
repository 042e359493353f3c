"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict

from .._base import Model
from .._types import Bounds, Integer, Length, Omittable


class Both(Model):
    model_config = ConfigDict(extra="forbid")

    s: Omittable[Annotated[str, Length(max=2)]] = None


class Sent(Model):
    model_config = ConfigDict(extra="forbid")

    n: Annotated[Integer, Bounds(ge=1)]
    kind: Omittable[Literal["a", "b"]] = None
    both: Omittable[Both] = None


class Read(Model):
    model_config = ConfigDict(extra="forbid")

    n: Annotated[Integer, Bounds(ge=1)]
    kind: Omittable[Literal["a", "b"]] = None
    both: Omittable[Both] = None


Unused: TypeAlias = Annotated[str, Length(max=2)]
