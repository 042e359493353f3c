"""What type checkers make of params of operations that answer with JSON or a stream.

Of each there are three TypedDicts: one that says either, and one for each answer. All
are used as a client would: two overloads over one implementation, as a dict or as
keywords, and helpers that take either. The packages run as they are checked.
"""

import re
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from tests import judges

BOOLEAN = {"type": "boolean"}
REQUESTS = {
    "Plain": {},
    "Nullable": {"properties": {"stream": {"type": ["boolean", "null"]}}},
    "Always": {"required": ["model", "stream"]},
    "Closed": {"additionalProperties": False},
    "Extra": {"additionalProperties": {"type": "string"}},
    "Again": {"properties": {"again": {"$ref": "#/components/schemas/Again"}}},
    "Odd": {"properties": {"odd-key": {"type": "string"}}},
    "OddAgain": {"properties": {"$or": {"$ref": "#/components/schemas/OddAgain"}}},
    "Derived": {"allOf": [{"$ref": "#/components/schemas/Base"}]},
}


def request(further: dict) -> dict:
    """The schema of a request with a model, a switch, and something else."""
    own = {"model": {"type": "string"}, "stream": BOOLEAN}
    return {
        "type": "object",
        "required": ["model"],
        **further,
        "properties": {**own, **further.get("properties", {})},
    }


def answering(schema: str) -> dict:
    """An operation that answers with JSON or with a stream."""
    asked = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    streamed = {"schema": {"$ref": "#/components/schemas/Event"}}
    content = {"application/json": {"schema": {}}, "text/event-stream": streamed}
    return {
        "post": {
            "operationId": schema.lower(),
            "requestBody": {"content": {"application/json": asked}},
            "responses": {"200": {"description": "Either", "content": content}},
        }
    }


SPECIFICATION = {
    "openapi": "3.1.0",
    "info": {"title": "Either", "version": "1.0.0"},
    "paths": {f"/{name}": answering(name) for name in REQUESTS},
    "components": {
        "schemas": {
            "Event": {"type": "object", "properties": {"type": {"enum": ["a", "b"]}}},
            "Base": {"type": "object", "properties": {"base": {"type": "string"}}},
            "Child": {"allOf": [{"$ref": "#/components/schemas/Plain"}]},
            "Holder": {
                "type": "object",
                "required": ["held"],
                "properties": {"held": {"$ref": "#/components/schemas/Plain"}},
            },
            **{name: request(further) for name, further in REQUESTS.items()},
        }
    },
}

CLIENT = """
from collections.abc import Iterator
from typing import assert_type, overload

from typing_extensions import Unpack

from either import {name}Param, {name}ParamNonStreaming, {name}ParamStreaming


@overload
def send(request: {name}ParamStreaming) -> Iterator[str]: ...
@overload
def send(request: {name}ParamNonStreaming) -> str: ...
@overload
def send(request: {name}Param) -> str | Iterator[str]: ...
def send(request: {name}Param) -> str | Iterator[str]:
    return helper(request)


@overload
def ask(**request: Unpack[{name}ParamStreaming]) -> Iterator[str]: ...
@overload
def ask(**request: Unpack[{name}ParamNonStreaming]) -> str: ...
def ask(**request: Unpack[{name}Param]) -> str | Iterator[str]:
    return helper(request)


def helper(request: {name}Param) -> str | Iterator[str]:
    return iter([request["model"]]) if request.get("stream") else request["model"]


def flagged(flag: bool) -> {name}Param:
    return {{"model": "m", "stream": flag}}


def either(on: {name}ParamStreaming, off: {name}ParamNonStreaming, flag: bool) -> None:
    assert_type(send(on), Iterator[str])
    assert_type(send(off), str)
    assert_type(send({{"model": "m", "stream": True}}), Iterator[str])
    assert_type(send({{"model": "m", "stream": False}}), str)
    assert_type(send({{"model": "m", "stream": flag}}), str | Iterator[str])
    assert_type(ask(model="m", stream=True), Iterator[str])
    assert_type(ask(model="m", stream=False), str)
    helper(on)
    helper(off)
    helper(flagged(flag))
    several: list[{name}Param] = [on, off, flagged(flag)]
    for request in several:
        request["model"] = "another"


either({{"model": "m", "stream": True}}, {{"model": "m", "stream": False}}, True)
"""

OTHERS = """
from either import ChildParam, HolderParam, PlainParam, PlainParamStreaming


def hold(plain: PlainParamStreaming, child: ChildParam) -> list[HolderParam]:
    inherited: PlainParam = child
    return [{"held": plain}, {"held": inherited}, {"held": {"model": "m"}}]


hold({"model": "m", "stream": True}, {"model": "m", "stream": False})
"""

WRONG = """
from either import PlainParam, PlainParamNonStreaming, PlainParamStreaming


def wrong(on: PlainParamStreaming, either: PlainParam) -> None:
    a: PlainParamNonStreaming = on
    b: PlainParamStreaming = either
    c: PlainParamStreaming = {"model": "m"}
    d: PlainParam = {"model": "m", "stream": "yes"}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A package, and modules that use it."""
    folder = tmp_path_factory.mktemp("overloads")
    project = judges.project_of(SPECIFICATION, "either", folder)
    for name in REQUESTS:
        text = CLIENT.lstrip().format(name=name)
        (project / f"client_{name.lower()}.py").write_text(text)
    (project / "others.py").write_text(OTHERS.lstrip())
    (project / "wrong.py").write_text(WRONG.lstrip())
    judges.configure_pyright(project)
    return project


@pytest.mark.parametrize("checker", judges.CHECKERS)
def test_checkers_accept_what_is_right_and_nothing_else(checker, project):
    result = judges.run(project, "-m", *judges.CHECKERS[checker])
    errors = [line for line in result.stdout.splitlines() if "error" in line]
    found = {  # what ty says of the package is not asked here
        (module, int(number))
        for line in errors
        if "either/" not in line or checker != "ty"
        for module, number in re.findall(r"(\w+)\.py:(\d+)", line)
    }
    assert found == {("wrong", line) for line in (5, 6, 7, 8)}, result.stdout


def test_the_package_is_accepted_before_it_is_used(project):
    params = sorted(str(path) for path in (project / "either/params").glob("*.py"))
    judges.judge(project, *judges.CHECKERS["pyright"], *params)


@pytest.mark.filterwarnings("error")
def test_clients_run_and_params_agree_with_models(project, monkeypatch):
    monkeypatch.syspath_prepend(project)
    package = __import__("either")
    for name in REQUESTS:
        __import__(f"client_{name.lower()}")
        either, off, on = (
            getattr(package, f"{name}Param{suffix}")
            for suffix in ("", "NonStreaming", "Streaming")
        )
        model = getattr(package, name)
        for stream in (True, False, None, "yes", 1, ...):
            given = {"model": "m", "stream": stream}
            if stream is ...:
                del given["stream"]
            verdict = accepts(model, given)
            assert accepts(either, given) is verdict, (name, given)
            assert accepts(on, given) is (verdict and stream is True), (name, given)
            assert accepts(off, given) is (verdict and stream is not True)
    __import__("others")
    for name in [n for n in sys.modules if n.partition(".")[0] == "either"]:
        del sys.modules[name]


def accepts(target: type, given: object) -> bool:
    try:
        TypeAdapter(target).validate_python(given)
    except ValidationError:
        return False
    return True
