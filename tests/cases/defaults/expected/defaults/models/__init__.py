"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
..enums.openapi Tier
.openapi Bad Good Part
""",
)
