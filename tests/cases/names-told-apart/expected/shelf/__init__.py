"""shelf: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.shelf BookKeeper BookKeeper_78632b CellNumber CellNumberArray
.models.shelf CellStringNull_2b647c CellStringNull_56a187 Shelf ShelfRoot
.params.shelf BookKeeper_78632bParam BookKeeperParam CellNumberArrayParam
.params.shelf CellNumberParam CellStringNull_2b647cParam CellStringNull_56a187Param
.params.shelf ShelfParam ShelfRootParam
""",
)
