"""Parameters of schemas/anchored.yaml."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Number

AnchoredHereParam: TypeAlias = Number


class AnchoredParam(TypedDict):
    here: NotRequired[Number]
