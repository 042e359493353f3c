"""Models of address.json."""

from .._base import Model
from .._types import Omittable


class Address(Model):
    """Address"""

    town: Omittable[str] = None
