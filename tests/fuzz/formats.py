"""Strings of the formats that become Python values: which there are, and made-up ones.

Owns another reading of them than that of the generated package. A format is valid here
if the string is what its RFC says and Python has a value near to it, which leaves out
the year 0. Takes and gives strings; must not know schemas.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from ipaddress import IPv4Address, IPv6Address
from random import Random
from uuid import UUID

PLAIN: Sequence[str] = (
    *("email", "idn-email", "hostname", "idn-hostname", "uri", "uri-reference", "iri"),
    *("iri-reference", "uri-template", "json-pointer", "relative-json-pointer"),
    *("regex",),
)
"""The formats that stay strings, whatever they hold."""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(
    r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(\.\d+)?"
    r"(z|Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_DURATION = re.compile(
    r"([+-]?)P(?=[\dT])(?:(\d+)W|(\d+Y)?(\d+M)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)",
    re.ASCII,
)
_ROUNDED = re.compile(r"\.\d{6}\d*[1-9]", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SECONDS = (7 * 86400, 86400, 3600, 60, 1)
_LONGEST = 10**9 * 86400


def is_valid(name: str, text: object) -> bool:
    """Whether a value is no string, or one of the format."""
    try:
        return not isinstance(text, str) or CANONICAL[name](text) is not None
    except ValueError:
        return False


def says_the_same(text: str, other: str) -> bool:
    """Whether a string is another one of some format, in its canonical spelling."""
    return any(
        is_valid(name, text) and other == canonical(text)
        for name, canonical in CANONICAL.items()
    )


def made_up(name: str, random: Random) -> str:
    """Return a string of a format; sometimes of another, or of none."""
    if name not in CANONICAL:
        return random.choice(("", "a", "a@b.c", "https://a.b/c?d=%20#é"))
    if random.random() < 0.1:
        name = random.choice(list(CANONICAL))
    texts = (_MAKERS[name](random) for _ in range(random.choice((1, 20))))
    return next((text for text in texts if is_valid(name, text)), "")


# ------------------------------------------------------- the canonical spelling


def _date(text: str) -> str:
    year, month, day = map(int, _parts(_DATE, text))
    date(year, month, day)
    return text


def _time(text: str) -> str:
    fraction, offset = _parts(_TIME, text)
    if text[6:8] == "60":
        away = 0 if offset in "zZ" else int(f"{offset[0]}1") * _minutes(offset[1:])
        if (_minutes(text) - away) % 1440 != 1439:
            raise ValueError(text)
        return text
    if _ROUNDED.search(fraction):
        return text
    digits = fraction[1:].rstrip("0")
    offset = "Z" if offset in ("z", "+00:00", "-00:00") else offset
    return text[:8] + (f".{digits:0<6}" if digits else "") + offset


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:5])


def _date_time(text: str) -> str:
    if text[10:11] not in ("t", "T"):
        raise ValueError(text)
    spelled = f"{_date(text[:10])}T{_time(text[11:])}"
    return text if _ROUNDED.search(text) or text[17:19] == "60" else spelled


def _duration(text: str) -> str:
    sign, weeks, years, months, *rest = _parts(_DURATION, text)
    counts = (Fraction(part or 0) for part in (weeks, *rest))
    total = sum(n * seconds for n, seconds in zip(counts, _SECONDS, strict=True))
    if total >= _LONGEST:
        raise ValueError(text)
    if years or months or _ROUNDED.search(text):
        return text
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    spelled = f"{float(seconds):.6f}".rstrip("0").rstrip(".")
    written = ((hours, f"{hours}H"), (minutes, f"{minutes}M"), (seconds, f"{spelled}S"))
    clock = "".join(part for count, part in written if count)
    found = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return ("-" if sign == "-" and total else "") + "P" + (found or "T0S")


def _uuid(text: str) -> str:
    _parts(_UUID, text)
    return text.lower()


def _byte(text: str) -> str:
    return b64encode(b64decode(text, validate=True)).decode()


def _ipv6(text: str) -> str:
    if "%" in text:
        raise ValueError(text)
    return str(IPv6Address(text))


def _parts(pattern: re.Pattern[str], text: str) -> Sequence[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found.groups(default="")


CANONICAL: Mapping[str, Callable[[str], str]] = {
    "date-time": _date_time,
    "date": _date,
    "time": _time,
    "duration": _duration,
    "uuid": _uuid,
    "byte": _byte,
    "ipv4": lambda text: str(IPv4Address(text)),
    "ipv6": _ipv6,
}
"""By format: the canonical spelling of a string, its own where Python rounds it.

It raises ValueError where the string is none of the format.
"""


# ------------------------------------------------------------------ made-up ones


def _makes_time(random: Random) -> str:
    clock = random.choice(("00:00:00", "12:30:59", "23:59:59", "23:59:60", "24:00:00"))
    digits = "".join(random.choices("0059", k=random.choice((0, 0, 1, 3, 6, 7, 9))))
    offset = random.choice(
        ("Z", "Z", "z", "+00:00", "-00:00", "+05:30", "-23:59", "+24:00", "")
    )
    return clock + (f".{digits}" if digits else "") + offset


def _makes_date(random: Random) -> str:
    year = random.choice(("0000", "0001", "1969", "2023", "2024", "9999"))
    return year + random.choice(("-01-01", "-02-29", "-12-31", "-13-01", "-1-1"))


def _makes_duration(random: Random) -> str:
    def some(units: str) -> str:
        counts = ("0", "1", "07", "36", "90", "400")
        return "".join(
            random.choice(counts) + unit for unit in units if random.random() < 0.4
        )

    clock = some("HM") + random.choice(("", "", "0S", "5S", "0.5S", "1.1234567S"))
    parts = some("YMD") or ("" if clock else random.choice(("4W", "1Y", "0D")))
    sign = random.choice(("", "", "", "-", "+"))
    return f"{sign}P{parts}{'T' if clock else ''}{clock}"


def _makes_uuid(random: Random) -> str:
    found = str(UUID(int=random.getrandbits(128)))
    return random.choice((found, found.upper(), found.replace("-", ""), f"{{{found}}}"))


def _makes_byte(random: Random) -> str:
    found = b64encode(random.randbytes(random.choice((0, 1, 2, 3, 40)))).decode()
    urlsafe = found.replace("+", "-").replace("/", "_")
    return random.choice((found, found, urlsafe, found.rstrip("="), f"{found}\n"))


def _makes_ipv4(random: Random) -> str:
    return random.choice(("1.2.3.4", "0.0.0.0", "255.255.255.255", "01.2.3.4", "1.2.3"))


def _makes_ipv6(random: Random) -> str:
    return random.choice(
        ("::1", "::", "2001:DB8::1", "0:0:0:0:0:0:0:1", "::ffff:1.2.3.4", "fe80::1%a")
    )


_MAKERS: Mapping[str, Callable[[Random], str]] = {
    "date-time": lambda random: (
        _makes_date(random) + random.choice("TTt ") + _makes_time(random)
    ),
    "date": _makes_date,
    "time": _makes_time,
    "duration": _makes_duration,
    "uuid": _makes_uuid,
    "byte": _makes_byte,
    "ipv4": _makes_ipv4,
    "ipv6": _makes_ipv6,
}
