"""Types that contain themselves: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Argument Branch Call Check Even Formula If Image Json Leaf Medium Nested
.models.openapi Node Odd Query Report Rule Thing Tree Video Warning Work
.params.openapi ArgumentParam BranchParam CallParam CheckParam EvenParam FormulaParam
.params.openapi IfParam ImageParam JsonParam LeafParam MediumParam NestedParam NodeParam
.params.openapi OddParam QueryParam ReportParam RuleParam ThingParam TreeParam
.params.openapi VideoParam WarningParam WorkParam
""",
)
