"""Parameters of d.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Boolean


class CollarParam(TypedDict):
    pet: NotRequired["PetParam"]


class PetParam(TypedDict):
    grunts: NotRequired[Boolean]
    collar: NotRequired[CollarParam]
