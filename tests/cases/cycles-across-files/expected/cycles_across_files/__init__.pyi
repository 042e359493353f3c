from ._base import Model, UnknownVariant
from .models.groups import Group, Settings
from .models.users import Admin, Name, Title, User
from .params.groups import GroupParam, SettingsParam
from .params.users import AdminParam, NameParam, TitleParam, UserParam

__all__ = [
    "Admin",
    "AdminParam",
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
