"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.anchored AnchoredHereParam
.odd ABCParam
.openapi AnchoredParam FirstOfListParam IdentifiedParam OddKeyParam
.shop.ids IdParam
.shop.orders OrderNewOrderIdParam
""",
)
