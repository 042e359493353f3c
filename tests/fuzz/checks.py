"""What has to hold for every document, whatever its schema.

Owns the claims of the generated types, one function each: the verdict is the schema's,
in pydantic's strict mode too, what is accepted comes back the same, params and the
tolerant build agree. A claim that does not hold is a `Disagreement`; a type that raises
anything but a validation error is one as well.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from tests.fuzz.formats import says_the_same
from tests.fuzz.mutate import Path, get, paths, put
from tests.fuzz.subjects import Side, Subject


@dataclass(frozen=True)
class Disagreement:
    """A claim that does not hold, and the document that shows it."""

    place: str
    claim: str
    document: Any
    detail: str = ""

    def __str__(self) -> str:
        text = json.dumps(self.document, ensure_ascii=False)
        return f"{self.place}: {self.claim}\n    {text}\n    {self.detail}"


_NO = object()


def check(subject: Subject, document: Any) -> Iterator[Disagreement]:
    """Yield every claim that does not hold for a document."""
    valid = subject.verdict(document)
    text = json.dumps(document)

    def disagreement(claim: str, detail: str = "") -> Disagreement:
        return Disagreement(subject.place, claim, document, detail[:1000])

    accepted, reason = _validated(subject.exact, text)
    if valid is not None and valid != (accepted is not _NO):
        claim = "valid, but rejected" if valid else "invalid, but accepted"
        yield disagreement(claim, reason or repr(accepted))
    strictly, reason = _validated(subject.exact, text, strict=True)
    if (strictly is _NO) != (accepted is _NO):
        yield disagreement("strict mode has another verdict", reason or repr(strictly))
    if accepted is not _NO:
        dumped, reason = _dumped(subject.exact, accepted)
        if reason:
            yield disagreement("dumped with a warning or an error", reason)
        elif detail := difference(document, dumped, subject):
            yield disagreement("does not come back the same", detail)
    yield from (
        disagreement(claim, detail)
        for claim, detail in _tolerance(subject, document, text, accepted)
    )
    if subject.param is not None:
        yield from (
            disagreement(claim, detail)
            for claim, detail in _params(subject, subject.param, text, accepted)
        )


def _tolerance(
    subject: Subject, document: Any, text: str, accepted: Any
) -> Iterator[tuple[str, str]]:
    """What exact accepts, tolerant accepts with the same value."""
    tolerated, reason = _validated(subject.tolerant, text)
    if tolerated is _NO:
        if accepted is not _NO:
            yield "exact accepts it, tolerant does not", reason
        return
    again, reason = _dumped(subject.tolerant, tolerated)
    if reason:
        yield "tolerant dumps it with a warning or an error", reason
    elif accepted is not _NO:
        if detail := difference(document, again, subject):
            yield "tolerant takes it for another value", detail
        elif "UnknownVariant(" in repr(tolerated):
            yield "tolerant does not know a variant that exact knows", repr(tolerated)


def _params(
    subject: Subject, param: Side, text: str, accepted: Any
) -> Iterator[tuple[str, str]]:
    """Params agree with the model; unknown keys, which they drop, are left aside."""
    sent, reason = _validated(param, text)
    if accepted is not _NO and sent is _NO:
        yield "the model accepts it, the params do not", reason
    if accepted is _NO and sent is not _NO:
        known, failed = _dumped(param, sent)
        if failed:
            yield "params are dumped with a warning or an error", failed
            return
        text = json.dumps(known)
        verdicts = [_validated(side, text)[0] is _NO for side in (subject.exact, param)]
        if verdicts == [True, False]:
            yield "the params accept it, the model does not", f"{known!r}"


def _validated(side: Side, text: str, *, strict: bool | None = None) -> tuple[Any, str]:
    """The value of a document, or the reason why there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return side.adapter.validate_json(text, strict=strict), ""
        except ValidationError as error:
            return _NO, str(error)


def _dumped(side: Side, value: Any) -> tuple[Any, str]:
    """The document of a value, or the warning or the error that it is dumped with."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return side.dump(value), ""
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            return _NO, f"{type(error).__name__}: {error}"


# ------------------------------------------------------------------- equality


def same(first: Any, second: Any) -> bool:
    """Whether two documents are the same, numbers by type too."""
    if type(first) is not type(second):
        return False
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(
            same(item, second[name]) for name, item in first.items()
        )
    if isinstance(first, list):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, float):
        return repr(first) == repr(second)
    return bool(first == second)


def difference(document: Any, dumped: Any, subject: Subject) -> str:
    """Return what is not the same in the document that came back; "" where all is.

    `1.0` may come back as `1` where the schema only takes integers, that is where it
    does not take a fraction. In a made-up schema one variant may, and another not.
    A string of a format may come back in its canonical spelling, where formats assert.
    """
    if same(document, dumped):
        return ""
    for path in paths(document):
        value, back = get(document, path), _at(dumped, path)
        if isinstance(value, str) and subject.strings.formats == "python":
            if isinstance(back, str) and says_the_same(value, back):
                dumped = put(dumped, path, value)
        elif isinstance(value, float) and value.is_integer():
            if type(back) is not int or back != value:
                continue
            fraction = put(document, path, _with_fraction(value))
            if subject.is_made_up or not subject.is_valid(fraction):
                dumped = put(dumped, path, value)
    return "" if same(document, dumped) else f"{dumped!r}"


def _with_fraction(value: float) -> float:
    return value + 0.5 if abs(value) < 2**50 else 0.5


def _at(value: Any, path: Path) -> Any:
    try:
        return get(value, path)
    except (KeyError, IndexError, TypeError):
        return None


# ------------------------------------------------------------------ shrinking


def shrunk(document: Any, fails: Callable[[Any], bool]) -> Any:
    """Return a small part of a document for which a claim fails as well."""
    changed = True
    while changed:
        changed = False
        for candidate in _smaller(document):
            if fails(candidate):
                document, changed = candidate, True
                break
    return document


def _smaller(document: Any) -> Iterator[Any]:
    for path in paths(document):
        value = get(document, path)
        if isinstance(value, dict):
            for name in value:
                rest = {key: item for key, item in value.items() if key != name}
                yield put(document, path, rest)
        elif isinstance(value, list):
            for index in range(len(value)):
                yield put(document, path, value[:index] + value[index + 1 :])
        elif isinstance(value, str) and len(value) > 1:
            yield put(document, path, value[: len(value) // 2])
