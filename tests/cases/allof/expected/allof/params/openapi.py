# mypy: disable-error-code="call-arg"
"""Parameters of openapi.yaml."""

from typing import Annotated, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import (
    Boolean,
    Bounds,
    DependentRequired,
    Integer,
    Length,
    Number,
    Pattern,
    Properties,
    Schema,
    asserting,
)


class BaseParam(TypedDict):
    id: str
    """Who it is."""

    size: NotRequired[Number]


class NamedParam(TypedDict):
    name: NotRequired[str]


class InheritsParam(BaseParam):
    """Adds to one base."""

    color: NotRequired[str]


class InheritsBothParam(BaseParam, NamedParam):
    """No properties of its own."""


class BesideRefParam(BaseParam):
    weight: Integer


class NarrowsParam(TypedDict):
    """Changes a property, so that it cannot inherit."""

    id: str
    """Who it is."""

    size: Annotated[Number, Bounds(ge=1, le=5)]


class RequiresParam(TypedDict):
    id: str
    """Who it is."""

    size: Number


class ClosedParam(BaseParam, closed=True):
    extra: NotRequired[Boolean]


OnlyParam: TypeAlias = BaseParam
"""Another word for Base."""


TextParam: TypeAlias = Annotated[str, Length(min=2, max=4), Pattern("^a")]


class WithUnionVariant1Param(TypedDict):
    a: Integer
    kind: str


class WithUnionVariant2Param(TypedDict):
    b: Integer
    kind: str


WithUnionParam: TypeAlias = WithUnionVariant1Param | WithUnionVariant2Param


@asserting(Schema("specgen:/openapi.yaml#/components/schemas/EitherOr"))
class EitherOrParam(TypedDict):
    a: NotRequired[Integer]
    b: NotRequired[Integer]


@asserting(Properties(min=1))
class CountedParam(TypedDict):
    count: NotRequired[Integer]


@asserting(
    DependentRequired({"more": ("count",)}),
    Properties(min=1),
    Schema("specgen:/openapi.yaml#/components/schemas/Bounded"),
)
class BoundedParam(CountedParam):
    """What is held to both keeps what it inherits to one look."""

    more: NotRequired[str]


@asserting(
    DependentRequired({"more": ("count",)}),
    Properties(min=1, max=9),
    Schema("specgen:/openapi.yaml#/components/schemas/Bounded"),
)
class TightlyBoundedParam(BoundedParam):
    """What is held to both keeps what it inherits to one look."""

    most: NotRequired[Integer]
