"""Parameters of other.yaml."""

from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from .._types import Schema


class OtherParam(TypedDict):
    kind: NotRequired[
        Annotated[str, Schema("specgen:/other.yaml#/Other/properties/kind")]
    ]
    name: NotRequired[str]
