from .order import Line, Lines, Order

__all__ = [
    "Line",
    "Lines",
    "Order",
]
