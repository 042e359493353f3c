# mypy: disable-error-code="call-arg"
"""Parameters of openapi.yaml."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NotRequired, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._types import (
    Bounds,
    DependentRequired,
    ExactlyOne,
    Integer,
    Properties,
    Schema,
    asserting,
)


class OpenParam(TypedDict):
    a: NotRequired[str]


class ClosedParam(TypedDict, closed=True):
    a: NotRequired[str]


class TypedParam(TypedDict, extra_items=Annotated[Integer, Bounds(ge=0)]):
    a: str


class TypedObjectsValueParam(TypedDict):
    x: Integer


class TypedObjectsParam(TypedDict, extra_items=TypedObjectsValueParam):
    a: NotRequired[str]


MapParam: TypeAlias = dict[str, list[str]]


AnyMapParam: TypeAlias = dict[str, Any]


EmptyParam: TypeAlias = Annotated[dict[str, Any], Properties(max=0)]


SizedParam: TypeAlias = Annotated[dict[str, Any], Properties(min=1, max=2)]


@asserting(Schema("specgen:/openapi.yaml#/components/schemas/Patterned"))
class PatternedParam(TypedDict, extra_items=Integer):
    a: NotRequired[str]


class PatternedMapValueParam(TypedDict):
    x: NotRequired[Integer]


PatternedMapParam: TypeAlias = Annotated[
    dict[str, PatternedMapValueParam],
    Schema("specgen:/openapi.yaml#/components/schemas/PatternedMap"),
]


NamedParam: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/openapi.yaml#/components/schemas/Named")
]


class RequiredOnlyParam(TypedDict):
    c: str
    b: Any


@asserting(DependentRequired({"card": ("address",)}))
class DependentParam(TypedDict):
    card: NotRequired[str]
    address: NotRequired[str]


class UnevaluatedParam(TypedDict, closed=True):
    a: NotRequired[str]


class OneOfTypedVariant1Param(TypedDict, extra_items=str):
    a: NotRequired[str]


_OneOfTypedVariant2ParamExtra: TypeAlias = "OneOfTypedParam"
if not TYPE_CHECKING:
    _OneOfTypedVariant2ParamExtra = TypeAliasType(
        "_OneOfTypedVariant2ParamExtra", _OneOfTypedVariant2ParamExtra
    )


class OneOfTypedVariant2Param(TypedDict, extra_items=_OneOfTypedVariant2ParamExtra):
    b: NotRequired[Sequence["OneOfTypedParam"]]


OneOfTypedParam: TypeAlias = Annotated[
    OneOfTypedVariant1Param | OneOfTypedVariant2Param, ExactlyOne()
]
