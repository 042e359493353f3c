"""Parameters of schemas/groups.yaml."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from ._users_0 import TitleParam


class SettingsParam(TypedDict):
    title: NotRequired[TitleParam]
    color: NotRequired[Literal["red", "blue"]]
