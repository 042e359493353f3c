"""Parameters of d.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Boolean


class PetParam(TypedDict):
    grunts: NotRequired[Boolean]
