"""Enumerations of openapi.yaml."""

from enum import StrEnum


class Color(StrEnum):
    RED = "red"
    DARK_GREEN = "dark-green"
    EMPTY_SELF = ""
    PLUS = "+"
    EMPTY_2D = "-"
    NAME_ = "name"
    N7UP = "7up"
    IMG_SMALL = "img.small"
    MRO_ = "mro"


class Named(StrEnum):
    FIRST = "a"
    """The first."""

    SECOND = "b"
    """The second."""


class BadNames(StrEnum):
    A = "a"
    B = "b"
