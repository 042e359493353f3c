"""Docs that try to \"\"\" escape \\ + \x00: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi Enum
.models.openapi Alias NoProperties Quotes
.params.openapi AliasParam NoPropertiesParam QuotesParam
""",
)
