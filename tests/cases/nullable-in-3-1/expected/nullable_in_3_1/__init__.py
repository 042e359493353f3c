"""nullable in a 3.1 document: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Pet
.params.openapi PetParam
""",
)
