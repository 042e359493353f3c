"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi ArgumentParam BranchParam CallParam CheckParam EvenParam FormulaParam IfParam
.openapi ImageParam JsonParam LeafParam MediumParam NestedParam NodeParam OddParam
.openapi QueryParam ReportParam RuleParam ThingParam TreeParam VideoParam WarningParam
.openapi WorkParam
""",
)
