"""Models of openapi.yaml."""

from .._base import Model
from .._types import Omittable
from .users import Event_d01b88


class Events(Model):
    first: Omittable[Event_d01b88] = None
