"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Argument Branch Call Check Even Formula If Image Json Leaf Medium Nested Node
.openapi Odd Query Report Rule Thing Tree Video Warning Work
""",
)
