from .groups import Group, Settings
from .users import Admin, Name, Title, User

__all__ = [
    "Admin",
    "Group",
    "Name",
    "Settings",
    "Title",
    "User",
]
