"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.anchored AnchoredHere
.errors Error
.odd ABC
.openapi Anchored FirstOfList Identified OddKey Purchase
.shop.ids Id
.shop.orders Archived Order OrderNewOrder OrderNewOrderId Unused
.whole Part Whole
""",
)
