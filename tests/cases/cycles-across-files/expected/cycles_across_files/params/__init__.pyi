from .groups import GroupParam, SettingsParam
from .users import AdminParam, NameParam, TitleParam, UserParam

__all__ = [
    "AdminParam",
    "GroupParam",
    "NameParam",
    "SettingsParam",
    "TitleParam",
    "UserParam",
]
