from .order import LineParam, LinesParam, OrderParam

__all__ = [
    "LineParam",
    "LinesParam",
    "OrderParam",
]
