"""Parameters of openapi.yaml."""

from typing import Any, NotRequired

from typing_extensions import TypedDict


class PetParam(TypedDict):
    owner: NotRequired[Any]
    name: NotRequired[str]
