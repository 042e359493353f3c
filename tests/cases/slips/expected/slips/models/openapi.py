"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model
from .._types import Omittable, Tagged


class Ball(Model):
    kind: Literal["ball"]


class Rope(Model):
    kind: Literal["other"]


Toy: TypeAlias = Annotated[Ball | Rope, Tagged("kind", "ball", "other")]


class Pet(Model):
    name: Omittable[str] = None

    nick: Omittable[str] = None
    """For short.

    Deprecated: Names are enough.
    """

    toy: Omittable[Toy] = None
