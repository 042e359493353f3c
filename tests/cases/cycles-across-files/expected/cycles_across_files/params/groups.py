"""Parameters of schemas/groups.yaml."""

from ._groups_1 import SettingsParam
from .users import Event_d01b88Param, GroupParam

__all__ = [
    "Event_d01b88Param",
    "GroupParam",
    "SettingsParam",
]
