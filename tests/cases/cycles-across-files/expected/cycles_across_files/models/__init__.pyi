from .groups import Event_d01b88, Group, Settings
from .openapi import Events
from .users import Admin, Event, Name, Title, User

__all__ = [
    "Admin",
    "Event",
    "Event_d01b88",
    "Events",
    "Group",
    "Name",
    "Settings",
    "Title",
    "User",
]
