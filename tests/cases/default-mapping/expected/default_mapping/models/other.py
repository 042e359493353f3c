"""Models of other.yaml."""

from typing import Annotated

from .._base import Model
from .._types import Omittable, Schema


class Other(Model):
    kind: Omittable[
        Annotated[str, Schema("specgen:/other.yaml#/Other/properties/kind")]
    ] = None
    name: Omittable[str] = None
