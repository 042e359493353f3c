"""What a string format becomes in Python: one table for models and params.

Owns which formats are known, which of them have a Python type, and what text stands for
a value of one. Takes types and texts. Must not know how a type is written.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from ipaddress import IPv4Address, IPv6Address

from specgen import ir
from specgen.assertions import holds

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

FORMATS = PYTHON_FORMATS.keys() | set(
    "binary password uri uri-reference uri-template iri iri-reference email idn-email "
    "hostname idn-hostname json-pointer relative-json-pointer regex html commonmark "
    "media-range int32 int64 int16 int8 uint8 uint16 uint32 uint64 float double "
    "decimal unixtime timestamp char base64url json".split()
)
"""All formats that are known: those without a Python type stay strings or numbers."""

SYNONYMS: Mapping[str, str] = {"base64": "byte", "guid": "uuid", "url": "uri"}
"""What people call formats, by other names than any specification does."""

_WRITTEN: Mapping[str, Mapping[str, Sequence[str]]] = {
    "date-time": {
        "2024-01-31T12:00:00Z": (
            "2024-01-31T12:00:00.000Z",
            "2024-01-31T12:00:00+00:00",
        ),
        "2024-01-31T13:14:15.120000Z": (
            "2024-01-31T13:14:15.12Z",
            "2024-01-31T13:14:15.120Z",
            "2024-01-31T13:14:15.120+00:00",
        ),
        "2024-01-31T12:00:00+05:30": ("2024-01-31T12:00:00.0+05:30",),
        "2024-01-31T13:14:15.120000+05:30": ("2024-01-31T13:14:15.12+05:30",),
    },
    "date": dict.fromkeys(("1999-12-31", "2024-01-31"), ()),
    "time": {
        "12:00:00Z": ("12:00:00.000Z", "12:00:00+00:00"),
        "13:14:15.120000Z": ("13:14:15.12Z", "13:14:15.120Z"),
        "12:00:00+05:30": ("12:00:00.0+05:30",),
    },
    "duration": {
        "P7D": ("P1W",),
        "P1DT12H": ("PT36H",),
        "PT1H": ("PT60M", "PT3600S"),
        "PT0.5S": ("PT0.500S",),
        "P1Y2M3DT4H5M6S": (),
    },
    "uuid": {
        f"a23e4567-e89b-{version}2d3-a456-42661417400b": (
            f"A23E4567-E89B-{version}2D3-A456-42661417400B",
        )
        for version in range(1, 9)
    },
    "byte": dict.fromkeys(("YQ==", "YWI=", *("YWJj" * n for n in range(17))), ()),
    "ipv4": dict.fromkeys(("127.0.0.1", "10.0.0.1", "203.0.113.255"), ()),
    "ipv6": {
        "::1": ("0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001"),
        "2001:db8::ff00:42:8329": ("2001:0DB8:0000:0000:0000:FF00:0042:8329",),
        "2001:db8:1:2:3:4:5:6": (),
    },
}
"""Texts of formats as Python writes them, each with others that it takes for the same.

They are of every shape that a pattern may tell from others.
"""

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
_LEAP_SECOND = re.compile(r":60(?=[.Z+-])")


def _on_the_clock(text: str, kind: type[datetime | time]) -> datetime | time:
    """What a text says, near enough: Python has no leap seconds, which end days."""
    text = text.upper()
    value = kind.fromisoformat(_LEAP_SECOND.sub(":59", text))
    if _LEAP_SECOND.search(text):
        minute = timedelta(hours=value.hour, minutes=value.minute)
        minute -= value.utcoffset() or timedelta()
        if (minute + timedelta(minutes=1)) % timedelta(days=1):
            raise ValueError(f"a leap second within a day: {text}")
    return value


_READERS: Mapping[str, Callable[[str], object]] = {
    "date-time": partial(_on_the_clock, kind=datetime),
    "date": date.fromisoformat,
    "time": partial(_on_the_clock, kind=time),
    "byte": lambda text: b64decode(text, validate=True),
    "ipv4": IPv4Address,
    "ipv6": IPv6Address,
}


def python_type(node: ir.Type) -> str | None:
    """The Python type, by its name in the generated package, of strings of a format.

    None where they stay strings. So they do where their own assertions let no string of
    the format through, or would refuse what Python makes of one that they let through.
    """
    match node:
        case ir.Scalar(kind=ir.Kind.STRING, format=str() as name, residual=residual):
            found = PYTHON_FORMATS.get(name)
            return found if found and _are_met(residual, name) else None
        case _:
            return None


@cache
def _are_met(residual: tuple[ir.Assertion, ...], name: str) -> bool:
    """Whether assertions agree with the strings of a format, however it is written."""
    return all(_is_met(assertion, _WRITTEN[name]) for assertion in residual)


def _is_met(assertion: ir.Assertion, written: Mapping[str, Sequence[str]]) -> bool:
    met = {text for text in written if holds(assertion, text)}
    return bool(met) and not any(
        holds(assertion, other)
        for text, others in written.items()
        if text not in met
        for other in others
    )


def is_of_format(text: str, name: str) -> bool:
    """Whether a string is one that the Python type of its format takes."""
    if re.fullmatch(_SPELLINGS.get(name, ".*"), text, re.DOTALL) is None:
        return False
    try:
        _READERS.get(name, str)(text)
    except ValueError:
        return False
    return True
