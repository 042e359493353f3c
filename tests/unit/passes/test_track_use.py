"""Who sends, who reads, and which verdict holds."""

import pytest

from specgen.ir import Use
from tests.unit.exchange import exchange

API = exchange(
    "Sent",
    "Read",
    """
    Sent: {type: object, properties: {x: {$ref: '#/components/schemas/Shared'}}}
    Read: {type: object, properties: {x: {$ref: '#/components/schemas/Shared'},
           y: {$ref: '#/components/schemas/OnlyRead'}}}
    Shared: {type: object, properties: {a: {}}}
    OnlyRead: {type: string}
    Filter: {type: string}
    Unused: {type: object, properties: {z: {$ref: '#/components/schemas/OfUnused'}}}
    OfUnused: {type: object, properties: {a: {}}}
    AliasOfSent: {$ref: '#/components/schemas/Sent'}
    """,
    parameters="[{name: p, in: query, schema: {$ref: '#/components/schemas/Filter'}}]",
)


def verdicts(bench, **settings):
    spec = bench.passed(API, **settings)
    return {
        place.rpartition("/")[2]: (d.use, d.exact)
        for place, d in spec.definitions.items()
        if d.named
    }


def test_by_direction(bench):
    assert verdicts(bench) == {
        "Sent": (Use.SENT, True),
        "Read": (Use.READ, False),
        "Shared": (Use.BOTH, False),
        "OnlyRead": (Use.READ, False),
        "Filter": (Use.SENT, True),
        "Unused": (Use.BOTH, False),
        "OfUnused": (Use.BOTH, False),
        "AliasOfSent": (Use.SENT, True),
    }


@pytest.mark.parametrize("validation", ["exact", "tolerant"])
def test_one_verdict_for_all(bench, validation):
    found = verdicts(bench, validation=validation)
    assert {exact for _, exact in found.values()} == {validation == "exact"}


def test_without_operations_all_is_exact(bench):
    spec = bench.passed("A: {type: object, properties: {a: {}}}")
    (definition,) = spec.definitions.values()
    assert (definition.use, definition.exact) == (Use.BOTH, True)


def test_streams_are_read(bench):
    spec = bench.passed("""
        openapi: 3.1.0
        paths:
          /a:
            get:
              responses:
                "200":
                  content:
                    text/event-stream: {schema: {$ref: '#/components/schemas/E'}}
        components:
          schemas:
            E:
              type: object
              properties:
                type: {enum: [a]}
                part: {$ref: '#/components/schemas/P'}
            P: {type: object, properties: {a: {}}}
    """)
    assert {d.use for d in spec.definitions.values()} == {Use.READ}


INCOMING = """
openapi: 3.1.0
components:
  schemas:
    P: {type: string}
    Q: {type: object, properties: {x: {}}}
    A: {type: object, properties: {y: {}}}
  callbacks:
    called:
      url:
        post:
          parameters:
            - {name: p, in: query, schema: {$ref: '#/components/schemas/P'}}
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/Q'}}}
          responses:
            "200":
              content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
"""


@pytest.mark.parametrize(
    "section",
    [
        "paths: {/a: {get: {callbacks: {c: {$ref: '#/components/callbacks/called'}}}}}",
        "webhooks: {w: {$ref: '#/components/callbacks/called/url'}}",
        "x-webhooks: {w: {$ref: '#/components/callbacks/called/url'}}",
    ],
)
def test_what_the_api_requests_is_read(bench, section):
    spec = bench.passed(INCOMING + section)
    assert {p.rpartition("/")[2]: d.use for p, d in spec.definitions.items()} == {
        "P": Use.READ,
        "Q": Use.READ,
        "A": Use.SENT,
    }


@pytest.mark.parametrize("value", ["true", "[a]", "{enabled: true}"])
def test_an_extension_of_another_meaning_says_nothing(bench, value):
    spec = bench.passed(INCOMING + f"x-webhooks: {value}")
    assert spec.operations == ()
    assert bench.told == []


def test_parts_that_nothing_leads_to_are_dropped(bench):
    spec = bench.passed("""
        A:
          allOf:
            - type: object
              properties: {a: {type: object, properties: {x: {}}}}
            - {properties: {b: {}}}
    """)
    assert set(spec.definitions) == {"a.yaml#/A", "a.yaml#/A/allOf/0/properties/a"}


def test_a_name_for_a_part_of_another_schema(bench):
    spec = bench.passed(
        API + "    Part: {$ref: '#/components/schemas/Sent/properties/x'}"
    )
    places = set(spec.definitions)
    assert "a.yaml#/components/schemas/Sent/properties/x" in places
