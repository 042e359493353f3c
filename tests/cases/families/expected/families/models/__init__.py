"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Animal Cat Dog Lonely Owner Pet PetVariant Puppy Some
""",
)
