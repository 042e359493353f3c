"""The plan: which definitions are emitted, under which name, where."""

import re

import pytest

from specgen.pyexpr import Name
from tests.unit.exchange import exchange

API = exchange(
    "Sent",
    "Read",
    """
    Sent: {type: object, properties: {color: {$ref: '#/components/schemas/Color'}}}
    Read: {type: object, properties: {part: {type: object, properties: {a: {}}}}}
    Color: {type: string, enum: [red]}
    Alias: {$ref: '#/components/schemas/Read'}
    Ids: {type: array, items: {type: string}}
    """,
)


def at(name):
    return f"a.yaml#/components/schemas/{name}"


def test_symbols(bench):
    assert bench.plan(API).symbols() == {
        at("Sent"): {"model": "pkg.models.a:Sent", "param": "pkg.params.a:SentParam"},
        at("Read"): {"model": "pkg.models.a:Read"},
        at("Read/properties/part"): {"model": "pkg.models.a:ReadPart"},
        at("Color"): {"model": "pkg.enums.a:Color", "param": "pkg.enums.a:Color"},
        at("Alias"): {"model": "pkg.models.a:Alias"},
        at("Ids"): {"model": "pkg.models.a:Ids", "param": "pkg.params.a:IdsParam"},
    }


def test_what_emit_asks_for(bench):
    plan = bench.plan(API)
    assert plan.model(at("Sent")) == Name("Sent", ".models.a")
    assert plan.param(at("Sent")) == Name("SentParam", ".params.a")
    assert plan.model(at("Color")) == Name("Color", ".enums.a")
    assert plan.param(at("Color")) == Name("Color", ".enums.a")


def test_another_path_to_the_same_name_is_no_definition(bench):
    plan = bench.plan(
        {
            "openapi.yaml": """
                openapi: 3.1.0
                components:
                  schemas:
                    Pet: {$ref: 'pets.yaml#/Pet'}
                    Animal: {$ref: 'pets.yaml#/Pet'}
            """,
            "pets.yaml": "Pet: {type: object, properties: {a: {}}}",
        }
    )
    models = {place: s["model"] for place, s in plan.symbols().items()}
    assert models == {
        "openapi.yaml#/components/schemas/Pet": "pkg.models.pets:Pet",
        "openapi.yaml#/components/schemas/Animal": "pkg.models.openapi:Animal",
        "pets.yaml#/Pet": "pkg.models.pets:Pet",
    }


def test_bases_come_before_classes_and_classes_before_aliases(bench):
    plan = bench.plan("""
        List: {type: array, items: {$ref: '#/Child'}}
        Child: {allOf: [{$ref: '#/Base'}, {properties: {list: {$ref: '#/List'}}}]}
        Base: {type: object, properties: {child: {$ref: '#/Child'}}}
    """)
    (places,) = plan.models.contents.values()
    assert [plan.names[place] for place in places] == ["Base", "Child", "List"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pet-owner", "pet_owner"),
        ("Pet", "pet"),
        ('"ﬁeld"', '"field"'),
        ('"\\u212A"', '"K"'),
        ("a b", "a.b"),
    ],
)
def test_two_definitions_of_one_name(bench, first, second):
    """Neither has it but the one that is written like it, in whatever order."""
    found = []
    for one, two in ((first, second), (second, first)):
        plan = bench.plan(
            f"{one}: {{type: object, properties: {{a: {{}}}}}}\n"
            f"{two}: {{type: object, properties: {{b: {{}}}}}}\n"
        )
        found.append(dict(plan.names))
    assert found[0] == found[1]
    assert len(set(found[0].values())) == 2
    assert {code.split()[0] for code in bench.told} == {"name-told-apart"}
    told = next(iter(bench.diagnostics))
    assert "set names." in told.help
    assert told.severity == "warning"


@pytest.mark.parametrize(
    ("document", "names"),
    [
        ("type: object\n$defs: {A: {type: object}}", {"ARoot", "A"}),
        ("type: object\n$defs: {A: {}, ARoot: {}}", {"A_85a82c", "A", "ARoot"}),
        ("$ref: '#/$defs/A'\n$defs: {A: {type: object}}", {"A"}),
        ("$defs: {A: {}, a: {}}", {"ARoot", "A", "A_61fb5d"}),
        ("'R<a[]>': {type: object}\n'R<a>': {type: object}", {"RAArray", "RA"}),
    ],
)
def test_what_gives_way(bench, document, names):
    found = set(bench.plan(document).names.values())
    assert {re.sub("_......$", "_", name) for name in found} == {
        re.sub("_......$", "_", name) for name in names
    }


def test_names_that_are_chosen_twice(bench):
    bench.plan(
        "A: {type: object}\nB: {type: object}\n",
        names={"a.yaml#/A": "X", "a.yaml#/B": "X"},
    )
    assert bench.told == ["config-name-taken 2"]


def test_names_that_differ_in_case(bench):
    plan = bench.plan("""
        URL: {type: object, properties: {a: {}}}
        Url: {type: object, properties: {b: {}}}
    """)
    assert bench.told == ["name-similar 3"]
    assert sorted(plan.names.values()) == ["URL", "Url"]


def test_a_definition_without_a_name(bench):
    bench.plan("'!!!': {type: string}\n'...': {type: object}\n")
    assert bench.told == ["name-invalid 1", "name-invalid 2"]


def test_names_that_are_chosen(bench):
    plan = bench.plan(
        "pet-owner: {type: object, properties: {x: {properties: {y: {}}}}}\n"
        "pet_owner: {type: object}\n",
        names={"a.yaml#/pet-owner": "Owner", "a.yaml#/pet_owner": "Other"},
    )
    assert not bench.told
    assert set(plan.names.values()) == {"Owner", "OwnerX", "Other"}


def test_a_part_gives_way_to_a_schema_of_its_name(bench):
    plan = bench.plan("""
        Pet: {type: object, properties: {toy: {type: object, properties: {a: {}}}}}
        PetToy: {type: object, properties: {b: {}}}
    """)
    assert not [code for code in bench.told if code.startswith("name-collision")]
    assert plan.names["a.yaml#/PetToy"] == "PetToy"
    part = plan.names["a.yaml#/Pet/properties/toy"]
    assert part.startswith("PetToy_")
    assert len(part) == len("PetToy_") + 6


def test_of_two_parts_both_give_way(bench):
    names = []
    for order in (("a-b", "a_b"), ("a_b", "a-b")):
        keys = ", ".join(
            f"{key}: {{type: object, properties: {{x: {{}}}}}}" for key in order
        )
        plan = bench.plan(f"A: {{type: object, properties: {{{keys}}}}}")
        names.append(dict(plan.names))
    assert names[0] == names[1]
    assert len(set(names[0].values())) == 3


def test_a_stream(bench):
    plan = bench.plan("""
        openapi: 3.1.0
        paths:
          /a:
            get:
              operationId: watch
              responses:
                "200":
                  content:
                    text/event-stream: {schema: {$ref: '#/components/schemas/Watch'}}
        components:
          schemas:
            Watch: {type: object, properties: {type: {enum: [one, two]}, x: {}}}
    """)
    (names,) = plan.streams.values()
    assert (names.enum, names.event) == ("WatchType", "WatchEvent")
    assert names.instance == "watch_stream"
    assert plan.symbols()[at("Watch")]["events"] == "pkg.events.a:watch_stream"


def test_a_long_row_of_bases(bench):
    rows = ["C0: {type: object, properties: {p0: {}}}"]
    rows += [
        f"C{n}: {{allOf: [{{$ref: '#/C{n - 1}'}}, {{properties: {{p{n}: {{}}}}}}]}}"
        for n in range(1, 120)
    ]
    plan = bench.plan("\n".join(reversed(rows)))
    order = [place for places in plan.models.contents.values() for place in places]
    assert len(order) == 120
