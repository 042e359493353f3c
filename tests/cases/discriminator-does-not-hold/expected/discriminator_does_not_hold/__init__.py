"""Discriminators that do not hold: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Cat Dog Missing NoTarget NotConstant Tom Twice
.params.openapi CatParam DogParam MissingParam NoTargetParam NotConstantParam TomParam
.params.openapi TwiceParam
""",
)
