"""Models of schemas/odd.yaml."""

from .._base import Model
from .._types import Boolean


class ABC(Model):
    x: Boolean | None = None
