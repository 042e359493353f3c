"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi ArgumentParam BranchParam CallParam CheckParam EvenParam FormulaParam IfParam
.openapi JsonParam LeafParam NestedParam NodeParam OddParam ReportParam RuleParam
.openapi TreeParam WarningParam
""",
)
