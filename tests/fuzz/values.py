"""What has to hold for a value in Python, however it was made.

Owns the claims of construction: a model made of Python values, by name or by alias, by
`model_construct`, a copy, a pickle or of itself is the one that was read from JSON, and
is dumped the same; params take the values of a model.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from tests.fuzz.checks import Disagreement, same
from tests.fuzz.subjects import Side, Subject


def check_values(subject: Subject, document: Any) -> Iterator[Disagreement]:
    """Yield every claim that does not hold for the values of a document."""
    for side in (subject.exact, subject.tolerant):
        try:
            value = side.adapter.validate_python(document)
        except ValidationError:
            continue
        for claim, make in _ways(side, value):
            if detail := _difference(side, value, make):
                yield Disagreement(subject.place, claim, document, detail)
        if subject.param is not None and side is subject.exact:
            try:
                subject.param.adapter.validate_python(_plain(side, value))
            except ValidationError as error:
                claim = "params do not take the values of the model"
                yield Disagreement(subject.place, claim, document, str(error))


def _ways(side: Side, value: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield ways to make a value again, by what they are called."""
    yield (
        "from Python values",
        lambda: side.adapter.validate_python(_plain(side, value)),
    )
    yield (
        "from tuples",
        lambda: side.adapter.validate_python(_tuples(_plain(side, value))),
    )
    yield "from itself", lambda: side.adapter.validate_python(value)
    yield "by deepcopy", lambda: deepcopy(value)
    yield "by pickle", lambda: pickle.loads(pickle.dumps(value))
    if isinstance(value, BaseModel) and isinstance(value.model_extra, dict):
        yield from _ways_of_models(value)


def _ways_of_models(value: BaseModel) -> Iterator[tuple[str, Callable[[], Any]]]:
    cls, extra = type(value), value.model_extra or {}
    if not extra.keys().isdisjoint(cls.model_fields):
        return  # a property with the Python name of another is that one, when given
    fields = {
        name: getattr(value, name)
        for name in value.model_fields_set & cls.model_fields.keys()
    }
    by_alias = {
        str(cls.model_fields[name].validation_alias or name): item
        for name, item in fields.items()
    }
    yield "by names", lambda: cls(**fields, **extra)
    yield "by aliases", lambda: cls(**by_alias, **extra)
    yield "by model_construct", lambda: cls.model_construct(**fields, **extra)
    yield "by model_copy", lambda: value.model_copy(update=fields)


def _difference(side: Side, value: Any, make: Callable[[], Any]) -> str:
    """What is not the same in a value that is made again; "" where all is."""
    try:
        made = make()
        dumped, expected = side.dump(made), side.dump(value)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return f"{type(error).__name__}: {error}"
    return "" if same(dumped, expected) else f"{dumped!r} is not {expected!r}"


def _plain(side: Side, value: Any) -> Any:
    """The Python values that a model is made of, dates and members of enums as such."""
    return side.adapter.dump_python(value, by_alias=True, exclude_unset=True)


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tuples(item) for name, item in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
