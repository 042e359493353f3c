"""Parameters of c.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Boolean
from .d import CollarParam


class PetParam(TypedDict):
    purrs: NotRequired[Boolean]
    collar: NotRequired[CollarParam]
