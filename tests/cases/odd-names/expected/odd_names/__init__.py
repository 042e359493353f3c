"""Odd names: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base UnknownVariant
.enums.openapi Any
.models.openapi Class HTTPServerURL List Model MySchemaV2 N3dPoint Str TypedDict Ünïcode
.params.openapi ClassParam HTTPServerURLParam ListParam ModelParam MySchemaV2Param
.params.openapi N3dPointParam StrParam TypedDictParam ÜnïcodeParam
""",
)
