"""Parameters of openapi.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .users import Event_d01b88Param


class EventsParam(TypedDict):
    first: NotRequired[Event_d01b88Param]
