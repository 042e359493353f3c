"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi AnimalParam CatParam DogParam LonelyParam PetParam PetVariantParam PuppyParam
.openapi SomeParam
""",
)
