from ._base import Model, UnknownVariant
from .models.shelf import (
    BookKeeper,
    BookKeeper_78632b,
    CellNumber,
    CellNumberArray,
    CellStringNull_2b647c,
    CellStringNull_56a187,
    Shelf,
    ShelfRoot,
)
from .params.shelf import (
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
    "BookKeeper",
    "BookKeeperParam",
    "BookKeeper_78632b",
    "BookKeeper_78632bParam",
    "CellNumber",
    "CellNumberArray",
    "CellNumberArrayParam",
    "CellNumberParam",
    "CellStringNull_2b647c",
    "CellStringNull_2b647cParam",
    "CellStringNull_56a187",
    "CellStringNull_56a187Param",
    "Model",
    "Shelf",
    "ShelfParam",
    "ShelfRoot",
    "ShelfRootParam",
    "UnknownVariant",
]
