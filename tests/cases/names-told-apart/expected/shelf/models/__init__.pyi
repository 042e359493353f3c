from .shelf import (
    BookKeeper,
    BookKeeper_78632b,
    CellNumber,
    CellNumberArray,
    CellStringNull_2b647c,
    CellStringNull_56a187,
    Shelf,
    ShelfRoot,
)

__all__ = [
    "BookKeeper",
    "BookKeeper_78632b",
    "CellNumber",
    "CellNumberArray",
    "CellStringNull_2b647c",
    "CellStringNull_56a187",
    "Shelf",
    "ShelfRoot",
]
