"""What can be told of assertions while a specification is compiled.

Owns the verdict of one assertion on one value, as far as it takes no validator. Takes
both as they stand in the IR. Must not know what follows from it.
"""

from __future__ import annotations

import re
from math import inf

from specgen import ir
from specgen.json_values import json_key


def holds(assertion: ir.Assertion, value: ir.Json) -> bool | None:
    """Whether an assertion holds for a value; None where only the package can tell."""
    match assertion, value:
        case ir.Bounds(), int() | float() if not isinstance(value, bool):
            return _in_range(assertion, value)
        case ir.NoFraction(), float():
            return False
        case ir.Length(min=low, max=high), str():
            return (low or 0) <= len(value) and (high is None or len(value) <= high)
        case ir.ItemLimits(min=low, max=high, unique=unique), list():
            if unique and len({json_key(item) for item in value}) < len(value):
                return False
            return (low or 0) <= len(value) and (high is None or len(value) <= high)
        case ir.PropertyLimits(min=low, max=high), dict():
            return (low or 0) <= len(value) and (high is None or len(value) <= high)
        case ir.DependentRequired(names=names), dict():
            return all(set(needs) <= value.keys() for n, needs in names if n in value)
        case ir.Pattern(regex=regex), str():
            try:
                return re.search(regex, value) is not None
            except re.error:
                return None
        case _:
            return None


def _in_range(bounds: ir.Bounds, value: float) -> bool:
    return (
        (bounds.ge is None or value >= bounds.ge)
        and (bounds.gt is None or value > bounds.gt)
        and (bounds.le is None or value <= bounds.le)
        and (bounds.lt is None or value < bounds.lt)
        and _is_multiple(value, bounds.multiple_of)
    )


def _is_multiple(value: float, of: float | None) -> bool:
    """As decimals: 0.3 is a multiple of 0.1."""
    if of is None or not -inf < value < inf:
        return True
    from fractions import Fraction  # few defaults are to be multiples of anything

    return Fraction(str(value)) % Fraction(str(of)) == 0
