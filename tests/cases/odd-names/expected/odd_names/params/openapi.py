"""Parameters of openapi.yaml."""

from builtins import dict as _dict
from builtins import list as _list2
from builtins import str as _str
from collections.abc import Sequence
from typing import Any as _Any
from typing import Literal as _Literal
from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean as _Boolean
from .._types import DateParam, DateTimeParam, Integer, Number, nameless

_ClassParamKeys = TypedDict(
    "_ClassParamKeys",
    {
        "class": _str,
        "from": NotRequired[Integer],
        "None": NotRequired[_Boolean],
        "content-type": NotRequired[_str],
        "@id": NotRequired[_str],
        "$ref": NotRequired[_str],
        "1st": NotRequired[_str],
        " ": NotRequired[_str],
        "größe": NotRequired[Number],
        "中文": NotRequired[_str],
        "😀": NotRequired[_str],
        "__dunder__": NotRequired[_str],
        "__class__": NotRequired[_str],
        "snake-case": NotRequired[_str],
    },
)


@nameless(NotRequired[_str])
class ClassParam(_ClassParamKeys):
    match: NotRequired[_str]
    self: _str
    cls: NotRequired[_str]
    _private: NotRequired[_str]
    snake_case: NotRequired[_str]
    snake_case_: NotRequired[_str]
    model_config: NotRequired[_str]
    model_fields: NotRequired[_str]
    model_dump: NotRequired[_str]
    to_dict: NotRequired[_str]
    copy: NotRequired[_Boolean]
    json: NotRequired[_dict[_str, _Any]]
    dict: NotRequired[Sequence[Integer]]
    schema: NotRequired[_str]
    validate: NotRequired[_Boolean]
    date: DateParam
    datetime: NotRequired[DateTimeParam]
    list: NotRequired[_list2[_str]]
    str: NotRequired[_str]
    int: NotRequired[Integer]
    Field: NotRequired[_str]
    Model: NotRequired[_str]
    Omittable: NotRequired[_str]
    Literal: NotRequired[_Literal["a", "b"]]
    Any: NotRequired[_Any]
    Class: NotRequired["ClassParam"]
    property: NotRequired[_str]
    Boolean: NotRequired[_Boolean]


class ModelParam(TypedDict):
    Model: NotRequired["ModelParam"]


ListParam: TypeAlias = _list2[_str]


StrParam: TypeAlias = _str


class TypedDictParam(TypedDict):
    Required: NotRequired[_str]


class MySchemaV2Param(TypedDict):
    x: NotRequired[_str]


class N3dPointParam(TypedDict):
    x: NotRequired[Number]


HTTPServerURLParam: TypeAlias = _str


class ÜnïcodeParam(TypedDict):
    x: NotRequired[HTTPServerURLParam]


_HiddenNamesParamKeys = TypedDict(
    "_HiddenNamesParamKeys",
    {
        "Field(": NotRequired[_str],
        "str?": NotRequired[_str],
        "$Literal": NotRequired[_Literal["a", "b"]],
        "$Omittable": NotRequired[_Boolean],
        "and-more": NotRequired[Sequence[MySchemaV2Param]],
    },
)


class HiddenNamesParam(_HiddenNamesParamKeys):
    _list: NotRequired[_list2[_str]]
