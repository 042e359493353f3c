"""References of every kind: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.anchored AnchoredHere
.models.errors Error
.models.odd ABC
.models.openapi Anchored FirstOfList Identified OddKey Purchase
.models.shop.ids Id
.models.shop.orders Archived Order OrderNewOrder OrderNewOrderId Unused
.models.whole Part Whole
.params.anchored AnchoredHereParam
.params.odd ABCParam
.params.openapi AnchoredParam FirstOfListParam IdentifiedParam OddKeyParam
.params.shop.ids IdParam
.params.shop.orders OrderNewOrderIdParam
""",
)
