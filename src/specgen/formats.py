"""What a string format becomes in Python: one table for models and params."""

from __future__ import annotations

from collections.abc import Mapping

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
