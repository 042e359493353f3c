"""Strings of a known format as Python values."""

import json
import pickle
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta, timezone
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated
from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError


class TestFormats:
    CASES = (
        (
            "DateTime",
            datetime(2024, 1, 31, 12, tzinfo=UTC),
            ["2024-01-31T12:00:00Z", "2024-01-31t12:00:00.0z"],
            ["2024-01-31", "2024-01-31T12:00:00", "1706702400", "2024-01-31 12:00:00Z"],
        ),
        (
            "DateTime",
            datetime(2024, 1, 31, 12, 0, 0, 250, timezone(timedelta(hours=5.5))),
            ["2024-01-31T12:00:00.00025+05:30"],
            [
                *("2024-01-31T12:00:00+0530", "2024-02-30T12:00:00Z", "x", ""),
                *("2024-01-31T12:00:60Z", "2024-01-31T23:59:60+01:00"),
            ],
        ),
        (
            "Date",
            date(2024, 1, 31),
            ["2024-01-31"],
            [
                "2024-1-31",
                "20240131",
                "2024-01-31T00:00:00Z",
                "1706659200",
                "2024-13-01",
            ],
        ),
        (
            "Time",
            time(12, 30, tzinfo=UTC),
            ["12:30:00Z", "12:30:00+00:00"],
            ["12:30:00", "12:30Z", "12", "24:30:00Z", "23:58:60Z"],
        ),
        (
            "Duration",
            timedelta(days=1, hours=12),
            ["P1DT12H", "PT36H"],
            ["1 day", "36:00:00", "129600", "P", "P1DT", "PT", "P1W1D", "PT1S1H"],
        ),
        (
            "Uuid",
            UUID("123e4567-e89b-12d3-a456-426614174000"),
            ["123e4567-e89b-12d3-a456-426614174000"],
            [
                "123e4567e89b12d3a456426614174000",
                "{123e4567-e89b-12d3-a456-426614174000}",
                "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
            ],
        ),
        ("Base64", b"\xff\xef", ["/+8="], ["_-8=", "/+8", "a", "/+ 8=", "é"]),
        ("IPv4", IPv4Address("1.2.3.4"), ["1.2.3.4"], ["16909060", "1.2.3", "::1"]),
        ("IPv6", IPv6Address("::1"), ["::1", "0:0::1"], ["1", "1.2.3.4", "fe80::1%a"]),
    )

    @pytest.mark.parametrize("suffix", ["", "Param"])
    @pytest.mark.parametrize(("name", "value", "good", "bad"), CASES)
    def test_formats(self, t, suffix, name, value, good, bad, accepts):  # noqa: PLR0917 - a case
        annotation = getattr(t, name + suffix)
        adapter = TypeAdapter(annotation)
        for text in good:
            assert adapter.validate_json(json.dumps(text)) == value
            assert adapter.validate_python(text) == value
        assert adapter.validate_python(value) == value
        assert [text for text in bad if accepts(annotation, json.dumps(text))] == []
        for text in ("5", "1.5", "null", "true", "[]", "{}"):
            assert not accepts(annotation, text)

    @pytest.mark.parametrize(("name", "value", "good"), [case[:3] for case in CASES])
    def test_round_trip(self, t, name, value, good):
        adapter = TypeAdapter(getattr(t, name))
        canonical = adapter.dump_python(value, mode="json")
        assert isinstance(canonical, str)
        assert adapter.validate_json(adapter.dump_json(value)) == value
        assert adapter.dump_python(value) == value
        assert adapter.dump_python(adapter.validate_python(canonical), mode="json") == (
            canonical
        )

    @pytest.mark.parametrize("suffix", ["", "Param"])
    def test_bytes_that_are_text(self, t, suffix):
        adapter = TypeAdapter(getattr(t, f"Base64{suffix}"))
        assert adapter.dump_python(b"abc", mode="json") == "YWJj"
        assert adapter.dump_json(b"abc") == b'"YWJj"'

    @pytest.mark.parametrize(("name", "value", "good"), [case[:3] for case in CASES])
    def test_params_are_dumped_as_they_are(self, t, name, value, good):
        read, sent = (
            TypeAdapter(getattr(t, name)),
            TypeAdapter(getattr(t, f"{name}Param")),
        )
        assert sent.dump_json(value) == read.dump_json(value)
        assert sent.dump_python(value) == value
        for text in good:
            assert sent.dump_json(text) == json.dumps(text).encode()
            assert sent.dump_python(text) == text

    @pytest.mark.parametrize("suffix", ["", "Param"])
    def test_assertions_are_on_texts(self, t, suffix):
        marks = t.Length(max=4), t.Pattern("^Y")
        adapter = TypeAdapter(Annotated[getattr(t, f"Base64{suffix}"), *marks])
        for value in ("YWJj", b"abc"):
            assert adapter.validate_python(value) == b"abc"
        assert adapter.dump_json(b"abc") == b'"YWJj"'
        for value in ("YWJjYWJj", b"abcabc", "AAAA", b"\0\0\0", "Y", 5):
            with pytest.raises(ValidationError):
                adapter.validate_python(value)
        json_schema = {"type": "string", "format": "byte", "maxLength": 4}
        assert adapter.json_schema() == {**json_schema, "pattern": "^Y"}

    def test_a_rounded_value_is_held_to_its_own_text(self, t):
        adapter = TypeAdapter(Annotated[t.DateTime, t.Length(max=30)])
        value = adapter.validate_python("2024-01-31T12:00:00.123456789Z")
        assert adapter.validate_python(value) == value
        narrow = TypeAdapter(Annotated[t.DateTime, t.Length(max=29)])
        with pytest.raises(ValidationError, match="29 or fewer characters, not 30"):
            narrow.validate_python(value)

    @pytest.mark.parametrize(
        "value",
        [
            timedelta(microseconds=1),
            timedelta(days=-1, seconds=5, microseconds=3),
            timedelta(days=1000, hours=5),
            timedelta(0),
            timedelta(minutes=-1),
            timedelta(days=365),
            timedelta.max,
            timedelta.min,
        ],
    )
    def test_every_duration_comes_back(self, t, value):
        adapter = TypeAdapter(t.Duration)
        assert adapter.validate_json(adapter.dump_json(value)) == value

    def test_durations_are_spelled_without_years(self, t):
        adapter = TypeAdapter(t.Duration)
        value = timedelta(days=-800, minutes=-1, milliseconds=-500)
        assert adapter.dump_json(value) == b'"-P800DT1M0.5S"'
        assert adapter.dump_json(timedelta(days=365)) == b'"P365D"'
        assert adapter.dump_json(timedelta()) == b'"PT0S"'

    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [
            (
                "DateTime",
                "2024-01-31t12:00:00.123456789z",
                datetime(2024, 1, 31, 12, 0, 0, 123456, UTC),
            ),
            ("Time", "12:00:00.1234567+05:30", None),
            (
                "DateTime",
                "2016-12-31T15:59:60-08:00",
                datetime(2016, 12, 31, 23, 59, 59, 0, UTC),
            ),
            ("Time", "23:59:60.5Z", time(23, 59, 59, 500_000, UTC)),
            ("Duration", "PT0.1234561S", timedelta(microseconds=123456)),
            ("Duration", "P1Y2M", timedelta(days=365 + 60)),
        ],
    )
    def test_what_python_has_to_round_goes_out_as_it_came_in(
        self, t, base, name, text, value
    ):
        class Event(base.Model):
            at: getattr(t, name)

        first = Event.model_validate({"at": text})
        assert value is None or first.at == value
        for again in (
            first,
            Event.model_validate_json(first.to_json()),
            Event(at=first.at),
            pickle.loads(pickle.dumps(first.at)),
            deepcopy(first.at),
        ):
            at = again if isinstance(again, type(first.at)) else again.at
            assert Event(at=at).to_dict() == {"at": text}
            assert json.loads(Event(at=at).to_json()) == {"at": text}
            assert TypeAdapter(getattr(t, f"{name}Param")).dump_json(at) == (
                json.dumps(text).encode()
            )

    def test_only_what_is_rounded_is_read_by_python(self, t):
        for name, text in (
            ("DateTime", "2024-01-31T12:00:00.123456000Z"),
            ("Time", "12:00:00.120Z"),
            ("Duration", "P1DT0.5000000S"),
        ):
            value = TypeAdapter(getattr(t, name)).validate_python(text)
            assert type(value) in (datetime, time, timedelta)

    def test_what_is_computed_from_a_rounded_value_is_an_ordinary_one(self, t):
        adapter = TypeAdapter(t.DateTime)
        at = adapter.validate_python("2024-01-31T12:00:00.123456789Z")
        later = adapter.dump_json(at + timedelta(days=1))
        assert later == b'"2024-02-01T12:00:00.123456Z"'

    def test_python_values_must_fit(self, t):
        for annotation, value in (
            (t.DateTime, datetime(2024, 1, 1)),  # noqa: DTZ001 - it has no zone
            (t.Time, time(12)),
            (t.Date, datetime(2024, 1, 1, tzinfo=UTC)),
            (t.Duration, 5),
            (t.Base64, 5),
            (t.IPv4, IPv6Address("::1")),
        ):
            with pytest.raises(ValidationError):
                TypeAdapter(annotation).validate_python(value)

    def test_one_error_says_what_is_expected(self, t, base, errors):
        class Event(base.Model):
            at: t.DateTime

        expected = "a date and time with an offset, as in 2024-01-31T12:00:00Z"
        assert errors(Event, '{"at": 5}') == [(("at",), f"Input should be {expected}")]

    @pytest.mark.parametrize("suffix", ["", "Param"])
    @pytest.mark.parametrize(
        ("first", "second", "value", "expected"),
        [
            ("IPv4", int, 1, 1),
            ("IPv6", list[int], [1], [1]),
            ("IPv4", "Duration", timedelta(365), "P365D"),
            ("DateTime", "Base64", b"abc", "YWJj"),
            ("Time", "Duration", timedelta(365), "P365D"),
        ],
    )
    def test_a_format_writes_no_values_but_its_own(
        self, t, suffix, first, second, value, expected
    ):
        if isinstance(second, str):
            second = getattr(t, second + suffix)
        adapter = TypeAdapter(getattr(t, first + suffix) | second)
        assert adapter.dump_python(value, mode="json") == expected
        assert json.loads(adapter.dump_json(value)) == expected

    def test_json_schema(self, t):
        adapter = TypeAdapter(t.DateTime)
        assert adapter.json_schema() == {"type": "string", "format": "date-time"}
