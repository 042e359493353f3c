"""What the payloads of a stream look like, and what asks for the stream."""

import pytest

from specgen import ir
from specgen.config.settings import Stream

FLAT = "{type: object, properties: {type: {enum: [a, b]}, x: {}}}"


def api(schema, request="{type: object, properties: {stream: {type: boolean}}}"):
    return f"""
openapi: 3.1.0
paths:
  /a:
    post:
      operationId: make
      requestBody: {{content: {{application/json: {{schema: {request}}}}}}}
      responses:
        "200":
          content:
            application/json: {{schema: {{type: string}}}}
            text/event-stream: {{schema: {{$ref: '#/components/schemas/E'}}}}
components:
  schemas:
    E: {schema}
    X: {{type: object, required: [type], properties: {{type: {{const: x}}}}}}
    Y: {{type: object, required: [type], properties: {{type: {{const: y}}}}}}
"""


X, Y = ("{$ref: '#/components/schemas/X'}", "{$ref: '#/components/schemas/Y'}")


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        (FLAT, ir.FlatEvents),
        (FLAT.replace("type: {", "event: {"), ir.FlatEvents),
        (f"{{oneOf: [{X}, {Y}]}}", ir.TaggedEvents),
        ("{type: object, properties: {text: {type: string}}}", ir.UntaggedEvents),
        ("{type: string}", ir.TextEvents),
        (
            "{type: object, properties: {event: {const: x}, data: {type: string}}}",
            ir.EnvelopeEvents,
        ),
    ],
)
def test_kinds(bench, schema, kind):
    (stream,) = bench.passed(api(schema)).streams
    assert isinstance(stream.events, kind)
    assert stream.operations == ("make",)


def test_names_of_events(bench):
    (stream,) = bench.passed(api(FLAT)).streams
    assert stream.events.tag == "type"
    assert [member.value for member in stream.events.names] == ["a", "b"]
    (stream,) = bench.passed(api(f"{{oneOf: [{X}, {Y}]}}")).streams
    assert [event.name for event in stream.events.events] == ["x", "y"]


def test_operations_share_the_stream_of_a_schema(bench):
    text = api(FLAT)
    more = text.partition("  /a:\n")[2].partition("components:")[0]
    more = more.replace("operationId: make", "operationId: remake")
    both = text.replace("components:\n", f"  /b:\n{more}components:\n", 1)
    (stream,) = bench.passed(both).streams
    assert stream.operations == ("make", "remake")


@pytest.mark.parametrize(
    ("request_body", "expected"),
    [
        ("{type: object, properties: {stream: {type: boolean}}}", "stream"),
        ("{type: object, properties: {stream: {type: [boolean, 'null']}}}", "stream"),
        ("{type: object, properties: {stream: {type: string}}}", None),
        ("{type: object, properties: {other: {type: boolean}}}", None),
        ("{type: string}", None),
    ],
)
def test_the_switch(bench, request_body, expected):
    (operation,) = bench.passed(api(FLAT, request_body)).operations
    assert operation.stream_switch == expected


def test_the_configuration_names_the_tag(bench):
    text = "E: {type: object, properties: {phase: {enum: [a, b]}, type: {enum: [c]}}}"
    streams = {"a.yaml#/E": Stream(tag="phase")}
    (stream,) = bench.passed(text, streams=streams).streams
    assert stream.events.tag == "phase"


def test_what_reads_like_a_stream_is_proposed(bench):
    bench.passed("""
        E:
          type: object
          description: One server-sent event.
          properties: {type: {type: string, enum: [a, b]}}
    """)
    assert [code.partition(" ")[0] for code in bench.told] == ["stream-proposal"]


def test_what_is_left_beside_the_end_of_a_stream_is_the_type_of_its_events(bench):
    spec = bench.passed(api("{oneOf: [{type: array, items: {}}, {const: '[DONE]'}]}"))
    (stream,) = spec.streams
    assert isinstance(stream.events, ir.UntaggedEvents)
    (node,) = stream.events.types
    assert isinstance(node, ir.Array)
