"""Schemas that nobody would write, and that mean something all the same.

Owns a generator of schemas in every draft of JSON Schema, over a small vocabulary, so
that keywords meet each other and documents meet keywords. In-place references only
lead forward: a schema that is itself again has no meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

from tests.fuzz.formats import CANONICAL

Schema: TypeAlias = "dict[str, Any] | bool"

METASCHEMAS: Mapping[str, str] = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
DRAFTS = tuple(METASCHEMAS)

NAMES: Sequence[str] = ("a", "b", "c", "kind", "x-y", "class", "_d", "")
VALUES: Sequence[Any] = (
    *(None, True, False, 0, 1, 1.0, 2, -1, 1.5, "", "a", "b", "ab", "1"),
    *([], [1], ["a", 1.0], {}, {"a": 1}, {"a": "a", "b": None}),
)
PATTERNS: Sequence[str] = ("^a", "b$", "^[a-c]{1,2}$", "\\d", "^(?!b)", "")
TYPES: Sequence[str] = (
    *("null", "boolean", "integer", "number", "string", "array", "object"),
)
FORMATS: Sequence[str] = (*CANONICAL, *CANONICAL, "uri", "binary", "unheard-of")
DEFINITIONS: Sequence[str] = ("A", "B", "C", "D")
# The keywords that draft 6, 7, 2019-09 and 2020-12 brought.
_SINCE: Sequence[Sequence[str]] = (
    ("const", "contains", "propertyNames"),
    ("if", "then", "else"),
    (
        *("dependentRequired", "dependentSchemas", "unevaluatedProperties"),
        *("unevaluatedItems", "minContains", "maxContains"),
    ),
    ("prefixItems",),
)


@dataclass
class SchemaGenerator:
    """Makes one schema document after the other."""

    random: Random
    draft: str

    def document(self) -> dict[str, Any]:
        """Return a document: a root schema and definitions, in this draft."""
        definitions = "$defs" if self._number >= 3 else "definitions"
        self.prefix = f"#/{definitions}/"
        root = self._schema(3, 0)
        found = root if isinstance(root, dict) else {"allOf": [self._schema(2, 0)]}
        if "$ref" in found and self._number < 3:
            found = {"allOf": [found]}
        return {
            "$schema": METASCHEMAS[self.draft],
            **found,
            definitions: {
                name: self._schema(2, number + 1)
                for number, name in enumerate(DEFINITIONS)
            },
        }

    @property
    def _number(self) -> int:
        return DRAFTS.index(self.draft)

    def _schema(self, depth: int, ahead: int) -> Schema:
        """A schema; `ahead` is the first definition it may refer to in place."""
        chance = self.random.random()
        if chance < 0.04 and self._number >= 1:
            return self.random.random() < 0.7
        if chance < 0.16 and ahead < len(DEFINITIONS):
            name = self.random.choice(DEFINITIONS[ahead:])
            reference = {"$ref": f"{self.prefix}{name}"}
            if self._number < 3 or self.random.random() < 0.5:
                return reference
            return {**reference, **self._plain(depth, ahead)}
        return self._plain(depth, ahead)

    def _plain(self, depth: int, ahead: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.random.random() < 0.6:
            found |= self._typed(depth)
        if self.random.random() < 0.15:
            found |= self._values()
        if depth > 0 and self.random.random() < (0.45 if found else 0.8):
            found |= self._applied(depth - 1, ahead)
        if not found or self.random.random() < 0.15:
            found |= self._asserted(depth, self.random.choice(TYPES[2:]))
        if self.random.random() < 0.06:
            found |= self._without_effect(depth)
        if self.random.random() < 0.1:
            found["default"] = self.random.choice(VALUES)
        return found

    def _without_effect(self, depth: int) -> dict[str, Any]:
        """A keyword that only later drafts have, and `dependencies`, which all honour.

        What it holds means nothing here, so it may be anything.
        """
        schema = self._schema(depth - 1, 0) if depth > 0 else {}
        value = self.random.choice((schema, self.random.choice(VALUES)))
        found: dict[str, Any] = {}
        for first, keywords in enumerate(_SINCE, start=1):
            if first > self._number:
                found |= dict.fromkeys(keywords, value)
        if self._number >= 3:
            needs = [self.random.choice(NAMES)]
            found["dependencies"] = {self.random.choice(NAMES): needs}
        name = self.random.choice(list(found))
        return {name: found[name]}

    def _typed(self, depth: int) -> dict[str, Any]:
        kinds = self.random.sample(TYPES, self.random.choice((1, 1, 1, 1, 2, 3)))
        found: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else kinds}
        for kind in kinds:
            if self.random.random() < 0.75:
                found |= self._asserted(depth, kind)
        return found

    def _values(self) -> dict[str, Any]:
        if self._number >= 1 and self.random.random() < 0.4:
            return {"const": self.random.choice(VALUES)}
        count = self.random.randint(1, 4)
        if self.random.random() < 0.4:
            return {"enum": self.random.sample(("a", "b", "ab", "1"), min(count, 4))}
        return {"enum": _unique(self.random.sample(VALUES, count))}

    # -- in-place applicators

    def _applied(self, depth: int, ahead: int) -> dict[str, Any]:
        keyword = self.random.choice(
            ("allOf", "allOf", "anyOf", "anyOf", "oneOf", "oneOf", "not", "if")
        )
        if keyword == "not":
            return {"not": self._schema(depth, ahead)}
        if keyword == "if":
            if self._number < 2:
                return {}
            parts = {"if": self._schema(depth, ahead)}
            for branch in ("then", "else"):
                if self.random.random() < 0.7:
                    parts[branch] = self._schema(depth, ahead)
            return parts
        if keyword != "allOf" and self.random.random() < 0.4:
            return {keyword: self._tagged(depth)}
        count = self.random.randint(1, 3)
        return {keyword: [self._schema(depth, ahead) for _ in range(count)]}

    def _tagged(self, depth: int) -> list[Schema]:
        """Objects that a constant property tells apart, or nearly so."""
        variants: list[Schema] = []
        for value in self.random.sample(
            ("a", "b", "ab", "1"), self.random.randint(2, 3)
        ):
            tag: dict[str, Any] = {"enum": [value]}
            if self._number >= 1 and self.random.random() < 0.5:
                tag = {"const": value}
            if self.random.random() < 0.1:
                tag = {"enum": [value, None]}
            properties = {"kind": tag, "a": self._schema(depth, 0)}
            variant: dict[str, Any] = {"properties": properties}
            if self.random.random() < 0.85:
                variant["type"] = "object"
            if self.random.random() < 0.85:
                variant["required"] = ["kind"]
            variants.append(variant)
        if self.random.random() < 0.2:
            variants.append({"type": self.random.choice(TYPES)})
        return variants

    # -- assertions by type

    def _asserted(self, depth: int, kind: str) -> dict[str, Any]:
        makers: Mapping[str, Callable[[int], dict[str, Any]]] = {
            "integer": self._number_keywords,
            "number": self._number_keywords,
            "string": self._string_keywords,
            "array": self._array_keywords,
            "object": self._object_keywords,
        }
        return makers[kind](depth) if kind in makers else {}

    def _number_keywords(self, _: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for bound in self.random.sample(
            ("minimum", "maximum"), self.random.randint(0, 2)
        ):
            value = self.random.choice((-1, 0, 0.5, 1, 2))
            exclusive = f"exclusive{bound.capitalize()}"
            if self._number == 0:
                found[bound] = value
                if self.random.random() < 0.4:
                    found[exclusive] = self.random.random() < 0.7
            else:
                found[self.random.choice((bound, exclusive))] = value
        if self.random.random() < 0.3:
            found["multipleOf"] = self.random.choice((1, 2, 0.5, 0.1))
        return found

    def _string_keywords(self, _: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.random.random() < 0.4:
            found["minLength"] = self.random.choice((0, 1, 2))
        if self.random.random() < 0.4:
            found["maxLength"] = self.random.choice((0, 1, 2))
        if self.random.random() < 0.4:
            found["pattern"] = self.random.choice(PATTERNS)
        if self.random.random() < 0.25:
            found["format"] = self.random.choice(FORMATS)
        return found

    def _array_keywords(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        prefix = "prefixItems" if self._number == 4 else "items"
        rest = "items" if self._number == 4 else "additionalItems"
        if depth > 0 and self.random.random() < 0.5:
            found["items"] = self._schema(depth - 1, 0)
        if depth > 0 and self.random.random() < 0.3:
            count = self.random.randint(1, 2)
            found[prefix] = [self._schema(depth - 1, 0) for _ in range(count)]
            if self.random.random() < 0.5:
                found[rest] = self._schema(depth - 1, 0)
        for keyword in ("minItems", "maxItems"):
            if self.random.random() < 0.25:
                found[keyword] = self.random.choice((0, 1, 2))
        if self.random.random() < 0.15:
            found["uniqueItems"] = True
        if depth > 0 and self._number >= 1 and self.random.random() < 0.15:
            found["contains"] = self._schema(depth - 1, 0)
            if self._number >= 3 and self.random.random() < 0.5:
                found[self.random.choice(("minContains", "maxContains"))] = 1
        if depth > 0 and self._number >= 3 and self.random.random() < 0.1:
            found["unevaluatedItems"] = self._schema(depth - 1, 0)
        return found

    def _object_keywords(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        names = self.random.sample(NAMES, self.random.randint(1, 4))
        if depth > 0 and self.random.random() < 0.8:
            found["properties"] = {n: self._schema(depth - 1, 0) for n in names}
        if self.random.random() < 0.5:
            required = self.random.sample(NAMES, self.random.randint(1, 2))
            found["required"] = [self.random.choice(names), *required[1:]]
            found["required"] = list(dict.fromkeys(found["required"]))
        if depth > 0 and self.random.random() < 0.3:
            closed = self.random.random() < 0.5
            found["additionalProperties"] = (
                False if closed else self._schema(depth - 1, 0)
            )
        for keyword in ("minProperties", "maxProperties"):
            if self.random.random() < 0.1:
                found[keyword] = self.random.choice((0, 1, 2))
        if depth > 0 and self.random.random() < 0.12:
            pattern = self.random.choice(PATTERNS[:3])
            found["patternProperties"] = {pattern: self._schema(depth - 1, 0)}
        if self.random.random() < 0.2:
            found |= self._rare_object_keyword(depth)
        return found

    def _rare_object_keyword(self, depth: int) -> dict[str, Any]:
        needs = [self.random.choice(NAMES)]
        name = self.random.choice(NAMES)
        schema = self._schema(depth - 1, 0) if depth > 0 else {}
        choices: list[dict[str, Any]] = []
        if self._number >= 1:
            choices.append({"propertyNames": schema})
        if self._number >= 3:
            choices.append({"dependentRequired": {name: needs}})
            choices.append({"dependentSchemas": {name: schema}})
            choices.append({"unevaluatedProperties": schema})
        else:
            choices.append({"dependencies": {name: needs}})
            choices.append({"dependencies": {name: schema}})
        return self.random.choice(choices)


def _unique(values: Sequence[Any]) -> list[Any]:
    """Values of which no two are equal to JSON Schema."""
    found: list[Any] = []
    for value in values:
        if not any(_equal(value, other) for other in found):
            found.append(value)
    return found


def _equal(first: Any, second: Any) -> bool:
    if isinstance(first, bool) or isinstance(second, bool):
        return first is second
    return bool(first == second)
