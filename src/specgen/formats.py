"""What a string format becomes in Python: one table for models and params."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from ipaddress import IPv4Address, IPv6Address

PYTHON_FORMATS: Mapping[str, str] = {
    "date-time": "DateTime",
    "date": "Date",
    "time": "Time",
    "duration": "Duration",
    "uuid": "Uuid",
    "byte": "Base64",
    "ipv4": "IPv4",
    "ipv6": "IPv6",
}
"""Formats that have a Python type, by its name in the generated package.

What is sent takes the name with `Param` behind it, which lets the text through.
"""

PLAIN_FORMATS = frozenset(
    "binary password uri uri-reference uri-template iri iri-reference email idn-email "
    "hostname idn-hostname json-pointer relative-json-pointer regex html commonmark "
    "media-range int32 int64 int16 int8 uint8 uint16 uint32 uint64 float double "
    "decimal unixtime timestamp char base64url json".split()
)
"""Formats that are known, and stay strings or numbers."""

_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
_SPELLINGS: Mapping[str, str] = {
    "date-time": rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[Tt]{_TIME}",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "time": _TIME,
    "duration": (
        r"[+-]?P(?=[0-9T])([0-9]+W|([0-9]{1,4}Y)?([0-9]{1,5}M)?([0-9]{1,6}D)?"
        r"(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}(\.[0-9]+)?S)?)?)"
    ),
    "uuid": r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
    "ipv6": r"[^%]*",
}
_READERS: Mapping[str, Callable[[str], object]] = {
    "date-time": lambda text: datetime.fromisoformat(text.upper()),
    "date": date.fromisoformat,
    "time": lambda text: time.fromisoformat(text.upper()),
    "byte": lambda text: b64decode(text, validate=True),
    "ipv4": IPv4Address,
    "ipv6": IPv6Address,
}


def is_of_format(text: str, name: str) -> bool:
    """Whether a string is one that the Python type of its format takes."""
    if re.fullmatch(_SPELLINGS.get(name, ".*"), text, re.DOTALL) is None:
        return False
    try:
        _READERS.get(name, str)(text)
    except ValueError:
        return False
    return True
