"""Parameters of openapi.yaml."""

from collections.abc import Sequence
from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._types import Boolean, Bounds, Integer, SequenceNotStr, Tagged


class TreeParam(TypedDict):
    value: Annotated[Integer, Bounds(ge=0)]
    children: NotRequired[Sequence["TreeParam"]]
    by_name: NotRequired[dict[str, "TreeParam"]]


JsonParam = TypeAliasType(
    "JsonParam", "str | Boolean | SequenceNotStr[JsonParam] | dict[str, JsonParam]"
)


class EvenParam(TypedDict):
    odd: NotRequired["OddParam"]


class OddParam(TypedDict):
    even: NotRequired[EvenParam]


NestedParam = TypeAliasType("NestedParam", "Sequence[NestedParam]")


class LeafParam(TypedDict):
    type: Literal["leaf"]


class BranchParam(TypedDict):
    type: Literal["branch"]
    nodes: Sequence["NodeParam"]


NodeParam: TypeAlias = Annotated[
    LeafParam | BranchParam, Tagged("type", "leaf", "branch")
]
