"""Discriminators with a default: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Cat Dog Fish Loose Pet
.models.other Other
.params.openapi CatParam DogParam FishParam LooseParam PetParam
.params.other OtherParam
""",
)
