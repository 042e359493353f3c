from ..enums.openapi import Any
from .openapi import (
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

__all__ = [
    "Any",
    "Class",
    "HTTPServerURL",
    "List",
    "Model",
    "MySchemaV2",
    "N3dPoint",
    "Str",
    "TypedDict",
    "Ünïcode",
]
