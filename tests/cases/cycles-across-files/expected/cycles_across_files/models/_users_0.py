"""Models of schemas/users.yaml."""

from typing import Annotated, TypeAlias

from .._base import Model
from .._types import Length, Omittable

Name: TypeAlias = Annotated[str, Length(max=10)]


class Title(Model):
    name: Omittable[Name] = None
