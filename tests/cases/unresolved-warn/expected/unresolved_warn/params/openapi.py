"""Parameters of openapi.yaml."""

from typing import Annotated, Any, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Schema


class PetParam(TypedDict):
    owner: NotRequired[Any]
    name: NotRequired[str]


KennelParam: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/openapi.yaml#/components/schemas/Kennel")
]
