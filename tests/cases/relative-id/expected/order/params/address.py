"""Parameters of address.json."""

from typing import Annotated, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Schema

TownParam: TypeAlias = Annotated[str, Schema("specgen:/address.json#/definitions/town")]


class AddressParam(TypedDict):
    town: NotRequired[TownParam]
