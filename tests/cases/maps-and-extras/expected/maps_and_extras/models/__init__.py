"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi AnyMap Closed Dependent Empty Map Named OneOfTyped OneOfTypedVariant1
.openapi OneOfTypedVariant2 Open Patterned PatternedMap PatternedMapValue RequiredOnly
.openapi Sized Typed TypedObjects TypedObjectsValue Unevaluated
""",
)
