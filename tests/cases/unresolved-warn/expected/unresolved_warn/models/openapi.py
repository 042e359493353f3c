"""Models of openapi.yaml."""

from typing import Any

from .._base import Model
from .._types import Omittable


class Pet(Model):
    owner: Any = None
    name: Omittable[str] = None
