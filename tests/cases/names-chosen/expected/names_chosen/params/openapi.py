"""Parameters of openapi.yaml."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Integer


class AddressParam(TypedDict):
    street: NotRequired[str]


class PetOwnerParam(TypedDict):
    name: NotRequired[str]
    address: NotRequired[AddressParam]


class OwnerOfPetParam(TypedDict):
    age: NotRequired[Integer]


BangParam: TypeAlias = str
