"""directory: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.colors.color Color
.models.colors_ Palette
.models.point Point
.models.shapes.circle Circle
.params.colors_ PaletteParam
.params.point PointParam
.params.shapes.circle CircleParam
""",
)
