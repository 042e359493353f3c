# mypy: disable-error-code="call-arg"
"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Bounds, Integer, Length


class BothParam(TypedDict, closed=True):
    s: NotRequired[Annotated[str, Length(max=2)]]


class SentParam(TypedDict, closed=True):
    n: Annotated[Integer, Bounds(ge=1)]
    kind: NotRequired[Literal["a", "b"]]
    both: NotRequired[BothParam]


UnusedParam: TypeAlias = Annotated[str, Length(max=2)]
