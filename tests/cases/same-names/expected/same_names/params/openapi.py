"""Parameters of openapi.yaml."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .a import PetParam
from .b import PetParam as _PetParam
from .c import FlockParam
from .c import PetParam as _PetParam2
from .d import PetParam as _PetParam3

AParam: TypeAlias = PetParam


BParam: TypeAlias = _PetParam


class PetsParam(TypedDict):
    a: NotRequired[PetParam]
    b: NotRequired[_PetParam]
    c: NotRequired[_PetParam2]
    d: NotRequired[_PetParam3]
    flock: NotRequired[FlockParam]
