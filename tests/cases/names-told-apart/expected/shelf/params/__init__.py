"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.shelf BookKeeper_78632bParam BookKeeperParam CellNumberArrayParam CellNumberParam
.shelf CellStringNull_2b647cParam CellStringNull_56a187Param ShelfParam ShelfRootParam
""",
)
