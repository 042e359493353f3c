"""Streams of many events: what is imported, and when."""

import subprocess
import sys

import pytest
from httpx_sse import ServerSentEvent as Event
from pydantic import TypeAdapter

MESSAGE = "Message: {type: object, properties: {text: {type: string}}}"

SCRIPT = """
import sys
from api.events import StepType, step_stream

def loaded():
    return {"api.models.api", "api.events._step_stream"} & set(sys.modules)

class Sent:
    event = None
    data = '{"type":"step.no7"}'

assert not loaded(), loaded()
assert step_stream.decode(Sent).type is StepType.NO7
assert len(loaded()) == 2
"""


@pytest.fixture
def steps(watched):
    """Compile a flat stream of some number of events."""

    def compiled(count):
        names = ", ".join(f"step.no{n}" for n in range(count))
        properties = f"{{type: {{enum: [{names}]}}, of: <Message>}}"
        step = f"Step: {{type: object, properties: {properties}}}"
        return watched("schema: <Step>", f"{MESSAGE}\n{step}")

    return compiled


@pytest.mark.parametrize(("count", "is_lazy"), [(16, False), (17, True)])
def test_the_classes_have_a_module_of_their_own(count, is_lazy, steps):
    found = steps(count)
    assert ("api/events/_step_stream.py" in found.package.files) is is_lazy
    module = found.module
    event = module.step_stream.decode(Event("step.no3", '{"of":{"text":"a"}}'))
    assert (type(event), event.of.text) == (module.StepNo3, "a")
    assert event.type is module.StepType.NO3
    assert module.StepNo3 in module.StepEvent.__args__


def test_the_decoder_imports_no_class(steps, tmp_path):
    for path, text in steps(40).package.files.items():
        tmp_path.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        tmp_path.joinpath(path).write_text(text, "utf-8")
    subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, check=True)


def test_a_large_union_imports_its_variants_one_by_one(watched):
    variants = [f"V{n}" for n in range(20)]
    schemas = [
        f"{name}: {{type: object, properties: {{type: {{const: {name.lower()}}}}}}}"
        for name in variants
    ]
    twin = "Twin: {type: object, required: [n], properties: {type: {const: v1}, n: {}}}"
    listed = ", ".join(f"<{name}>" for name in (*variants, "Twin"))
    found = watched(
        f"schema: {{anyOf: [{listed}, {{type: array}}], "
        "discriminator: {propertyName: type}}",
        "\n".join([*schemas, twin]),
    )
    assert '".models.api:V3"' in found.text("events/api")
    assert '(".models.api:V1", ".models.api:Twin")' in found.text("events/api")
    module, stream = found.module, found.stream
    assert type(stream.decode(Event("v3", "{}"))) is module.V3
    assert type(stream.decode(Event(data='{"type":"v1","n":1}'))) is module.Twin
    assert stream.decode(Event(data="[1]")) == [1]
    adapter = TypeAdapter(module.WatchEvent)
    assert type(adapter.validate_python(module.V3(type="v3"))) is module.V3
