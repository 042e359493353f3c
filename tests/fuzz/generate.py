"""Documents that a schema is likely to accept, from the schema as it is written.

Owns a generator that copes with large and recursive schemas, where
hypothesis-jsonschema gives up. It need not be right: the oracle has the say on what is
valid. It only has to be right often, and to reach every property, variant and bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.fuzz.formats import made_up
from tests.fuzz.oracle import Oracle
from tests.fuzz.strategies import examples

_DEEP = 5
"""From this depth on, what may be left out is left out."""

_TOO_DEEP = 16

_TYPES_BY_KEYWORD = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "array",
    "pattern": "string",
    "minLength": "string",
    "maxLength": "string",
    "minimum": "number",
    "maximum": "number",
}
_ANYTHING: Sequence[Any] = (
    *(None, True, False, 0, 1, 1.0, -1, 2.5, "", "a", "1"),
    *([], {}, [1, "a"], {"a": 1}, {"a": {"b": [None]}}),
)


class DeadEndError(Exception):
    """No document can be made here, or none that ends."""


class Part(NamedTuple):
    """One of the schemas that a value has to satisfy, and the document it stands in."""

    schema: Any
    uri: str


@dataclass(frozen=True)
class Generator:
    """Makes documents for the places of a specification."""

    oracle: Oracle
    random: Random

    def document(self, place: str) -> Any:
        """Return a document for the schema at a place.

        Raises:
            DeadEndError: where none came out; another attempt may do better.
        """
        uri = place.partition("#")[0]
        return self._value([Part(self.oracle.schema(place), uri)], 0)

    def _value(self, parts: list[Part], depth: int) -> Any:
        if depth > _TOO_DEEP:
            raise DeadEndError
        flat = list(self._flat(parts, depth))
        for keyword in ("const", "enum"):
            given_values = [p.schema[keyword] for p in flat if keyword in p.schema]
            if given_values:
                values = given_values[0] if keyword == "enum" else given_values[:1]
                return self.random.choice(values)
        kinds = _types(flat)
        if kinds is None:
            return self.random.choice(_ANYTHING)
        if not kinds:
            raise DeadEndError
        kind = self.random.choice(kinds)
        if depth >= _DEEP:
            kind = next((k for k in kinds if k not in ("object", "array")), kind)
        return self._of_kind(kind, flat, depth)

    def _of_kind(self, kind: str, flat: list[Part], depth: int) -> Any:
        match kind:
            case "null":
                return None
            case "boolean":
                return self.random.random() < 0.5
            case "string":
                return self._string(flat)
            case "integer" | "number":
                return self._number(flat, kind)
            case "array":
                return self._array(flat, depth)
            case _:
                return self._object(flat, depth)

    def _flat(self, parts: list[Part], depth: int) -> Iterator[Part]:
        """Follow references, take all of `allOf`, one of each `anyOf` and `oneOf`."""
        pending = list(reversed(parts))
        steps = 0
        while pending:
            schema, uri = pending.pop()
            steps += 1
            if schema is False or steps > 200:
                raise DeadEndError
            if not isinstance(schema, dict):
                continue
            if "$ref" in schema:
                place = self.oracle.target(schema["$ref"], uri)
                pending.append(Part(self.oracle.schema(place), place.partition("#")[0]))
            pending += [Part(member, uri) for member in schema.get("allOf", ())]
            for keyword in ("anyOf", "oneOf"):
                if schema.get(keyword):
                    pending.append(self._variant(schema[keyword], uri, depth))
            yield Part(schema, uri)

    def _variant(self, variants: Sequence[Any], uri: str, depth: int) -> Part:
        if depth >= _DEEP:
            flat = [v for v in variants if _is_flat(v)]
            variants = flat or variants
        return Part(self.random.choice(variants), uri)

    # -- scalars

    def _string(self, flat: list[Part]) -> str:
        patterns = [p.schema["pattern"] for p in flat if "pattern" in p.schema]
        if patterns:
            return self.random.choice(matching(patterns[0]))
        formats = [p.schema["format"] for p in flat if "format" in p.schema]
        if formats and self.random.random() < 0.8:
            return made_up(formats[0], self.random)
        low = max((p.schema.get("minLength", 0) for p in flat), default=0)
        high = min([low + 12, *(p.schema.get("maxLength", low + 12) for p in flat)])
        length = self.random.choice((low, min(high, low + 5), min(high, low + 12)))
        alphabet = "abcXYZ019 _-./\né𝄞" if self.random.random() < 0.2 else "abc19"
        return "".join(self.random.choices(alphabet, k=length))

    def _number(self, flat: list[Part], kind: str) -> float:
        low, high = _range(flat)
        step = next(
            (p.schema["multipleOf"] for p in flat if "multipleOf" in p.schema), 0
        )
        if low is None and high is None:
            low, high = -2, 100
        elif low is None:
            low = high - 100
        elif high is None:
            high = low + 100
        value = self.random.choice(
            (low, high, self.random.randint(int(low), max(int(high), int(low))))
        )
        if step:
            value = round(value / step) * step
        elif kind == "number" and self.random.random() < 0.5:
            value = self.random.uniform(low, high)
        if self.random.random() < 0.2:
            return float(value) if kind == "number" or value == int(value) else value
        return value

    # -- arrays and objects

    def _array(self, flat: list[Part], depth: int) -> list[Any]:
        low = max((p.schema.get("minItems", 0) for p in flat), default=0)
        high = min([low + 3, *(p.schema.get("maxItems", low + 3) for p in flat)])
        count = low if depth >= _DEEP else self.random.randint(low, max(low, high))
        items = [Part(p.schema["items"], p.uri) for p in flat if "items" in p.schema]
        found = []
        for _ in range(min(count, 300)):
            try:
                found.append(self._value(items, depth + 1))
            except DeadEndError:
                if len(found) >= low:
                    break
                raise
        return found

    def _object(self, flat: list[Part], depth: int) -> dict[str, Any]:
        properties: dict[str, list[Part]] = {}
        required: dict[str, None] = {}
        for part in flat:
            required |= dict.fromkeys(part.schema.get("required", ()))
            for name, schema in part.schema.get("properties", {}).items():
                properties.setdefault(name, []).append(Part(schema, part.uri))
        others = [
            Part(p.schema["additionalProperties"], p.uri)
            for p in flat
            if "additionalProperties" in p.schema
        ]
        share = 0.0 if depth >= _DEEP else self.random.choice((0.1, 0.5, 0.9))
        document: dict[str, Any] = {}
        names = list(dict.fromkeys((*properties, *required)))
        self.random.shuffle(names)
        for name in names:
            if name in required or self.random.random() < share:
                try:
                    document[name] = self._value(
                        properties.get(name, others), depth + 1
                    )
                except DeadEndError:
                    if name in required:
                        raise
        self._add_others(document, others, share, depth)
        return document

    def _add_others(
        self, document: dict[str, Any], others: list[Part], share: float, depth: int
    ) -> None:
        if self.random.random() < share:
            for name in self.random.sample(("other", "b", "x-y", "class", "é"), 2):
                try:
                    document.setdefault(name, self._value(others, depth + 1))
                except DeadEndError:
                    return


def _types(flat: list[Part]) -> list[str] | None:
    """The JSON types that all parts allow; None where they say nothing."""
    found: list[str] | None = None
    for part in flat:
        declared = part.schema.get("type")
        if declared is not None:
            allowed = [declared] if isinstance(declared, str) else declared
            found = list(allowed) if found is None else _both(found, allowed)
    if found is None:
        implied = {
            kind for p in flat for k, kind in _TYPES_BY_KEYWORD.items() if k in p.schema
        }
        return sorted(implied) or None
    return found


def _both(first: list[str], second: Sequence[str]) -> list[str]:
    found = [kind for kind in first if kind in second]
    if "integer" in (*first, *second) and "number" in (*first, *second):
        found.append("integer")
    return found


def _range(flat: list[Part]) -> tuple[Any, Any]:
    lows = [p.schema["minimum"] for p in flat if "minimum" in p.schema]
    lows += [
        p.schema["exclusiveMinimum"] + 1 for p in flat if "exclusiveMinimum" in p.schema
    ]
    highs = [p.schema["maximum"] for p in flat if "maximum" in p.schema]
    highs += [
        p.schema["exclusiveMaximum"] - 1 for p in flat if "exclusiveMaximum" in p.schema
    ]
    return max(lows, default=None), min(highs, default=None)


def _is_flat(schema: Any) -> bool:
    return isinstance(schema, dict) and (
        "enum" in schema
        or "const" in schema
        or schema.get("type") in ("null", "boolean", "string", "integer", "number")
    )


@cache
def matching(pattern: str) -> Sequence[str]:
    """Return some strings that match a pattern, the same ones each time."""
    return examples(st.from_regex(pattern), 20, 0) or [""]
