"""Parameters of schemas/users.yaml."""

from collections.abc import Sequence
from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Integer
from ._groups_1 import SettingsParam
from ._users_0 import NameParam, TitleParam

__all__ = [
    "AdminParam",
    "EventParam",
    "Event_d01b88Param",
    "GroupParam",
    "NameParam",
    "TitleParam",
    "UserParam",
]


class UserParam(TypedDict):
    groups: NotRequired[Sequence["GroupParam"]]
    settings: NotRequired[SettingsParam]


class GroupParam(TypedDict):
    members: NotRequired[Sequence[UserParam]]
    owner: NotRequired["AdminParam"]


class AdminParam(TypedDict):
    groups: NotRequired[Sequence[GroupParam]]
    settings: NotRequired[SettingsParam]
    level: Integer


class EventParam(TypedDict):
    user: NotRequired[UserParam]
    then: NotRequired["Event_d01b88Param"]


class Event_d01b88Param(TypedDict):
    group: NotRequired[GroupParam]
    then: NotRequired[EventParam]
