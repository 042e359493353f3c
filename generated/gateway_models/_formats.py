"""Strings of a known format as Python values: dates, times, UUIDs, bytes, addresses.

Each type takes the string of a JSON document, or the Python value itself, and gives the
canonical string in JSON. The twins named `...Param` are the same for what is sent.
"""

from abc import abstractmethod
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from typing_extensions import override

from ._core import Fixed, changed

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
_DURATION = (
    r"[+-]?P(?:[0-9]+W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
    r"(?:T(?:[0-9]+[HM]|[0-9]+(?:\.[0-9]+)?S)+)?)"
)
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
        self, name: str, expected: str, pattern: str, schema: str, **options: Any
    ) -> None:
        super().__init__(name, expected)
        self.pattern = pattern
        self.schema = schema
        self.options = options

    def _schemas(self) -> "tuple[CoreSchema, CoreSchema]":
        from pydantic_core import core_schema

        make = getattr(core_schema, f"{self.schema}_schema")
        spelled = core_schema.str_schema(pattern=f"^(?:{self.pattern})$", strict=True)
        text = core_schema.chain_schema([spelled, make(**self.options)])
        return text, make(**self.options, strict=True)


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

        spelled = core_schema.plain_serializer_function_ser_schema(
            self.spell, when_used="json"
        )
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


def _spell_base64(value: bytes) -> str:
    return b2a_base64(value, newline=False).decode("ascii")


def _parse_ipv6(text: str) -> IPv6Address:
    if "%" in text:  # The zone of an address has no meaning outside of one host.
        raise ValueError("address with a zone")
    return IPv6Address(text)


_datetime = _Native(
    "date-time",
    "a date and time with an offset, as in 2024-01-31T12:00:00Z",
    f"{_DATE}[Tt]{_TIME}",
    "datetime",
    tz_constraint="aware",
)
_date = _Native("date", "a date, as in 2024-01-31", _DATE, "date")
_time = _Native(
    "time",
    "a time with an offset, as in 12:00:00Z",
    _TIME,
    "time",
    tz_constraint="aware",
)
_duration = _Native("duration", "a duration, as in P1DT12H", _DURATION, "timedelta")
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
