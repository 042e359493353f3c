"""Specifications of several files, made at random, in which many things have one name.

Owns what they look like: schemas that refer to each other across files, under names
that other files, the fields beside them, the runtime and Python have as well. Takes a
source of chance, gives documents by their paths. Must not know what is made of them.
"""

from __future__ import annotations

import posixpath
from random import Random
from typing import Any

ENTRY = "openapi.yaml"
FILES = (
    "a.yaml",
    "schemas/a.yaml",
    "schemas/common/a.yaml",
    "schemas/common/errors.yaml",
    "models/list.yaml",
)
NAMES = (
    "Error Item Pet pet List Any Model Field str list Literal Optional Annotated Union "
    "TypedDict Omittable Integer Sequence Warning Type Event ErrorParam _Error Base"
).split()
PROPERTIES = (
    "id type kind name error items data next Field Field( list _list str __x class "
    "from model_config $Literal Omittable Error Item self dict Model copy x-y x_y"
).split()
SCALARS: tuple[Any, ...] = (
    {"type": "string"},
    {"type": "string", "maxLength": 5},
    {"type": "string", "format": "date-time"},
    {"type": "integer", "minimum": 1},
    {"type": "number"},
    {"type": ["boolean", "null"]},
    {"enum": ["a", "b"]},
    {"const": "c"},
    {},
)


def specification(chance: Random) -> dict[str, Any]:
    """Return the documents of a specification, that of the entry first."""
    return _Maker(chance).documents()


class _Maker:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        files = (ENTRY, *chance.sample(FILES, chance.randint(1, len(FILES))))
        names = chance.sample(NAMES, chance.randint(2, 7))
        self.names = {
            file: chance.sample(names, chance.randint(1, len(names))) for file in files
        }
        self.places = [(file, name) for file, own in self.names.items() for name in own]
        objects = [each for each in self.places if chance.random() < 0.6]
        self.objects = objects or self.places[:1]
        self.parts = 0

    def documents(self) -> dict[str, Any]:
        """Return one document for each file."""
        found: dict[str, Any] = {
            file: {name: self.named(file, name) for name in names}
            for file, names in self.names.items()
        }
        found[ENTRY] = {
            "openapi": self.chance.choice(("3.0.3", "3.1.0", "3.2.0")),
            "info": {"title": "Namesakes", "version": "1.0.0"},
            "paths": {
                f"/{number}": {"post": self.operation()}
                for number in range(self.chance.randint(0, 3))
            },
            "components": {"schemas": found[ENTRY]},
        }
        return found

    def operation(self) -> dict[str, Any]:
        content = {"application/json": {"schema": self.schema(ENTRY, 1)}}
        if self.chance.random() < 0.4:
            content["text/event-stream"] = {"schema": self.schema(ENTRY, 1)}
        body = {"application/json": {"schema": self.schema(ENTRY, 1)}}
        return {
            "requestBody": {"content": body},
            "responses": {"200": {"description": "", "content": content}},
        }

    def named(self, file: str, name: str) -> Any:
        if (file, name) not in self.objects:
            return self.schema(file, 0)
        if self.objects[0] != (file, name) and self.chance.random() < 0.3:
            return {"allOf": [self.object_of(file), self.part(file, 0)]}
        return self.an_object(file, 0)

    def schema(self, file: str, depth: int) -> Any:
        """Return any schema, of few parts where it is deep in others."""
        kind = self.chance.random()
        if depth > 3 or kind < 0.25:
            return self.chance.choice(SCALARS)
        if kind < 0.55:
            return self.object_of(file)
        if kind < 0.65:
            return {"type": "array", "items": self.schema(file, depth + 1)}
        if kind < 0.72:
            extra = self.schema(file, depth + 1)
            return {"type": "object", "additionalProperties": extra}
        if kind < 0.82:
            return self.an_object(file, depth)
        if kind < 0.92:
            variants = [self.schema(file, depth + 1) for _ in range(3)]
            return {self.chance.choice(("oneOf", "anyOf")): variants}
        return {"allOf": [self.object_of(file), self.part(file, depth)]}

    def an_object(self, file: str, depth: int) -> dict[str, Any]:
        names = self.chance.sample(PROPERTIES, self.chance.randint(0, 6))
        return {
            "type": "object",
            "properties": {name: self.schema(file, depth + 1) for name in names},
            "required": [name for name in names if self.chance.random() < 0.4],
        }

    def part(self, file: str, depth: int) -> dict[str, Any]:
        """Return an object that contradicts no other one."""
        self.parts += 1
        own = self.an_object(file, depth)["properties"]
        return {
            "type": "object",
            "properties": {f"{name}{self.parts}": own[name] for name in own},
        }

    def object_of(self, file: str) -> dict[str, str]:
        """Return a reference to an object with a name, from a file."""
        there, name = self.chance.choice(self.objects)
        pointer = f"/components/schemas/{name}" if there == ENTRY else f"/{name}"
        way = posixpath.relpath(there, posixpath.dirname(file) or ".")
        return {"$ref": f"{'' if there == file else way}#{pointer}"}
