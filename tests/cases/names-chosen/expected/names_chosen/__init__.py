"""Names that were chosen: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Address Bang OwnerOfPet PetOwner
.params.openapi AddressParam BangParam OwnerOfPetParam PetOwnerParam
""",
)
