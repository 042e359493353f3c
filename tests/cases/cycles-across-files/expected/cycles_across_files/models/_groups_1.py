"""Models of schemas/groups.yaml."""

from typing import Literal

from .._base import Model
from .._types import Omittable
from ._users_0 import Title


class Settings(Model):
    title: Omittable[Title] = None
    color: Omittable[Literal["red", "blue"]] = None
