"""Specifications of a few schemas and operations, and what changes between them."""

from pathlib import Path

from specgen.changes import compare
from specgen.changes.fitting import Version
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.timings import Timings

STRING, INTEGER, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
AB, ABC = {"enum": ["a", "b"]}, {"enum": ["a", "b", "c"]}


def document(schemas, paths=None, version="1.0.0"):
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": version},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


def operation(sent=None, read=None, name="call", **body):
    def content(schema):
        return {"content": {"application/json": {"schema": schema}}}

    found = {"operationId": name, "responses": {"200": {"description": "it"}}}
    if sent is not None:
        found["requestBody"] = content(sent) | body
    if read is not None:
        found["responses"]["200"] |= content(read)
    return {f"/{name}": {"post": found}}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def version(value, others=(), **options):
    here = Path()
    config = Config(input=here, output=here, root=here, package="pkg", **options)
    resources = {"": value, **dict(others)}
    run = Compilation(config, Diagnostics(), Timings(), resources=resources)
    planned = run.planned([""])
    assert planned is not None, [*run.diagnostics]
    return Version(*planned)


def changes(old, new, **options):
    return compare(version(old, **options), version(new, **options))


def of_property(old, new, side, **options):
    """What is told of a property `x` of an object that is only sent or only read."""

    def whole(schema):
        schemas = {"T": {"type": "object", "properties": {"x": schema}}}
        return document(schemas, operation(**{side: ref("T")}))

    return changes(whole(old), whole(new), **options)


def thing(**properties):
    return {"type": "object", "properties": {"id": STRING} | properties}


def told(old, new, **options):
    """What is told of two documents: codes, names, and whether it breaks anybody."""
    return [
        (each.code, each.values["name"], each.breaks)
        for each in changes(old, new, **options)
    ]
