"""Files that need each other: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.groups Event_d01b88 Group Settings
.models.openapi Events
.models.users Admin Event Name Title User
.params.groups Event_d01b88Param GroupParam SettingsParam
.params.openapi EventsParam
.params.users AdminParam EventParam NameParam TitleParam UserParam
""",
)
