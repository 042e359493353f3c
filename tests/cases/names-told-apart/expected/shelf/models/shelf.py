"""Models of shelf.json."""

from .._base import Model
from .._types import Integer, Number, Omittable


class Shelf(Model):
    books: Omittable[Integer] = None


class CellNumber(Model):
    value: Omittable[Number] = None


class CellNumberArray(Model):
    value: Omittable[list[Number]] = None


class CellStringNull_56a187(Model):
    a: str | None = None


class CellStringNull_2b647c(Model):
    b: Omittable[str] = None


class BookKeeper(Model):
    name: Omittable[str] = None


class BookKeeper_78632b(Model):
    since: Omittable[Integer] = None


class ShelfRoot(Model):
    shelf: Shelf
    width: Omittable[CellNumber] = None
    widths: Omittable[CellNumberArray] = None
    first: Omittable[CellStringNull_56a187] = None
    second: Omittable[CellStringNull_2b647c] = None
    keeper: Omittable[BookKeeper] = None
    other: Omittable[BookKeeper_78632b] = None
