"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi AnyMap Closed Dependent Empty Map Named Open Patterned RequiredOnly Sized Typed
.openapi TypedObjects TypedObjectsValue Unevaluated
""",
)
