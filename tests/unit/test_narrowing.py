"""What type checkers make of an event, by each way of asking which one it is.

Every way is written out for a flat stream, whose classes are made for it and whose
tags are members of an enum, and for a union of constants, whose classes are the
specification's own and whose tags are strings. In each branch the event goes to a
function that takes that class and no other. A checker narrows if it accepts that, and
rejects the same code with the functions exchanged: to a branch that it takes for
unreachable, it has nothing to say either way.

The class pattern works everywhere, which is why the generated README shows it. What
does not work everywhere is in `LIMITS`, with the reason.
"""

import json
import re
import sys
from pathlib import Path

import pytest

from tests import judges

SPECIFICATION = {
    "openapi": "3.1.0",
    "info": {"title": "Streams", "version": "1.0.0"},
    "paths": {
        f"/{name}": {
            "get": {
                "operationId": name,
                "responses": {
                    "200": {
                        "description": "Events",
                        "content": {
                            "text/event-stream": {
                                "schema": {"$ref": f"#/components/schemas/{schema}"}
                            }
                        },
                    }
                },
            }
        }
        for name, schema in (("flat", "Flat"), ("union", "Union"), ("large", "Large"))
    },
    "components": {
        "schemas": {
            "Flat": {
                "type": "object",
                "properties": {"type": {"enum": ["first", "second"]}},
            },
            "Union": {"oneOf": [{"$ref": "#/components/schemas/UnionFirst"}]},
            "Large": {
                "type": "object",
                "properties": {"type": {"enum": [f"no{n}" for n in range(20)]}},
            },
            **{
                f"Union{name.capitalize()}": {
                    "type": "object",
                    "required": ["type"],
                    "properties": {"type": {"const": name}},
                }
                for name in ("first", "second")
            },
        }
    },
}
SPECIFICATION["components"]["schemas"]["Union"]["oneOf"].append(
    {"$ref": "#/components/schemas/UnionSecond"}
)

HEAD = """
from streams import UnknownEvent, {event}, {first}, {second}{more}


def first(event: {first}) -> str:
    return "first"


def second(event: {second}) -> str:
    return "second"


def unknown(event: UnknownEvent) -> str:
    return "unknown"


"""
KINDS = {
    kind.lower(): {
        "event": f"{kind}Event",
        "first": f"{kind}First",
        "second": f"{kind}Second",
        "enum": f"{kind}Type",
    }
    for kind in ("Flat", "Union")
}
# What narrows in the branches, and what is left over after them.
WAYS = {
    "class pattern": """
def tell(event: {event}) -> str:
    match event:
        case {first}():
            return first(event)
        case {second}():
            return second(event)
        case UnknownEvent():
            return unknown(event)
        case _:
            assert_never(event)
""",
    "isinstance": """
def tell(event: {event}) -> str:
    if isinstance(event, {first}):
        return first(event)
    if isinstance(event, {second}):
        return second(event)
    return unknown(event)
""",
    "tag == string": """
def tell(event: {event}) -> str:
    if event.type == "first":
        return first(event)
    if event.type == "second":
        return second(event)
    return "other"
""",
    "tag == string, and the rest": """
def tell(event: {event}) -> str:
    if event.type == "first":
        return first(event)
    if event.type == "second":
        return second(event)
    return unknown(event)
""",
    "tag == member": """
def tell(event: {event}) -> str:
    if event.type == {enum}.FIRST:
        return first(event)
    if event.type == {enum}.SECOND:
        return second(event)
    return "other"
""",
    "tag == member, and the rest": """
def tell(event: {event}) -> str:
    if event.type == {enum}.FIRST:
        return first(event)
    if event.type == {enum}.SECOND:
        return second(event)
    return unknown(event)
""",
    "tag is member": """
def tell(event: {event}) -> str:
    if event.type is {enum}.FIRST:
        return first(event)
    if event.type is {enum}.SECOND:
        return second(event)
    return unknown(event)
""",
    "match tag, string": """
def tell(event: {event}) -> str:
    match event.type:
        case "first":
            return first(event)
        case "second":
            return second(event)
        case _:
            return "other"
""",
    "match tag, member": """
def tell(event: {event}) -> str:
    match event.type:
        case {enum}.FIRST:
            return first(event)
        case {enum}.SECOND:
            return second(event)
        case _:
            return "other"
""",
}

BY_MEMBERS = "it narrows members of an enum by members, not by the strings they are"
UNREACHABLE = "it takes a string and a member of a StrEnum for never equal"
NEVER_IS = "a string is never the member itself, not even when the program runs"

# Which checker cannot do what, and why.
LIMITS = {
    **{
        ("flat", way, checker): reason
        for way in ("tag == string", "tag == string, and the rest", "match tag, string")
        for checker, reason in (("mypy", BY_MEMBERS), ("pyright", UNREACHABLE))
    },
    **{
        ("union", way, checker): UNREACHABLE
        for way in ("tag == member", "tag == member, and the rest", "match tag, member")
        for checker in ("mypy", "pyright")
    },
    **{
        ("union", "tag is member", checker): NEVER_IS
        for checker in ("mypy", "pyright", "ty")
    },
}

# The names of a large stream come by way of its decoder's module, for types only.
LARGE = """
from collections.abc import Iterable, Iterator
from typing import Any, Unpack, assert_type

from streams import EventStream, LargeEvent, LargeNo7, UnknownEvent, large_stream
from streams.events import STREAMS, Policies, SSELike
from streams.events import large_stream as same

assert_type(large_stream, EventStream[LargeEvent])
assert_type(STREAMS["large"], EventStream[Any])
assert same is large_stream


def wrapped(
    events: Iterable[SSELike], **policies: Unpack[Policies]
) -> Iterator[LargeEvent]:
    return large_stream.iter_events(events, **policies)


def tell(event: LargeEvent) -> str:
    match event:
        case LargeNo7(type=tag):
            return tag.value
        case UnknownEvent(reason=reason):
            return reason
        case _:
            return event.type


for event in large_stream.iter_events([]):
    tell(event)
"""


FORGETFUL = """
def tell(event: {event}) -> str:
    match event:
        case {first}():
            return first(event)
        case UnknownEvent():
            return unknown(event)
        case _:
            assert_never(event)
"""


def module_of(kind: str, way: str) -> str:
    return f"{kind}_{re.sub(r'[^a-z]+', '_', way)}"


def exchanged(body: str) -> str:
    """The same code, each branch with the function of the other one."""
    functions = {"first(event)": "second(event)", "second(event)": "first(event)"}
    return re.sub("|".join(map(re.escape, functions)), lambda m: functions[m[0]], body)


def write(project: Path, name: str, body: str, names: dict[str, str]) -> None:
    """Write a module with what a function needs around it."""
    more = ", {enum}" if "{enum}" in body else ""
    if "assert_never" in body:
        body = f"from typing import assert_never\n{body}"
    text = (HEAD.replace("{more}", more) + body).format(**names)
    (project / f"{name}.py").write_text(text)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A package, and a module for each way to ask, right and wrong."""
    folder = tmp_path_factory.mktemp("narrowing")
    project = judges.project_of(SPECIFICATION, "streams", folder)
    for kind, names in KINDS.items():
        for way, body in WAYS.items():
            write(project, module_of(kind, way), body, names)
            write(project, f"wrong_{module_of(kind, way)}", exchanged(body), names)
        write(project, f"forgetful_{kind}", FORGETFUL, names)
    (project / "large.py").write_text(LARGE.lstrip("\n"))
    judges.configure_pyright(project, exclude=["streams"])
    return project


class Findings:
    """The lines of a checker's output that are errors, by module."""

    def __init__(self, output: str, project: Path) -> None:
        self.lines = [line for line in output.splitlines() if "error" in line]
        self.project = project

    def about(self, module: str) -> list[str]:
        return [line for line in self.lines if re.search(rf"(^|\W){module}\.py:", line)]

    def narrows(self, module: str) -> bool:
        """Whether the right code is accepted, and each branch of the wrong one not."""
        wrong = (self.project / f"wrong_{module}.py").read_text().splitlines()
        branches = {
            number
            for number, line in enumerate(wrong, 1)
            if "return first" in line or "return second" in line
        }
        found = "\n".join(self.about(f"wrong_{module}"))
        rejected = {int(n) for n in re.findall(r"\.py:(\d+)", found)}
        return not self.about(module) and branches <= rejected


@pytest.mark.parametrize("checker", judges.CHECKERS)
def test_what_each_checker_narrows(checker, project):
    result = judges.run(project, "-m", *judges.CHECKERS[checker])
    assert result.returncode == 1, result.stderr
    findings = Findings(result.stdout, project)
    assert not findings.about("large")
    for kind in KINDS:
        assert findings.about(f"forgetful_{kind}"), "a class was left out"
        for way in WAYS:
            module = module_of(kind, way)
            limit = LIMITS.get((kind, way, checker))
            told = "\n".join(findings.about(module)) or limit
            assert findings.narrows(module) is not bool(limit), f"{module}: {told}"


def test_the_class_pattern_has_no_limits():
    assert not [way for _, way, _ in LIMITS if way in ("class pattern", "isinstance")]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_checkers_are_told_is_true(kind, project, monkeypatch):
    """All ways agree when the program runs, but for the one that never can."""
    monkeypatch.syspath_prepend(project)
    package = __import__("streams")
    stream = getattr(package, f"{kind}_stream")

    class Sent:
        event = None

        def __init__(self, tag):
            self.data = json.dumps({"type": tag})

    for way in WAYS:
        tell = __import__(module_of(kind, way)).tell
        for tag, expected in (
            ("first", "first"),
            ("second", "second"),
            ("third", None),
        ):
            told = tell(stream.decode(Sent(tag)))
            if (kind, way) == ("union", "tag is member"):
                assert told == "unknown"
            else:
                assert told in ((expected,) if expected else ("unknown", "other"))
    for name in [n for n in sys.modules if n.partition(".")[0] == "streams"]:
        del sys.modules[name]
