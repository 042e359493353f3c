"""Parameters of openapi.yaml."""

from typing import Annotated, Any, NotRequired, Required, TypeAlias

from typing_extensions import TypedDict

from .._types import DependentRequired, Integer, Properties, Schema, asserting, extra


class OpenParam(TypedDict):
    a: NotRequired[str]


@extra("forbid")
class ClosedParam(TypedDict):
    a: NotRequired[str]


class TypedParam(TypedDict):
    a: Required[str]


class TypedObjectsValueParam(TypedDict):
    x: Required[Integer]


class TypedObjectsParam(TypedDict):
    a: NotRequired[str]


MapParam: TypeAlias = dict[str, list[str]]


AnyMapParam: TypeAlias = dict[str, Any]


EmptyParam: TypeAlias = Annotated[dict[str, Any], Properties(max=0)]


SizedParam: TypeAlias = Annotated[dict[str, Any], Properties(min=1, max=2)]


@asserting(Schema("specgen:/openapi.yaml#/components/schemas/Patterned"))
class PatternedParam(TypedDict):
    a: NotRequired[str]


NamedParam: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/openapi.yaml#/components/schemas/Named")
]


class RequiredOnlyParam(TypedDict):
    c: Required[str]
    b: Required[Any]


@asserting(DependentRequired({"card": ("address",)}))
class DependentParam(TypedDict):
    card: NotRequired[str]
    address: NotRequired[str]


@extra("forbid")
class UnevaluatedParam(TypedDict):
    a: NotRequired[str]
