"""Strings of a known format as Python values: dates, times, UUIDs, bytes, addresses.

Each type takes the string of a JSON document, or the Python value itself, and gives the
canonical string in JSON. Python counts microseconds, and no months or leap seconds:
what it has to round is written as it was read. The twins named `...Param` are for what
is sent.
"""

from abc import abstractmethod
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast
from uuid import UUID

from typing_extensions import override

from ._core import Fixed, changed

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}"
_OFFSET = r"(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
_LEAP_SECOND = r":60(?=[.Zz+-])"
_MICROSECONDS = r"(?:\.[0-9]{1,6}0*)?"
_FRACTION = r"(?:\.[0-9]+)?"


def _duration_pattern(calendar: str, fraction: str) -> str:
    hours, minutes, seconds = "[0-9]+H", "[0-9]+M", f"[0-9]+{fraction}S"
    clock = f"{hours}(?:{minutes})?(?:{seconds})?|{minutes}(?:{seconds})?|{seconds}"
    return f"[+-]?P(?:[0-9]+W|{calendar}(?:[0-9]+D)?(?:T(?:{clock}))?)"


_Natives = Literal["date", "datetime", "time", "timedelta", "uuid"]
"""What pydantic's core has a schema for."""

_UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


class _Format(Fixed):
    """A string that stands for a Python value."""

    def __init__(self, name: str, expected: str) -> None:
        self.name = name
        self.expected = expected

    def __repr__(self) -> str:
        return f"<format {self.name}>"

    @override
    def make(self) -> "CoreSchema":
        from pydantic_core import core_schema

        text, value = self._schemas()
        either = core_schema.union_schema([value, text], mode="left_to_right")
        return core_schema.custom_error_schema(
            core_schema.json_or_python_schema(text, either),
            custom_error_type=self.name,
            custom_error_message=f"Input should be {self.expected}",
        )

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return {"type": "string", "format": self.name}

    @abstractmethod
    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        """Return what validates the string, and what validates the Python value."""


class _Native(_Format):
    """A format that pydantic reads, once the spelling of the string is right."""

    def __init__(
        self,
        name: str,
        expected: str,
        pattern: str,
        schema: _Natives,
        **options: Any,
    ) -> None:
        super().__init__(name, expected)
        self._pattern = pattern
        self.schema: _Natives = schema
        self.options = options

    @override
    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        return self._read(self._pattern), self._value(strict=True)

    def _read(self, pattern: str) -> "CoreSchema":
        from pydantic_core import SchemaValidator, core_schema

        spelled = core_schema.str_schema(pattern=f"^(?:{pattern})$", strict=True)
        # In pydantic's strict mode a date is no string; there it is read on its own.
        anyway = core_schema.no_info_plain_validator_function(
            SchemaValidator(self._value()).validate_python
        )
        value = core_schema.union_schema(
            [self._value(), anyway],
            mode="left_to_right",
            serialization=core_schema.simple_ser_schema(self.schema),
        )
        return core_schema.chain_schema([spelled, value])

    def _value(self, *, strict: bool = False) -> "CoreSchema":
        from pydantic_core import core_schema

        make = getattr(core_schema, f"{self.schema}_schema")
        return cast("CoreSchema", make(**self.options, strict=strict))


def _spelled(kind: "type[Any]", spell: "Callable[[Any], Any]") -> Any:
    """Write values of one type, and leave all others to whoever else may write them."""
    from pydantic_core import PydanticSerializationUnexpectedValue, core_schema

    def write(value: Any) -> Any:
        if not isinstance(value, kind):
            raise PydanticSerializationUnexpectedValue(f"{value!r} is no {kind}")
        return spell(value)

    return core_schema.plain_serializer_function_ser_schema(write, when_used="json")


class Rounded:
    """A value that is only near to its text: it is written as it was read.

    What is computed from it is an ordinary value.
    """

    text: "str | None" = None

    @classmethod
    def of(cls, value: Any, text: str) -> Any:
        """Return a value that stands for a text."""
        rounded = cls(*value.__reduce__()[1])
        rounded.text = text
        return rounded

    @override
    def __reduce_ex__(self, protocol: Any) -> Any:
        reduced: Any = super().__reduce_ex__(protocol)
        return type(self), reduced[1], {"text": self.text}


class RoundedDateTime(Rounded, datetime):
    """A point in time, to the microsecond."""


class RoundedTime(Rounded, time):
    """A time of day, to the microsecond."""


class RoundedDuration(Rounded, timedelta):
    """A length of time, to the microsecond and with months of 30 days."""


class _Rounding(_Native):
    """A native format with texts that Python has only a value near to."""

    def __init__(
        self,
        name: str,
        expected: str,
        patterns: "tuple[str, str]",
        rounded: "type[Rounded]",
        spell: "Callable[[Any], Any]",
        **native: Any,
    ) -> None:
        super().__init__(name, expected, patterns[0], **native)
        self.all = patterns[1]
        self.rounded = rounded
        self.spell = spell

    @override
    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        from re import search, sub

        from pydantic_core import core_schema

        def keep(text: str, read: "Callable[[str], Any]") -> Any:
            value = read(sub(_LEAP_SECOND, ":59", text))
            if search(_LEAP_SECOND, text) and not _ends_a_day(value):
                raise ValueError("leap second within a day")
            return self.rounded.of(value, text)

        def write(value: Any) -> Any:
            text = value.text if isinstance(value, Rounded) else None
            return self.spell(value) if text is None else text

        written = _spelled(self.rounded.__bases__[-1], write)
        either = partial(
            core_schema.union_schema, mode="left_to_right", serialization=written
        )
        near = core_schema.no_info_wrap_validator_function(keep, self._read(self.all))
        # pydantic copies a timedelta, and then it is an ordinary one.
        kept = core_schema.is_instance_schema(self.rounded)
        return (
            either([self._read(self._pattern), near]),
            either([kept, self._value(strict=True)]),
        )


def _ends_a_day(value: "datetime | time") -> bool:
    """Whether it is the last minute of a day in UTC: only that may have 61 seconds."""
    offset = value.utcoffset() or timedelta()
    minute = timedelta(hours=value.hour, minutes=value.minute) - offset
    return (minute + timedelta(minutes=1)) % timedelta(days=1) == timedelta()


class _Parsed(_Format):
    """A format read and written by a pair of functions."""

    def __init__(
        self,
        name: str,
        expected: str,
        type: "type[Any]",
        parse: "Callable[[str], Any]",
        spell: "Callable[[Any], str]",
    ) -> None:
        super().__init__(name, expected)
        self.type = type
        self.parse = parse
        self.spell = spell

    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        from pydantic_core import core_schema

        spelled = _spelled(self.type, self.spell)
        text = core_schema.no_info_after_validator_function(
            self.parse, core_schema.str_schema(strict=True), serialization=spelled
        )
        return text, core_schema.is_instance_schema(self.type, serialization=spelled)


class _Sent(_Format):
    """A format in params: they are dumped as they were written, with strings too."""

    def __init__(self, read: _Format) -> None:
        super().__init__(read.name, read.expected)
        self.read = read

    @override
    def make(self) -> "CoreSchema":
        from pydantic_core import core_schema

        def write(value: Any, spell: "Callable[[Any], Any]") -> Any:
            return value if isinstance(value, str) else spell(value)

        schema = self.read.make()
        writer = core_schema.wrap_serializer_function_ser_schema(write, schema=schema)
        return changed(schema, serialization=writer)

    @override
    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        return self.read._schemas()


def _spell_duration(value: timedelta) -> str:
    """Spell a duration in days, hours, minutes and seconds: years differ in length."""
    sign, value = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{value.microseconds:06}".rstrip(".0")
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    clock += f"{seconds}{fraction}S" if seconds or fraction else ""
    days = f"{value.days}D" if value.days else ""
    return f"{sign}P{days}{clock and f'T{clock}'}" if days or clock else "PT0S"


def _spell_base64(value: bytes) -> str:
    return b2a_base64(value, newline=False).decode("ascii")


def _parse_ipv6(text: str) -> IPv6Address:
    if "%" in text:  # The zone of an address has no meaning outside of one host.
        raise ValueError("address with a zone")
    return IPv6Address(text)


def _itself(value: Any) -> Any:
    return value  # pydantic writes it.


_datetime = _Rounding(
    "date-time",
    "a date and time with an offset, as in 2024-01-31T12:00:00Z",
    (
        f"{_DATE}[Tt]{_CLOCK}{_MICROSECONDS}{_OFFSET}",
        f"{_DATE}[Tt]{_CLOCK}{_FRACTION}{_OFFSET}",
    ),
    RoundedDateTime,
    _itself,
    schema="datetime",
    tz_constraint="aware",
)
_date = _Native("date", "a date, as in 2024-01-31", _DATE, "date")
_time = _Rounding(
    "time",
    "a time with an offset, as in 12:00:00Z",
    (f"{_CLOCK}{_MICROSECONDS}{_OFFSET}", f"{_CLOCK}{_FRACTION}{_OFFSET}"),
    RoundedTime,
    _itself,
    schema="time",
    tz_constraint="aware",
)
_duration = _Rounding(
    "duration",
    "a duration, as in P1DT12H",
    (
        _duration_pattern("", _MICROSECONDS),
        _duration_pattern("(?:[0-9]+Y)?(?:[0-9]+M)?", _FRACTION),
    ),
    RoundedDuration,
    _spell_duration,
    schema="timedelta",
)
_uuid = _Native(
    "uuid", "a UUID, as in 123e4567-e89b-12d3-a456-426614174000", _UUID, "uuid"
)
_base64 = _Parsed(
    "byte",
    "a base64 string",
    bytes,
    partial(a2b_base64, strict_mode=True),
    _spell_base64,
)
_ipv4 = _Parsed("ipv4", "an IPv4 address", IPv4Address, IPv4Address, str)
_ipv6 = _Parsed("ipv6", "an IPv6 address", IPv6Address, _parse_ipv6, str)

DateTime = Annotated[datetime, _datetime]
"""A point in time with its offset (RFC 3339)."""

Date = Annotated[date, _date]
"""A calendar date (RFC 3339)."""

Time = Annotated[time, _time]
"""A time of day with its offset (RFC 3339)."""

Duration = Annotated[timedelta, _duration]
"""A length of time (ISO 8601)."""

Uuid = Annotated[UUID, _uuid]
"""A UUID (RFC 4122)."""

Base64 = Annotated[bytes, _base64]
"""Bytes, a base64 string in JSON (RFC 4648)."""

IPv4 = Annotated[IPv4Address, _ipv4]
"""An IPv4 address."""

IPv6 = Annotated[IPv6Address, _ipv6]
"""An IPv6 address."""

DateTimeParam = Annotated[datetime | str, _Sent(_datetime)]
DateParam = Annotated[date | str, _Sent(_date)]
TimeParam = Annotated[time | str, _Sent(_time)]
DurationParam = Annotated[timedelta | str, _Sent(_duration)]
UuidParam = Annotated[UUID | str, _Sent(_uuid)]
Base64Param = Annotated[bytes | str, _Sent(_base64)]
IPv4Param = Annotated[IPv4Address | str, _Sent(_ipv4)]
IPv6Param = Annotated[IPv6Address | str, _Sent(_ipv6)]
