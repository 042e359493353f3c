from .openapi import (
    ClassParam,
    HiddenNamesParam,
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
    "ClassParam",
    "HTTPServerURLParam",
    "HiddenNamesParam",
    "ListParam",
    "ModelParam",
    "MySchemaV2Param",
    "N3dPointParam",
    "StrParam",
    "TypedDictParam",
    "ÜnïcodeParam",
]
