"""Models of openapi.yaml."""

from typing import Annotated, Any, TypeAlias

from pydantic import ConfigDict

from .._base import CheckedModel, Model, checks
from .._types import (
    Bounds,
    DependentRequired,
    ExactlyOne,
    Integer,
    Omittable,
    Properties,
    Schema,
)


class Open(Model):
    a: Omittable[str] = None


class Closed(Model):
    model_config = ConfigDict(extra="forbid")

    a: Omittable[str] = None


class Typed(Model):
    __pydantic_extra__: dict[str, Annotated[Integer, Bounds(ge=0)]]

    a: str


class TypedObjectsValue(Model):
    x: Integer


class TypedObjects(Model):
    __pydantic_extra__: dict[str, TypedObjectsValue]

    a: Omittable[str] = None


Map: TypeAlias = dict[str, list[str]]


AnyMap: TypeAlias = dict[str, Any]


Empty: TypeAlias = Annotated[dict[str, Any], Properties(max=0)]


Sized: TypeAlias = Annotated[dict[str, Any], Properties(min=1, max=2)]


class Patterned(CheckedModel):
    __pydantic_extra__: dict[str, Integer]

    __checks__ = checks(Schema("specgen:/openapi.yaml#/components/schemas/Patterned"))

    a: Omittable[str] = None


class PatternedMapValue(Model):
    x: Omittable[Integer] = None


PatternedMap: TypeAlias = Annotated[
    dict[str, PatternedMapValue],
    Schema("specgen:/openapi.yaml#/components/schemas/PatternedMap"),
]


Named: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/openapi.yaml#/components/schemas/Named")
]


class RequiredOnly(Model):
    c: str
    b: Any


class Dependent(CheckedModel):
    __checks__ = checks(DependentRequired({"card": ("address",)}))

    card: Omittable[str] = None
    address: Omittable[str] = None


class Unevaluated(Model):
    model_config = ConfigDict(extra="forbid")

    a: Omittable[str] = None


class OneOfTypedVariant1(Model):
    __pydantic_extra__: dict[str, str]

    a: Omittable[str] = None


class OneOfTypedVariant2(Model):
    __pydantic_extra__: dict[str, "OneOfTyped"]

    b: Omittable[list["OneOfTyped"]] = None


OneOfTyped: TypeAlias = Annotated[OneOfTypedVariant1 | OneOfTypedVariant2, ExactlyOne()]
