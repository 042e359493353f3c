"""Unions of objects that go by a property, and JSON and text that go by nothing."""

import pytest
from httpx_sse import ServerSentEvent as Event

from specgen import ir

PETS = """
Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
Dog: {type: object, required: [kind], properties: {kind: {enum: [dog, hound]}}}
Fox: {type: object, required: [kind], properties: {kind: {type: string}}}
Owl: {type: object, properties: {kind: {const: owl}, at: {type: integer}}}
Owlet: {type: object, required: [of], properties: {kind: {const: owl}, of: {}}}
"""


def names(stream):
    """The classes by tag, without the union of several."""
    return {tag: v._target.__name__ for tag, v in stream._by_tag.items()}


# ------------------------------------------------------------------- tagged


def test_the_classes_are_those_of_the_specification(watched):
    module = watched("schema: {anyOf: [<Cat>, <Dog>]}", PETS).module
    assert names(module.watch_stream) == {"cat": "Cat", "dog": "Dog", "hound": "Dog"}
    assert [*module.WatchEventKind] == ["cat", "dog", "hound"]
    event = module.watch_stream.decode(Event(data='{"kind":"hound"}'))
    assert (type(event), event.kind) == (module.Dog, "hound")


def test_an_optional_tag_may_be_left_to_the_name_of_the_event(watched):
    module = watched("schema: {oneOf: [<Cat>, <Owl>]}", PETS).module
    event = module.watch_stream.decode(Event(data='{"at":1}', event="owl"))
    assert (type(event), event.kind, event.at) == (module.Owl, "owl", 1)


def test_a_mapping_wins_over_constants(watched):
    mapping = "{feline: Cat, owl: Fox, dog: Dog}"
    pet = f"""
Pet:
  oneOf: [<Cat>, <Dog>, <Fox>, <Owl>]
  discriminator: {{propertyName: kind, mapping: {mapping}}}
"""
    module = watched("schema: <Pet>", PETS + pet).module
    assert names(module.pet_stream) == {
        "feline": "Cat",  # by the mapping, though its schema refuses it
        "cat": "Cat",  # by its constant, which no mapping gives away
        "dog": "Dog",
        "hound": "Dog",
        "owl": "Fox",  # by the mapping, which takes it from Owl
    }
    for tag, expected in (("feline", module.Cat), ("owl", module.Fox)):
        event = module.pet_stream.decode(Event(data=f'{{"kind":"{tag}"}}'))
        assert (type(event), event.kind) == (expected, tag)
    # An owl has lost its name: it is what events with no other name may be.
    assert type(module.pet_stream.decode(Event(data='{"at":1}'))) is module.Owl


def test_without_a_mapping_a_variant_goes_by_its_constant_or_its_schema(watched):
    module = watched(
        "schema: {oneOf: [<Fox>, <Cat>], discriminator: {propertyName: kind}}", PETS
    ).module
    assert names(module.watch_stream) == {"Fox": "Fox", "cat": "Cat"}


def test_the_schemas_that_are_built_on_one_with_a_discriminator(watched):
    family = """
Change:
  type: object
  required: [kind]
  properties: {kind: {type: string}, at: {type: integer}}
  discriminator: {propertyName: kind, mapping: {new: Created}}
Created: {allOf: [<Change>, {properties: {name: {type: string}}}]}
Deleted: {allOf: [<Change>, {properties: {reason: {type: string}}}]}
"""
    module = watched("schema: <Change>", family).module
    stream = module.change_stream
    assert names(stream) == {"new": "Created", "Deleted": "Deleted"}
    event = stream.decode(Event(data='{"kind":"new","name":"a"}'))
    assert (type(event), event.name) == (module.Created, "a")
    assert type(stream.decode(Event(data='{"kind":"moved"}'))) is module.Change
    assert type(stream.decode(Event(data='{"at":1}'))) is module.UnknownEvent


def test_two_variants_with_one_name_are_a_union(watched):
    module = watched(
        "schema: {anyOf: [<Cat>, <Owl>, <Owlet>], discriminator: {propertyName: kind}}",
        PETS,
    ).module
    owl = module.watch_stream.decode(Event(data='{"kind":"owl","at":1}'))
    owlet = module.watch_stream.decode(Event(data='{"kind":"owl","of":1}'))
    assert (type(owl), type(owlet)) == (module.Owl, module.Owlet)
    wrong = module.watch_stream.decode(Event(data='{"kind":"owl","at":"x"}'))
    assert wrong.reason == "wrong-payload"


def test_unions_in_unions_are_opened(watched):
    birds = "Bird: {anyOf: [<Owl>, <Tame>]}\nTame: {oneOf: [<Dog>, <Cat>]}"
    module = watched("schema: {oneOf: [<Cat>, <Bird>]}", f"{PETS}{birds}").module
    assert names(module.watch_stream) == {
        "cat": "Cat",
        "owl": "Owl",
        "dog": "Dog",
        "hound": "Dog",
    }


@pytest.mark.parametrize("inner", ["<Wild>", "{oneOf: [<Fox>, <Wolf>]}"])
def test_a_mapping_names_the_variants_of_unions_in_unions(inner, watched):
    wild = """
Wolf: {type: object, required: [kind], properties: {kind: {type: string}, n: {}}}
Wild: {oneOf: [<Fox>, <Wolf>], discriminator: {propertyName: kind, mapping: {w: Wolf}}}
"""
    mapping = "{f: Fox, grey: Wolf}"
    schema = f"{{oneOf: [<Cat>, {inner}]"
    schema += f", discriminator: {{propertyName: kind, mapping: {mapping}}}}}"
    module = watched(f"schema: {schema}", f"{PETS}{wild}").module
    wolf = {"grey": "Wolf", "w": "Wolf"} if inner == "<Wild>" else {"grey": "Wolf"}
    assert names(module.watch_stream) == {"cat": "Cat", "f": "Fox", **wolf}


def test_a_default_mapping_is_for_all_other_names(watched):
    pet = """
Pet:
  oneOf: [<Cat>, <Dog>, <Bear>]
  discriminator: {propertyName: kind, defaultMapping: Bear}
Bear: {type: object, properties: {kind: {type: string}, at: {type: integer}}}
"""
    module = watched("schema: <Pet>", PETS + pet, version="3.2.0").module
    sent = ['{"kind":"cat"}', '{"kind":"Bear"}', '{"kind":"new"}', '{"at":1}']
    events = module.pet_stream.iter_events(Event(data=data) for data in sent)
    expected = [module.Cat, module.Bear, module.Bear, module.Bear]
    assert [type(event) for event in events] == expected
    assert module.pet_stream.decode(Event(data='{"at":"x"}')).reason == "wrong-payload"


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_discriminator_tells_variants_apart_beside_null(keyword, watched):
    pet = f"""
Pet:
  nullable: true
  {keyword}: [<Fox>, <Bear>]
  discriminator: {{propertyName: kind, mapping: {{f: Fox}}}}
Bear: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}}}
"""
    module = watched("schema: <Pet>", PETS + pet, version="3.0.3").module
    assert names(module.pet_stream) == {"f": "Fox", "Bear": "Bear"}


def test_a_union_in_itself_ends(watched):
    circle = """
Pet: {oneOf: [<Cat>, <Tame>], discriminator: {propertyName: kind}}
Tame: {oneOf: [<Dog>, <Pup>], discriminator: {propertyName: kind}}
Pup: {allOf: [<Pet>, {type: object}]}
"""
    found = watched("schema: <Pet>", PETS + circle)
    assert found.package is not None or "ref-cycle" in dict(found.reports)


def test_the_end_beside_the_payloads_is_no_variant(watched):
    module = watched("schema: {oneOf: [<Cat>, {enum: ['[done]']}]}", PETS).module
    sent = [Event(data='{"kind":"cat"}'), Event(data="[done]"), Event(data="{}")]
    assert [type(e) for e in module.watch_stream.iter_events(sent)] == [module.WatchCat]


@pytest.mark.parametrize(
    "schema",
    [
        "{oneOf: [<Cat>, <Dog>, <End>, {type: 'null'}]}",
        "{anyOf: [{oneOf: [<Cat>, <Dog>, <End>]}, {type: 'null'}]}",
        "{anyOf: [<Cat>, {anyOf: [<Dog>, {const: '[done]'}]}]}",
        "{oneOf: [<Cat>, <Tame>]}",
    ],
)
def test_the_end_is_no_variant_however_deep_it_is(schema, watched):
    ending = "End: {const: '[done]'}\nTame: {oneOf: [<Dog>, <End>]}"
    module = watched(f"schema: {schema}", f"{PETS}{ending}").module
    stream = module.watch_stream
    assert names(stream) == {"cat": "Cat", "dog": "Dog", "hound": "Dog"}
    sent = [Event(data='{"kind":"dog"}'), Event(data="[done]"), Event(data="{}")]
    assert [type(event) for event in stream.iter_events(sent)] == [module.Dog]


def test_what_stands_alone_with_the_end_is_a_variant_like_others(watched):
    schema = "{anyOf: [<Bare>, {oneOf: [<Cat>, {const: '[DONE]'}]}, {const: '[DONE]'}]}"
    bare = "Bare: {type: object, required: [at], properties: {at: {type: integer}}}"
    module = watched(f"schema: {schema}", f"{PETS}{bare}").module
    sent = [Event(data='{"kind":"cat"}'), Event(data='{"at":1}'), Event(data="[DONE]")]
    events = list(module.watch_stream.iter_events(sent))
    assert [type(event) for event in events] == [module.Cat, module.Bare]


def test_a_mapping_holds_beside_the_end(watched):
    mapping = "discriminator: {propertyName: kind, mapping: {feline: Cat}}"
    schema = f"{{oneOf: [<Cat>, <Dog>, {{const: '[DONE]'}}], {mapping}}}"
    module = watched(f"schema: {schema}", PETS).module
    found = names(module.watch_stream)
    assert found == {"feline": "Cat", "cat": "Cat", "dog": "Dog", "hound": "Dog"}


# ----------------------------------------------------------------- untagged


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        ("{}", '{"a": 1}', {"a": 1}),
        ("{type: array, items: {type: integer}}", "[1]", [1]),
        ("{type: integer}", "5", 5),
        ("{type: object, additionalProperties: {enum: [b]}}", '{"a":"b"}', {"a": "b"}),
        ("{anyOf: [{type: integer}, {type: array}]}", "[true]", [True]),
        ("{type: [integer, 'null']}", "7", 7),
        ("{type: object, properties: {at: {type: integer}}}", '{"at":1}', {"at": 1}),
    ],
)
def test_json_of_any_type(schema, data, expected, watched):
    stream = watched(f"schema: {schema}").stream
    event = stream.decode(Event(data=data))
    assert (event.to_dict() if hasattr(event, "to_dict") else event) == expected
    assert stream.decode(Event(data="[DONE]")) is None
    assert stream.decode(Event(data="{")).reason == "bad-json"


def test_variants_that_nothing_tells_apart_are_tried(watched):
    module = watched(
        "schema: {anyOf: [<Chunk>, <Usage>]}",
        """
        Chunk: {type: object, required: [text], properties: {text: {type: string}}}
        Usage: {type: object, required: [spent], properties: {spent: {type: integer}}}
        """,
    ).module
    sent = [Event(data='{"text":"a"}'), Event(data='{"spent":1}'), Event(data="{}")]
    events = list(module.watch_stream.iter_events(sent))
    expected = [module.Chunk, module.Usage, module.UnknownEvent]
    assert [type(event) for event in events] == expected
    assert not hasattr(module, "WatchEventType")


def test_all_that_is_left_of_a_union_in_a_union_is_named(watched):
    module = watched(
        "schema: {anyOf: [{type: integer}, {anyOf: [<Chunk>, {type: 'null'}]}]}",
        "Chunk: {type: object, required: [text], properties: {text: {type: string}}}",
    ).module
    sent = [Event(data='{"text":"a"}'), Event(data="5"), Event(data="null")]
    chunk, number, _ = module.watch_stream.iter_events(sent)
    assert (type(chunk), number) == (module.Chunk, 5)


def test_what_a_union_in_a_union_asserts_is_held(api, compiled):
    inner = "{type: [integer, 'null'], minimum: 3, not: {const: 5}}"
    schema = f"{{anyOf: [{inner}, {{type: array}}]}}"
    module = compiled(api(f"schema: {schema}"), validation="exact").module
    decode = module.watch_stream.decode
    assert (decode(Event(data="4")), decode(Event(data="[]"))) == (4, [])
    assert decode(Event(data="5")).reason == "wrong-payload"


def test_null_among_values_is_an_event(api, compiled):
    schema = "{anyOf: [{type: array, minItems: 1}, {enum: [pause, null]}]}"
    stream = compiled(api(f"schema: {schema}"), validation="exact").stream
    sent = [Event(data=data) for data in ("[1]", '"pause"', "null")]
    assert [stream.decode(event) for event in sent] == [[1], "pause", None]
    assert stream.decode(Event(data="[]")).reason == "wrong-payload"


# --------------------------------------------------------------------- text


@pytest.mark.parametrize(
    "schema", ["{type: string}", "{type: string, enum: [up, down]}", "{const: tick}"]
)
def test_text_is_given_as_it_is(schema, watched):
    found = watched(f"schema: {schema}")
    assert isinstance(found.plan.spec.streams[0].events, ir.TextEvents)
    sent = [Event(data="up"), Event(data="[DONE]"), Event(data="{")]
    assert list(found.stream.iter_events(sent)) == ["up", "[DONE]", "{"]
    assert found.module.WatchEvent is str
