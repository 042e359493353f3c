"""Whether schemas of two versions say the same, as they are written.

Owns: the comparison of what no type can say, behind references and whatever its
spelling. Takes: the schemas of both versions. Gives: yes or no. Must not know: types.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple, TypeAlias

from specgen.ir import TypeId
from specgen.json_values import json_key, json_type
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.lower import COMBINING_KEYWORDS, RESIDUAL_KEYWORDS
from specgen.parse.schema import Schema, Subschemas

_ASSERTING = (
    frozenset().union(*KEYWORDS_OF_TYPE.values())
    | COMBINING_KEYWORDS
    | RESIDUAL_KEYWORDS
    | frozenset("enum const format $dynamicRef $recursiveRef".split())
)
"""The keywords that decide what a schema accepts, `type` and `$ref` aside."""

_TOGETHER: Mapping[str, frozenset[str]] = {
    keyword: frozenset(group.split())
    for group in (
        "if then else",
        "contains minContains maxContains",
        "additionalProperties patternProperties",
        "prefixItems items additionalItems minItems maxItems uniqueItems",
    )
    for keyword in group.split()
}
"""The keywords that mean something beside others, with these."""

_OF_WHOLE = frozenset(
    "allOf properties unevaluatedItems unevaluatedProperties $schema $dynamicRef "
    "$recursiveRef".split()
)
"""Those for whose sake a value is held to all that its schema says."""

SIZES = frozenset({"minLength", "minItems", "minProperties"})
"""Those that say nothing where they are 0."""

Schemas: TypeAlias = Mapping[TypeId, Schema]

Alike: TypeAlias = Callable[[TypeId, TypeId], bool]
"""Whether places of both versions are the same, whatever stands there."""

_Claims: TypeAlias = frozenset[tuple[Hashable, ...]]
"""JSON types, and values behind theirs."""


class Written(NamedTuple):
    """A keyword as it stands in a schema."""

    schema: Schema
    keyword: str


class Sameness:
    """The schemas of two versions, held against each other."""

    def __init__(self, old: Schemas, new: Schemas, are_one: Alike) -> None:
        """Begin; variants that `are_one` class in both versions are compared so."""
        self._old = old
        self._new = new
        self._are_one = are_one
        self._same: dict[tuple[TypeId, TypeId], None] = {}
        self._held: dict[tuple[TypeId, TypeId, str], bool] = {}

    def hold_alike(self, old: Written, new: Written) -> bool:
        """Whether a keyword lets all through that it did."""
        if old.keyword != new.keyword:
            return False
        key = (old.schema.id, new.schema.id, new.keyword)
        if key not in self._held:
            self._held[key] = self._holds_alike(old.schema, new.schema, new.keyword)
        return self._held[key]

    def forbids_nothing(self, new: Written) -> bool:
        """Whether it is a `oneOf` whose variants have no value in common."""
        members = new.schema.members("oneOf") if new.keyword == "oneOf" else ()
        variants = [_behind(each, self._new) for each in members]
        return bool(variants) and not self._may_meet(variants, variants)

    def _holds_alike(self, old: Schema, new: Schema, keyword: str) -> bool:
        if keyword == "oneOf":
            return self._is_as_exclusive(old, new)
        both = old, new
        if keyword in _OF_WHOLE or any(keyword not in each.keywords for each in both):
            return self._are_same(*both)
        return self._say_same(*both, _TOGETHER.get(keyword, frozenset({keyword})))

    # -- oneOf

    def _is_as_exclusive(self, old: Schema, new: Schema) -> bool:
        """Whether no value is of two variants now that was of one before."""
        known = [_behind(each, self._old) for each in old.members("oneOf")]
        variants = [_behind(each, self._new) for each in new.members("oneOf")]
        fresh = _unmatched(known, variants, lambda a, b: self._are_one(a.id, b.id))
        fresh = _unmatched(known, fresh, self._are_same)
        return not self._may_meet(variants, fresh)

    def _may_meet(self, variants: list[Schema], fresh: list[Schema]) -> bool:
        """Whether a value may be of two variants of which one is among the `fresh`."""
        return any(
            _have_common(self._claims(one), self._claims(other))
            for one, other in combinations(variants, 2)
            if one in fresh or other in fresh
        )

    def _claims(self, schema: Schema) -> _Claims | None:
        """The values or the JSON types that a variant takes; None where any will do."""
        values = schema.enumeration()
        if values is not None:
            return frozenset((json_type(v), json_key(v)) for v in values)
        if schema.types is None:
            return None
        return frozenset(("number" if t == "integer" else t,) for t in schema.types)

    # -- whole schemas

    def _are_same(self, old: Schema, new: Schema) -> bool:
        """Whether schemas say the same, if those do that are being compared."""
        old, new = _behind(old, self._old), _behind(new, self._new)
        pair = (old.id, new.id)
        if pair in self._same:
            return True
        known = len(self._same)
        self._same[pair] = None
        if (
            (old.boolean is False) is (new.boolean is False)
            and self._refer_alike(old, new)
            and self._say_same(old, new, _ASSERTING | {"type"})
        ):
            return True
        while len(self._same) > known:  # what was the same only if these are
            self._same.popitem()
        return False

    def _refer_alike(self, old: Schema, new: Schema) -> bool:
        if old.ref is None or new.ref is None:
            return old.ref is new.ref
        return self._are_same(self._old[old.ref], self._new[new.ref])

    def _say_same(self, old: Schema, new: Schema, keywords: frozenset[str]) -> bool:
        """Whether some of their keywords say the same."""
        if "type" in keywords and _types(old) != _types(new):
            return False
        told = _telling(old, keywords - {"type"})
        return told == _telling(new, keywords - {"type"}) and all(
            self._is_same(old, new, keyword) for keyword in told
        )

    def _is_same(self, old: Schema, new: Schema, keyword: str) -> bool:
        before, after = old.subschemas.get(keyword), new.subschemas.get(keyword)
        if before is None or after is None:
            return before is after and _value(old, keyword) == _value(new, keyword)
        if keyword in COMBINING_KEYWORDS:
            known = list(old.members(keyword))
            left = _unmatched(known, new.members(keyword), self._are_same)
            return not known and not left
        return _shape(old, keyword) == _shape(new, keyword) and all(
            self._are_same(one, other)
            for one, other in zip(_inside(before), _inside(after), strict=True)
        )


def _unmatched(
    old: list[Schema],
    new: Iterable[Schema],
    are_alike: Callable[[Schema, Schema], bool],
) -> list[Schema]:
    """New schemas that no old one is like; those that one is like leave the `old`."""
    left = []
    for schema in new:
        same = next((each for each in old if are_alike(each, schema)), None)
        if same is None:
            left.append(schema)
        else:
            old.remove(same)
    return left


def _behind(schema: Schema, schemas: Schemas) -> Schema:
    """What a schema is no more than: behind references, or alone in `allOf`."""
    seen: set[TypeId] = set()
    while schema.id not in seen:
        seen.add(schema.id)
        told = _telling(schema, _ASSERTING)
        if schema.boolean is not None or _types(schema):
            break
        if schema.ref is not None and not told:
            schema = schemas[schema.ref]
        elif schema.ref is None and len(told) == 1 and told <= COMBINING_KEYWORDS:
            members = schema.members(*told)
            schema = members[0] if len(members) == 1 else schema
    return schema


def _telling(schema: Schema, keywords: frozenset[str]) -> frozenset[str]:
    """Those of some keywords that say something; `enum` and `const` are one."""
    return frozenset(
        "enum" if keyword == "const" else keyword
        for keyword in keywords & schema.keywords.keys()
        if schema.dialect.supports(keyword)
        and not (keyword in SIZES and not schema.get(keyword))
    )


def _types(schema: Schema) -> frozenset[str] | None:
    """The JSON types that a schema speaks of; null alone where it only adds that."""
    types = schema.types
    if types is not None:
        return frozenset(types)
    return frozenset({"null"}) if schema.nullable else None


def _value(schema: Schema, keyword: str) -> Hashable:
    """What a keyword has that holds no schemas, in whatever order."""
    if keyword == "enum":
        return frozenset(map(json_key, schema.enumeration() or ()))
    if keyword == "required":
        return frozenset(schema.required)
    return json_key(schema.get(keyword))


def _inside(part: Subschemas) -> Iterable[Schema]:
    """The schemas of a keyword, by name if they have any."""
    if isinstance(part, Schema):
        return (part,)
    if isinstance(part, list):
        return part
    return (schema for _, schema in sorted(part.items()))


def _shape(schema: Schema, keyword: str) -> Hashable:
    """What a keyword holds, but for what the schemas in it say."""
    part = schema.subschemas[keyword]
    if isinstance(part, Schema):
        return None
    if isinstance(part, list):
        return len(part)
    return json_key({k: k in part or v for k, v in schema.get(keyword).items()})


def _have_common(some: _Claims | None, others: _Claims | None) -> bool:
    """Whether a value may be of two variants, by what they take."""
    if some is None or others is None or some & others:
        return True
    pairs = (some, others), (others, some)
    return any((kind,) in whole for one, whole in pairs for kind, *_ in one)
