"""Types in memory: how they are found, what keeps them, and that the rest goes away."""

import gc
import pickle
import sys
import typing
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from pydantic import TypeAdapter

import specgen
from specgen import memory

NODE = {
    "title": "Node",
    "type": "object",
    "properties": {
        "value": {"type": "integer"},
        "next": {"$ref": "#/$defs/other"},
    },
    "$defs": {
        "other": {
            "type": "object",
            "properties": {"back": {"$ref": "#"}, "any": {"contains": {"const": 1}}},
        }
    },
}


def packages():
    """The packages in memory that are still there, by the names of their modules."""
    for clear in typing._cleanups:  # typing remembers a few of the last unions
        clear()
    gc.collect()
    return {name.partition(".")[0] for name in sys.modules if "specgen_" in name}


def used(number, document="{}"):
    """Compile a schema like no other, and use what comes of it."""
    types = specgen.compile({**NODE, "description": f"Number {number}"})
    return TypeAdapter(types["#"]).validate_json(document)


def test_what_nobody_holds_goes_away():
    used(0)
    before, finders = packages(), len(sys.meta_path)
    for number in range(200):
        used(number) if number % 20 == 0 else specgen.compile({"minimum": number})["#"]
    assert packages() == before
    assert len(sys.meta_path) == finders


def test_a_type_outlives_the_others():
    before = packages()
    node = specgen.compile({**NODE, "description": "To stay"})["#"]
    assert len(packages() - before) == 1
    document = '{"value":1,"next":{"back":{"value":2},"any":[1]}}'
    value = TypeAdapter(node).validate_json(document)  # pydantic builds it only now
    assert value.to_json() == document
    with pytest.raises(ValueError, match="valid under the given schema"):
        TypeAdapter(node).validate_json('{"next":{"any":[2]}}')
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert type(again) is node


def test_an_annotation_outlives_its_types():
    annotation = specgen.compile({"type": "integer", "maximum": 1234567})["#"]
    gc.collect()
    assert TypeAdapter(annotation).validate_json("1.0") == 1


def test_one_schema_is_compiled_to_the_same_types():
    types = specgen.compile(NODE)
    assert specgen.compile(NODE)["#"] is types["#"]


def test_threads_at_once_get_the_same_types(monkeypatch):
    met = Barrier(2)

    class Package(memory._Package):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            with suppress(BrokenBarrierError):
                met.wait(timeout=0.2)

    monkeypatch.setattr(memory, "_Package", Package)
    schema = {**NODE, "description": "For threads"}
    with ThreadPoolExecutor() as threads:
        one, other = threads.map(specgen.compile, [schema, schema])
    assert one._package is other._package


def test_what_one_that_is_gone_has_left_is_not_found():
    """A thread may compile the same between the end of a package and its last act."""
    schema = {**NODE, "description": "For later"}
    names = packages()
    gone = specgen.compile(schema)["#"]
    assert gone.model_validate({}).to_dict() == {}
    (name,) = packages() - names
    del memory._FINDER.packages[name]
    again = specgen.compile(schema)["#"]
    assert again is not gone
    assert again.model_validate({}).to_dict() == {}


def test_modules_can_be_imported_and_looked_at():
    node = specgen.compile(NODE)["#"]
    module = sys.modules[node.__module__]
    assert module.__name__ == node.__module__
    assert vars(module)["Node"] is node
    assert typing.get_type_hints(node, include_extras=False)["next"]


def test_a_place_that_there_is_not():
    types = specgen.compile(NODE)
    with pytest.raises(KeyError, match=r"no type at 'nowhere': there are '#', '#/\$d"):
        types["nowhere"]
    with pytest.raises(KeyError, match=r"did you mean '#/\$defs/other'"):
        types["#/$defs/othr"]
    assert "nowhere" not in types


def test_an_error_names_the_schema():
    with pytest.raises(specgen.SpecificationError, match=r"^<schema>:2:11: error"):
        specgen.compile({"type": "strin"})


def test_a_reference_through_itself_does_not_exist():
    with pytest.raises(specgen.SpecificationError) as caught:
        specgen.compile({"$ref": "#/x"})
    assert "'#/x' does not exist" in str(caught.value)
    assert "loop" not in str(caught.value)


def test_types_are_a_mapping():
    types = specgen.compile(NODE)
    assert list(types) == ["#", "#/$defs/other"]
    assert len(types) == 2
