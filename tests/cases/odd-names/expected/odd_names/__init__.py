"""Odd names: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base UnknownVariant
.enums.openapi Any
.models.openapi Class HiddenNames HTTPServerURL List Model MySchemaV2 N3dPoint Str
.models.openapi TypedDict Ünïcode
.params.openapi ClassParam HiddenNamesParam HTTPServerURLParam ListParam ModelParam
.params.openapi MySchemaV2Param N3dPointParam StrParam TypedDictParam ÜnïcodeParam
""",
)
