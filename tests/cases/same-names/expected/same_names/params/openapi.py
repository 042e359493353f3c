"""Parameters of openapi.yaml."""

from typing import TypeAlias

from .a import PetParam
from .b import PetParam as _PetParam

AParam: TypeAlias = PetParam


BParam: TypeAlias = _PetParam
