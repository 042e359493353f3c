"""Enums as classes: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi BadNames Color Named
.models.openapi Mixed Thing
.params.openapi MixedParam ThingParam
""",
)
