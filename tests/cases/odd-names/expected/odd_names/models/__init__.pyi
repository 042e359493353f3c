from ..enums.openapi import Any
from .openapi import (
    Class,
    HiddenNames,
    HTTPServerURL,
    List,
    Model,
    MySchemaV2,
    N3dPoint,
    Str,
    TypedDict,
    Ünïcode,
)

__all__ = [
    "Any",
    "Class",
    "HTTPServerURL",
    "HiddenNames",
    "List",
    "Model",
    "MySchemaV2",
    "N3dPoint",
    "Str",
    "TypedDict",
    "Ünïcode",
]
