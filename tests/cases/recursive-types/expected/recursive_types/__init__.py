"""Types that contain themselves: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Argument Branch Call Check Even Formula If Json Leaf Nested Node Odd
.models.openapi Report Rule Tree Warning
.params.openapi ArgumentParam BranchParam CallParam CheckParam EvenParam FormulaParam
.params.openapi IfParam JsonParam LeafParam NestedParam NodeParam OddParam ReportParam
.params.openapi RuleParam TreeParam WarningParam
""",
)
