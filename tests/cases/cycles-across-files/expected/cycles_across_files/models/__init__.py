"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.groups Event_d01b88 Group Settings
.openapi Events
.users Admin Event Name Title User
""",
)
