"""bare_map: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.schemas Kind
.models.schemas Animal Pet Pets
.params.schemas AnimalParam PetParam PetsParam
""",
)
