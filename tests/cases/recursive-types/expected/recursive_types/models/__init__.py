"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Argument Branch Call Check Even Formula If Json Leaf Nested Node Odd Report
.openapi Rule Tree Warning
""",
)
