from .openapi import (
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
    "ClassParam",
    "HTTPServerURLParam",
    "ListParam",
    "ModelParam",
    "MySchemaV2Param",
    "N3dPointParam",
    "StrParam",
    "TypedDictParam",
    "ÜnïcodeParam",
]
