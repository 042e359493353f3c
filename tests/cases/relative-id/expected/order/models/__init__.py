"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.address Address Town
.order Line Lines Order
""",
)
