"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._base import Model
from .._types import Omittable, OneOf
from ..enums.openapi import Color

Mixed: TypeAlias = Annotated[Literal["a", 1], OneOf("a", 1)]


class Thing(Model):
    color: Color = Field(default="red", validate_default=True)
    inline: Omittable[Literal["x", "y"]] = None
