"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
..enums.openapi Any
.openapi Class HiddenNames HTTPServerURL List Model MySchemaV2 N3dPoint Str TypedDict
.openapi Ünïcode
""",
)
