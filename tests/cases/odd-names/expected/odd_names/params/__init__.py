"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi ClassParam HiddenNamesParam HTTPServerURLParam ListParam ModelParam
.openapi MySchemaV2Param N3dPointParam StrParam TypedDictParam ÜnïcodeParam
""",
)
