from .schema import GiftParam, ItemParam, OrderParam

__all__ = [
    "GiftParam",
    "ItemParam",
    "OrderParam",
]
