"""Types that contain themselves: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Branch Even Json Leaf Nested Node Odd Tree
.params.openapi BranchParam EvenParam JsonParam LeafParam NestedParam NodeParam OddParam
.params.openapi TreeParam
""",
)
