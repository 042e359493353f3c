"""Parameters of address.json."""

from typing import NotRequired

from typing_extensions import TypedDict


class AddressParam(TypedDict):
    """Address"""

    town: NotRequired[str]
