"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.groups Event_d01b88Param GroupParam SettingsParam
.openapi EventsParam
.users AdminParam EventParam NameParam TitleParam UserParam
""",
)
