"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.a FoodParam
.b BowlParam
.d CollarParam FlockVariant2Param HerdParam HerdsParam
.openapi AParam BParam PetsParam
""",
)
