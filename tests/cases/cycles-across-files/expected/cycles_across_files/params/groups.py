"""Parameters of schemas/groups.yaml."""

from ._groups_1 import SettingsParam
from .users import GroupParam

__all__ = [
    "GroupParam",
    "SettingsParam",
]
