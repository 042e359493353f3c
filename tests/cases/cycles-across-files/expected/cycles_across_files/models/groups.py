"""Models of schemas/groups.yaml."""

from ._groups_1 import Settings
from .users import Group

__all__ = [
    "Group",
    "Settings",
]
