from .shelf import (
    BookKeeper_78632bParam,
    BookKeeperParam,
    CellNumberArrayParam,
    CellNumberParam,
    CellStringNull_2b647cParam,
    CellStringNull_56a187Param,
    ShelfParam,
    ShelfRootParam,
)

__all__ = [
    "BookKeeperParam",
    "BookKeeper_78632bParam",
    "CellNumberArrayParam",
    "CellNumberParam",
    "CellStringNull_2b647cParam",
    "CellStringNull_56a187Param",
    "ShelfParam",
    "ShelfRootParam",
]
