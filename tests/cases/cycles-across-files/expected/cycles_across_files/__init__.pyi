from ._base import Model, UnknownVariant
from .models.groups import Event_d01b88, Group, Settings
from .models.openapi import Events
from .models.users import Admin, Event, Name, Title, User
from .params.groups import Event_d01b88Param, GroupParam, SettingsParam
from .params.openapi import EventsParam
from .params.users import AdminParam, EventParam, NameParam, TitleParam, UserParam

__all__ = [
    "Admin",
    "AdminParam",
    "Event",
    "EventParam",
    "Event_d01b88",
    "Event_d01b88Param",
    "Events",
    "EventsParam",
    "Group",
    "GroupParam",
    "Model",
    "Name",
    "NameParam",
    "Settings",
    "SettingsParam",
    "Title",
    "TitleParam",
    "UnknownVariant",
    "User",
    "UserParam",
]
