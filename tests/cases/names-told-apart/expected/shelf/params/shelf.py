"""Parameters of shelf.json."""

from collections.abc import Sequence
from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Integer, Number


class ShelfParam(TypedDict):
    books: NotRequired[Integer]


class CellNumberParam(TypedDict):
    value: NotRequired[Number]


class CellNumberArrayParam(TypedDict):
    value: NotRequired[Sequence[Number]]


class CellStringNull_56a187Param(TypedDict):
    a: NotRequired[str | None]


class CellStringNull_2b647cParam(TypedDict):
    b: NotRequired[str]


class BookKeeperParam(TypedDict):
    name: NotRequired[str]


class BookKeeper_78632bParam(TypedDict):
    since: NotRequired[Integer]


class ShelfRootParam(TypedDict):
    shelf: ShelfParam
    width: NotRequired[CellNumberParam]
    widths: NotRequired[CellNumberArrayParam]
    first: NotRequired[CellStringNull_56a187Param]
    second: NotRequired[CellStringNull_2b647cParam]
    keeper: NotRequired[BookKeeperParam]
    other: NotRequired[BookKeeper_78632bParam]
