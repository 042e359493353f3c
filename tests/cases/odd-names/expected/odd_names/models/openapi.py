"""Models of openapi.yaml."""

from builtins import dict as _dict
from builtins import list as _list2
from builtins import str as _str
from typing import Any as _Any
from typing import Literal as _Literal
from typing import TypeAlias

from pydantic import Field as _Field

from .._base import Model as _Model
from .._types import Boolean as _Boolean
from .._types import Date, DateTime, Integer, Number
from .._types import Omittable as _Omittable


class Class(_Model):
    class_: _str = _Field(validation_alias="class", serialization_alias="class")
    from_: _Omittable[Integer] = _Field(
        default=None, validation_alias="from", serialization_alias="from"
    )
    None_: _Omittable[_Boolean] = _Field(
        default=None, validation_alias="None", serialization_alias="None"
    )
    match: _Omittable[_str] = None
    self: _str
    cls: _Omittable[_str] = None
    content_type: _Omittable[_str] = _Field(
        default=None,
        validation_alias="content-type",
        serialization_alias="content-type",
    )
    id: _Omittable[_str] = _Field(
        default=None, validation_alias="@id", serialization_alias="@id"
    )
    ref: _Omittable[_str] = _Field(
        default=None, validation_alias="$ref", serialization_alias="$ref"
    )
    field_1st: _Omittable[_str] = _Field(
        default=None, validation_alias="1st", serialization_alias="1st"
    )
    field: _Omittable[_str] = _Field(
        default=None, validation_alias="", serialization_alias=""
    )
    field_: _Omittable[_str] = _Field(
        default=None, validation_alias=" ", serialization_alias=" "
    )
    größe: _Omittable[Number] = None
    中文: _Omittable[_str] = None
    field__: _Omittable[_str] = _Field(
        default=None, validation_alias="😀", serialization_alias="😀"
    )
    private: _Omittable[_str] = _Field(
        default=None, validation_alias="_private", serialization_alias="_private"
    )
    dunder__: _Omittable[_str] = _Field(
        default=None, validation_alias="__dunder__", serialization_alias="__dunder__"
    )
    class__: _Omittable[_str] = _Field(
        default=None, validation_alias="__class__", serialization_alias="__class__"
    )
    snake_case: _Omittable[_str] = None
    snake_case__: _Omittable[_str] = _Field(
        default=None, validation_alias="snake-case", serialization_alias="snake-case"
    )
    snake_case_: _Omittable[_str] = None
    model_config_: _Omittable[_str] = _Field(
        default=None,
        validation_alias="model_config",
        serialization_alias="model_config",
    )
    model_fields_: _Omittable[_str] = _Field(
        default=None,
        validation_alias="model_fields",
        serialization_alias="model_fields",
    )
    model_dump_: _Omittable[_str] = _Field(
        default=None, validation_alias="model_dump", serialization_alias="model_dump"
    )
    to_dict_: _Omittable[_str] = _Field(
        default=None, validation_alias="to_dict", serialization_alias="to_dict"
    )
    copy_: _Omittable[_Boolean] = _Field(
        default=None, validation_alias="copy", serialization_alias="copy"
    )
    json_: _Omittable[_dict[_str, _Any]] = _Field(
        default=None, validation_alias="json", serialization_alias="json"
    )
    dict_: _Omittable[_list2[Integer]] = _Field(
        default=None, validation_alias="dict", serialization_alias="dict"
    )
    schema_: _Omittable[_str] = _Field(
        default=None, validation_alias="schema", serialization_alias="schema"
    )
    validate_: _Omittable[_Boolean] = _Field(
        default=None, validation_alias="validate", serialization_alias="validate"
    )
    date: Date
    datetime: _Omittable[DateTime] = None
    list: _Omittable[_list2[_str]] = None
    str: _Omittable[_str] = None
    int: _Omittable[Integer] = None
    Field: _Omittable[_str] = None
    Model_: _Omittable[_str] = _Field(
        default=None, validation_alias="Model", serialization_alias="Model"
    )
    Omittable: _Omittable[_str] = None
    Literal: _Omittable[_Literal["a", "b"]] = None
    Any: _Any = None
    Class_: _Omittable["Class"] = _Field(
        default=None, validation_alias="Class", serialization_alias="Class"
    )
    property: _Omittable[_str] = None
    Boolean: _Omittable[_Boolean] = None


class Model(_Model):
    Model_: _Omittable["Model"] = _Field(
        default=None, validation_alias="Model", serialization_alias="Model"
    )


List: TypeAlias = _list2[_str]


Str: TypeAlias = _str


class TypedDict(_Model):
    Required: _Omittable[_str] = None


class MySchemaV2(_Model):
    x: _Omittable[_str] = None


class N3dPoint(_Model):
    x: _Omittable[Number] = None


HTTPServerURL: TypeAlias = _str


class Ünïcode(_Model):
    x: _Omittable[HTTPServerURL] = None


class HiddenNames(_Model):
    Field: _Omittable[_str] = _Field(
        default=None, validation_alias="Field(", serialization_alias="Field("
    )
    list: _Omittable[_list2[_str]] = _Field(
        default=None, validation_alias="_list", serialization_alias="_list"
    )
    str: _Omittable[_str] = _Field(
        default=None, validation_alias="str?", serialization_alias="str?"
    )
    Literal: _Omittable[_Literal["a", "b"]] = _Field(
        default=None, validation_alias="$Literal", serialization_alias="$Literal"
    )
    Omittable: _Omittable[_Boolean] = _Field(
        default=None, validation_alias="$Omittable", serialization_alias="$Omittable"
    )
    and_more: _list2[MySchemaV2] = _Field(
        default=[],
        validate_default=True,
        validation_alias="and-more",
        serialization_alias="and-more",
    )
