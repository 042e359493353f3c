from ._base import UnknownVariant
from .enums.openapi import Any
from .models.openapi import (
    Class,
    HTTPServerURL,
    List,
    Model,
    MySchemaV2,
    N3dPoint,
    Str,
    TypedDict,
    Ünïcode,
)
from .params.openapi import (
    ClassParam,
    HTTPServerURLParam,
    ListParam,
    ModelParam,
    MySchemaV2Param,
    N3dPointParam,
    StrParam,
    TypedDictParam,
    ÜnïcodeParam,
)

__all__ = [
    "Any",
    "Class",
    "ClassParam",
    "HTTPServerURL",
    "HTTPServerURLParam",
    "List",
    "ListParam",
    "Model",
    "ModelParam",
    "MySchemaV2",
    "MySchemaV2Param",
    "N3dPoint",
    "N3dPointParam",
    "Str",
    "StrParam",
    "TypedDict",
    "TypedDictParam",
    "UnknownVariant",
    "Ünïcode",
    "ÜnïcodeParam",
]
