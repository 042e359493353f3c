# mypy: disable-error-code="call-arg"
"""Parameters of openapi.yaml."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._types import (
    Boolean,
    Bounds,
    Integer,
    Properties,
    SequenceNotStr,
    Tagged,
    asserting,
    extended,
    nameless,
)


class TreeParam(TypedDict):
    value: Annotated[Integer, Bounds(ge=0)]
    children: NotRequired[Sequence["TreeParam"]]
    by_name: NotRequired[dict[str, "TreeParam"]]


JsonParam: TypeAlias = (
    "str | Boolean | SequenceNotStr[JsonParam] | dict[str, JsonParam]"
)
if not TYPE_CHECKING:
    JsonParam = TypeAliasType("JsonParam", JsonParam)


class EvenParam(TypedDict):
    odd: NotRequired["OddParam"]


class OddParam(TypedDict):
    even: NotRequired[EvenParam]


NestedParam: TypeAlias = "Sequence[NestedParam]"
if not TYPE_CHECKING:
    NestedParam = TypeAliasType("NestedParam", NestedParam)


class LeafParam(TypedDict):
    type: Literal["leaf"]


class BranchParam(TypedDict):
    type: Literal["branch"]
    nodes: Sequence["NodeParam"]


NodeParam: TypeAlias = Annotated[
    LeafParam | BranchParam, Tagged("type", "leaf", "branch")
]


class CallParam(TypedDict):
    name: str
    arguments: NotRequired[SequenceNotStr["ArgumentParam"]]
    fallback: NotRequired["FormulaParam"]


ArgumentParam: TypeAlias = "str | CallParam | SequenceNotStr[FormulaParam]"
if not TYPE_CHECKING:
    ArgumentParam = TypeAliasType("ArgumentParam", ArgumentParam)


FormulaParam: TypeAlias = ArgumentParam


CheckParam = TypedDict(
    "CheckParam", {"if": "IfParam", "else": NotRequired["RuleParam"]}
)


RuleParam: TypeAlias = Boolean | CheckParam


IfParam: TypeAlias = RuleParam


class ReportParam(TypedDict):
    warnings: NotRequired[Sequence["WarningParam"]]


class WarningParam(TypedDict):
    report: NotRequired[ReportParam]
    text: NotRequired[str]


class ThingParam(TypedDict):
    name: str
    image: NotRequired["ImageParam"]


class WorkParam(TypedDict):
    name: str
    image: NotRequired["ImageParam"]
    video: NotRequired["VideoParam"]


class MediumParam(TypedDict):
    name: str
    image: NotRequired["ImageParam"]
    video: NotRequired["VideoParam"]
    size: NotRequired[Integer]


class ImageParam(TypedDict):
    name: str
    image: NotRequired["ImageParam"]
    video: NotRequired["VideoParam"]
    size: NotRequired[Integer]
    preview: NotRequired["ImageParam"]


class VideoParam(TypedDict):
    name: str
    image: NotRequired[ImageParam]
    video: NotRequired["VideoParam"]
    size: NotRequired[Integer]
    poster: NotRequired[ImageParam]


QueryParam = TypedDict(
    "QueryParam",
    {
        "$not": NotRequired["QueryParam"],
        "$or": NotRequired[Sequence["QueryParam"]],
        "limit": NotRequired[Integer],
    },
)
"""What is looked for, by names of fields, or a few queries as one."""


_QueryParamHeld = nameless(NotRequired[Boolean])
_QueryParamHeld(QueryParam)


_QueryParamHeld1 = asserting(Properties(min=1))
_QueryParamHeld1(QueryParam)


_QueryParamHeld2 = extended(str)
_QueryParamHeld2(QueryParam)
