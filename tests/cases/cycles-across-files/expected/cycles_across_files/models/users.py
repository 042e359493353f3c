"""Models of schemas/users.yaml."""

from .._base import Model
from .._types import Integer, Omittable
from ._groups_1 import Settings
from ._users_0 import Name, Title

__all__ = [
    "Admin",
    "Event",
    "Event_d01b88",
    "Group",
    "Name",
    "Title",
    "User",
]


class User(Model):
    groups: Omittable[list["Group"]] = None
    settings: Omittable[Settings] = None


class Group(Model):
    members: Omittable[list[User]] = None
    owner: Omittable["Admin"] = None


class Admin(User):
    level: Integer


class Event(Model):
    user: Omittable[User] = None
    then: Omittable["Event_d01b88"] = None


class Event_d01b88(Model):
    group: Omittable[Group] = None
    then: Omittable[Event] = None
