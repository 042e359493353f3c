"""order: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.address Address Town
.models.order Line Lines Order
.params.address AddressParam TownParam
.params.order LineParam LinesParam OrderParam
""",
)
