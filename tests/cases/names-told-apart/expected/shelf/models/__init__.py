"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.shelf BookKeeper BookKeeper_78632b CellNumber CellNumberArray CellStringNull_2b647c
.shelf CellStringNull_56a187 Shelf ShelfRoot
""",
)
