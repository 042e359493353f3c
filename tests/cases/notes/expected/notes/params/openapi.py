"""Parameters of openapi.yaml."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

UnknownParam: TypeAlias = str


FormatParam: TypeAlias = str


SimilarParam: TypeAlias = str


class SIMILARParam(TypedDict):
    b: NotRequired[str]
