"""Models of schemas/groups.yaml."""

from ._groups_1 import Settings
from .users import Event_d01b88, Group

__all__ = [
    "Event_d01b88",
    "Group",
    "Settings",
]
