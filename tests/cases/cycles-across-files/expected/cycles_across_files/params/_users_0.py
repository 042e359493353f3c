"""Parameters of schemas/users.yaml."""

from typing import Annotated, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Length

NameParam: TypeAlias = Annotated[str, Length(max=10)]


class TitleParam(TypedDict):
    name: NotRequired[NameParam]
