"""Files that need each other: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.groups Group Settings
.models.users Admin Name Title User
.params.groups GroupParam SettingsParam
.params.users AdminParam NameParam TitleParam UserParam
""",
)
