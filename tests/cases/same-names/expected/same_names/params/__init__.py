"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.a FoodParam
.b BowlParam
.d CollarParam
.openapi AParam BParam PetsParam
""",
)
