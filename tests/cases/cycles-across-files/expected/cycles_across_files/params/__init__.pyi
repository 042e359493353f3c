from .groups import Event_d01b88Param, GroupParam, SettingsParam
from .openapi import EventsParam
from .users import AdminParam, EventParam, NameParam, TitleParam, UserParam

__all__ = [
    "AdminParam",
    "EventParam",
    "Event_d01b88Param",
    "EventsParam",
    "GroupParam",
    "NameParam",
    "SettingsParam",
    "TitleParam",
    "UserParam",
]
