"""One name in two files: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.a Food
.models.b Bowl
.models.d Collar FlockVariant2 Herd Herds
.models.openapi A B Pets
.params.a FoodParam
.params.b BowlParam
.params.d CollarParam FlockVariant2Param HerdParam HerdsParam
.params.openapi AParam BParam PetsParam
""",
)
