"""Names that are taken, that no file may have, or that hide what code needs."""

import keyword

import pytest
from pydantic import BaseModel

from specgen.naming import class_name

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.mark.parametrize(
    "key",
    [
        "../../../../tmp/x",
        "..\\..\\x",
        "/etc/passwd",
        "C:\\x",
        "C:x",
        "~root",
        "a/b",
        "a\0b",
        ".",
        "..",
        "-rf",
        "a\nb",
        "x" * 300,
        "x" * 5000,
    ],
    ids=lambda key: repr(key)[:20],
)
def test_keys_that_are_paths(attack, key):
    """5 and 6: no file outside of the output folder, whatever a schema is called."""
    outcome = attack({key: OBJECT, "Use": {"type": "object", "properties": {"p": {}}}})
    assert outcome.ok or outcome.errors == ["name-invalid"]


TAKEN = (
    "con nul aux prn com1 lpt1 CON __init__ __main__ __all__ __getattr__ __name__ "
    "typing pydantic enum conftest setup test models params enums events STREAMS "
    "Model Field Annotated Any Literal TypeAlias TypedDict Omittable Required "
    "NotRequired Integer Boolean UnknownVariant EventStream Name Schema type object "
    "str int list dict None True self builtins exec eval print super property "
    "classmethod Exception"
).split()


def test_keys_that_are_taken(attack, in_sandbox):
    """6: names of modules, of devices, of builtins, and of what modules import."""
    distinct = {class_name(key).casefold(): key for key in TAKEN}
    schemas = {
        key: {
            "type": "object",
            "properties": {other: {} for other in TAKEN}
            | {"self": {"$ref": f"#/components/schemas/{key}"}},
        }
        for key in distinct.values()
    }
    outcome = attack({"openapi": "3.1.0", "components": {"schemas": schemas}})
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)


def test_files_that_are_taken(attack, in_sandbox):
    """6: modules are named after files, and hide none that they need."""
    names = (
        "con typing pydantic enum conftest __init__ __main__ _base _types models class "
        "builtins collections 1 _ - import sys os httpx_sse typing_extensions"
    ).split()
    files = {
        "a.yaml": "".join(
            f"R{n}: {{$ref: '{x}.yaml#/A{n}'}}\n" for n, x in enumerate(names)
        )
    }
    files |= {
        f"{name}.yaml": f"A{n}: {{type: object, properties: {{a: {{type: string}}}}}}"
        for n, name in enumerate(names)
    }
    outcome = attack(files)
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﬁsh", "fish"),
        ("\u212a", "K"),
        ("e\u0301", "\u00e9"),
        ("a_b", "a-b"),
        ("ab", "AB"),
        ("straße", "STRASSE"),
        ("\u0131", "i"),
        ("x\u200b", "x"),
        ("\uff41", "a"),
    ],
)
def test_keys_that_are_alike(attack, one, other):
    """7: told of, with a way to resolve it, and never resolved by a counter."""
    outcome = attack({one: OBJECT, other: {**OBJECT, "required": ["a"]}})
    if outcome.ok:
        told = {"name-similar", "name-told-apart"}
        assert outcome.codes & told or one in {"straße", "\u0131"}
    else:
        assert outcome.errors == ["name-invalid"]


PROPERTIES = sorted(
    {*keyword.kwlist, *keyword.softkwlist, *dir(BaseModel), *dir(dict), *dir(object)}
    | {
        "self",
        "cls",
        "field",
        "__pydantic_extra__",
        "__checks__",
        "model_config",
        "_",
        "__",
    }
    | set(TAKEN)
    | {f"{name}_" for name in ("class", "copy", "model_config")}
)


@pytest.mark.parametrize("required", [True, False])
def test_all_names_that_a_property_should_not_have(attack, in_sandbox, required):
    """8: keywords, builtins, and all that models, dicts and objects have."""
    schema = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in PROPERTIES},
        "required": PROPERTIES if required else [],
    }
    outcome = attack({"A": schema, "B": {**schema, "additionalProperties": False}})
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)


def test_a_model_of_such_names_works(attack, importing):
    outcome = attack(
        {
            "A": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in PROPERTIES},
            }
        }
    )
    document = dict.fromkeys(PROPERTIES, "x")
    with importing(outcome.folder, "hostile") as package:
        found = package.A.model_validate(document)
        assert found.to_dict() == document
        assert package.A(**{name: "x" for name in PROPERTIES if name != "self"})


def stream(schema):
    response = {"content": {"text/event-stream": {"schema": schema}}}
    operation = {"operationId": "watch", "responses": {"200": response}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": operation}},
    }


@pytest.mark.parametrize(
    "names",
    [
        ["a\nb", "a:b", 'a"b', "a'b", "a\0b"],
        ["__init__", "mro", "name", "value", ""],
        ["a.b", "a-b", "a_b", "A_B", "a b"],
        ["None", "True", "class"],
        ["error", "message", "ping", "[DONE]"],
    ],
    ids=str,
)
def test_names_of_events(attack, in_sandbox, names):
    """20: events keep their names on the wire, and get names of their own in Python."""
    flat = {"type": "object", "properties": {"type": {"enum": names}, "data2": {}}}
    variants = [
        {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"const": name}, "a": {}},
        }
        for name in names
    ]
    for schema in (flat, {"oneOf": variants}):
        outcome = attack(stream(schema))
        assert outcome.ok, outcome.errors
        in_sandbox(outcome)


@pytest.mark.parametrize(
    "operation",
    [
        "../../x",
        "class",
        "import os",
        "a\nb",
        "",
        "1",
        "__init__",
        "STREAMS",
        "x" * 300,
    ],
)
def test_names_of_operations(attack, in_sandbox, operation):
    """18: an operation names the classes of its bodies."""
    document = stream({"type": "object", "properties": {"a": {}}})
    document["paths"]["/a"]["get"]["operationId"] = operation
    outcome = attack(document)
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)
