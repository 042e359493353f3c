"""What becomes of a schema: `specgen explain`, a composition of the stages up to plan.

`schema` walks over it, `standing` finds what is left of it in the IR, `keywords`
judges how each keyword is held, `verdict` says how strictly and why; `rows` are the
values that come of it, `printers` their two forms, `places` the ways to say which
schema is meant, `names` those in Python, `members` those of properties.
"""

from specgen.explain.places import find_place
from specgen.explain.printers import PRINTERS
from specgen.explain.rows import ExplainedSchema, Explanation, Remark, Row, Verdict
from specgen.explain.schema import explain

__all__ = [
    "PRINTERS",
    "ExplainedSchema",
    "Explanation",
    "Remark",
    "Row",
    "Verdict",
    "explain",
    "find_place",
]
