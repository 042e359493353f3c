"""Parameters of schemas.yaml."""

from collections.abc import Sequence
from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from ..enums.schemas import Kind


class PetParam(TypedDict):
    name: str
    kind: NotRequired[Kind]


PetsParam: TypeAlias = Sequence[PetParam]


AnimalParam: TypeAlias = PetParam
