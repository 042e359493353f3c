"""All enums of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Tier
""",
)
