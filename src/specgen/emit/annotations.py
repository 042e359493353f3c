"""From a type to its annotation, for models and for params.

Owns: which Python type stands for which IR type, and which marker for which
assertion. A model's annotation depends on the verdict: what is exact carries every
assertion, what is tolerant carries none and lets unknown values through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from specgen import ir
from specgen.conversions import Conversions
from specgen.formats import python_type
from specgen.ir import Kind
from specgen.literals import literal
from specgen.patterns import is_ecma, python_pattern
from specgen.plan import Plan, is_literal_enum
from specgen.pyexpr import (
    ANNOTATED,
    LITERAL,
    NONE,
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Subscript,
    Text,
    alternatives,
    annotated,
    either,
    quoted,
)
from specgen.spelling import resource_uri
from specgen.walk import values_of

TYPES = "._types"
ANY = Name("Any", "typing")
STR, LIST, DICT, TUPLE = Name("str"), Name("list"), Name("dict"), Name("tuple")
SEQUENCE = Name("Sequence", "collections.abc")
SEQUENCE_NOT_STR = Name("SequenceNotStr", TYPES)
OMITTABLE = Name("Omittable", TYPES)
NEVER = Name("Never", TYPES)
UNKNOWN_VARIANT = Name("UnknownVariant", "._base")

_SCALARS: Mapping[Kind, Expr] = {
    Kind.NULL: NONE,
    Kind.BOOLEAN: Name("Boolean", TYPES),
    Kind.INTEGER: Name("Integer", TYPES),
    Kind.NUMBER: Name("Number", TYPES),
    Kind.STRING: STR,
}
_TYPES: Mapping[type, Expr] = {
    type(None): NONE,
    bool: _SCALARS[Kind.BOOLEAN],
    int: _SCALARS[Kind.INTEGER],
    float: _SCALARS[Kind.NUMBER],
    str: STR,
    list: Subscript(LIST, (ANY,)),
    dict: Subscript(DICT, (STR, ANY)),
}
"""The annotation for all values of the JSON type of a Python type."""

_LIMITS: Mapping[type[ir.Assertion], str] = {
    ir.Bounds: "Bounds",
    ir.Length: "Length",
    ir.ItemLimits: "Items",
    ir.PropertyLimits: "Properties",
}
"""The markers whose arguments are the fields of the assertion that they stand for."""

_OF_LITERALS = {str, bool, int, type(None)}
"""The types of values that `typing.Literal` takes."""

_TOLD_APART = {str, type(None)}
"""Those of values that it tells apart: to it 1, 1.0 and True are the same."""


def mark(name: str, *items: Expr) -> Call:
    """A marker of the generated package's `_types`."""
    return Call(Name(name, TYPES), items)


class Annotations(Struct, frozen=True):
    """Annotations of one side under one verdict."""

    plan: Plan
    param: bool
    exact: bool

    def __call__(self, node: ir.Type) -> Expr:
        """The annotation of a type."""
        bare = self.bare(node)
        marks = list(self.marks(node.residual)) if self.exact and node.residual else []
        if node.implied and not isinstance(node, ir.Object):
            marks.append(mark("Implied", Text(quoted(_implied_type(node)))))
        if not marks:
            return bare
        marks.sort(key=_is_whole)
        return annotated(bare, marks)

    def bare(self, node: ir.Type) -> Expr:
        """The annotation without the markers of residual assertions."""
        match node:
            case ir.Scalar():
                return self._scalar(node)
            case ir.Ref():
                return self._ref(node)
            case ir.Literal() | ir.Enum():
                return self._enumeration(values_of(node))
            case ir.Map():
                return Subscript(DICT, (STR, self.other_values(node, node.values)))
            case ir.Array(items=items):
                return self._array(items)
            case ir.Tuple(items=items):
                return annotated(
                    Subscript(TUPLE, tuple(map(self, items))), [mark("Array")]
                )
            case ir.Union():
                return self._union(node)
            case ir.Any():
                return ANY
            case ir.Never():
                return NEVER if self.exact or self.param else ANY
            case ir.Object() | ir.Intersection():
                raise AssertionError(f"{node.id} has no definition of its own")

    def other_values(self, node: ir.Type, values: ir.Type) -> Expr:
        """The annotation of what an object has under names that are not declared.

        Where patterns say which names these may be, others are unknown to a reader.
        """
        found = self(values)
        is_patterned = any("patternProperties" in a.as_keywords for a in node.residual)
        if self.exact or self.param or not is_patterned or _keeps_unknown(found):
            return found
        return _keeping_unknown(found)

    # -- scalars and enumerations

    def _scalar(self, node: ir.Scalar) -> Expr:
        name = python_type(node) if self.plan.options.python_formats else None
        if name:
            return Name(f"{name}Param" if self.param else name, TYPES)
        return _SCALARS[node.kind]

    def _enumeration(self, values: Sequence[ir.Json]) -> Expr:
        """The annotation for one of some values; open where the verdict is tolerant."""
        base = _base(values)
        types = set(map(type, values))
        is_plain = types <= _OF_LITERALS
        if not is_plain and not self.exact:
            return base
        closed = closed_literal(values) if is_plain else base
        if not types <= _TOLD_APART:
            closed = annotated(closed, [mark("OneOf", *map(literal, values))])
        return closed if self.exact else _opened(closed, base)

    # -- containers

    def _array(self, items: ir.Type) -> Expr:
        """A list; where it is sent, any sequence will do.

        But not one of strings: a string is a sequence of strings itself.
        """
        item = self(items)
        if not self.param or self._is_text(items):
            return Subscript(LIST, (item,))
        kind = SEQUENCE_NOT_STR if self._has_text(items) else SEQUENCE
        return Subscript(kind, (item,))

    def _is_text(self, items: ir.Type) -> bool:
        """Whether items are of one type, which a string is a sequence of."""
        match self.plan.resolved(items):
            case ir.Scalar(kind=Kind.STRING) as node:
                return self._scalar(node) is STR
            case ir.Enum() | ir.Literal() | ir.Any():
                return True
            case _:
                return False

    def _has_text(self, items: ir.Type) -> bool:
        match self.plan.resolved(items):
            case ir.Scalar(kind=Kind.STRING):
                return True
            case ir.Union(variants=variants):
                return any(self._is_text(v) or self._has_text(v) for v in variants)
            case _:
                return False

    # -- unions

    def _union(self, node: ir.Union) -> Expr:
        if node.tag is not None:  # all variants are objects, each with a tag
            return self._tagged(node.tag, [self(each) for each in node.variants])
        whole = either(map(self, self._in_order(node)))
        if self.param:
            return whole
        based = [Keyword("based", Text("True"))] * node.based
        hint = [] if node.hint is None else [_telling("Hinted", node.hint, *based)]
        if self.exact or node.based:
            return whole if _is_exclusive(node) else annotated(whole, hint)
        known = [each for each in alternatives(whole) if each != NONE]
        if len(known) <= 1 and ANY not in known:
            return whole
        return _keeping_unknown(whole, hint)

    def _in_order(self, node: ir.Union) -> Iterable[ir.Type]:
        """Variants as a hint has them, and then the others as they are written."""
        hinted = 0 if node.hint is None else len(node.hint.values)
        yield from node.variants[:hinted]
        yield from self._as_written(node.variants[hinted:])

    def _as_written(self, variants: tuple[ir.Type, ...]) -> Iterable[ir.Type]:
        """Variants in the order in which pydantic is to try to write a value.

        What it writes whatever it is would take bytes for text; that comes last. So do
        sequences, which arrays are in params: of those it does not look at the type.
        """
        conversions = conversions_of(self.plan)

        def openness(node: ir.Type) -> tuple[bool, bool]:
            is_sequence = self.param and conversions.has_arrays(node)
            return conversions.is_open(node), is_sequence

        if any(map(conversions.spells, variants)):
            return sorted(variants, key=openness)
        return variants

    def _tagged(self, tag: ir.Tag, variants: list[Expr]) -> Expr:
        if self.exact or self.param:
            return annotated(either(variants), [_telling("Tagged", tag)])
        is_open = Keyword("open", Text("True"))
        opened = either([*variants, UNKNOWN_VARIANT])
        return annotated(opened, [_telling("Tagged", tag, is_open)])

    def _ref(self, node: ir.Ref) -> Expr:
        name = (self.plan.param if self.param else self.plan.model)(node.target)
        target = self.plan.resolved(node)
        if self._is_only_null(target):  # no class: `|` takes no alias of None
            return NONE
        if self.exact or self.param:
            return name
        if is_literal_enum(target):
            return _opened(name, _base(values_of(target)))
        return name

    def _is_only_null(self, node: ir.Type) -> bool:
        """Whether null is all that a type accepts, and nothing is left to assert."""
        if node.residual:
            return False
        match self.plan.resolved(node):
            case ir.Scalar(kind=kind, residual=()):
                return kind is Kind.NULL
            case ir.Enum(residual=()) | ir.Literal(residual=()) as found:
                return all(value is None for value in values_of(found))
            case ir.Union(variants=variants, residual=()):
                return all(map(self._is_only_null, variants))
            case _:
                return False

    # -- assertions

    def marks(self, residual: Iterable[ir.Assertion]) -> Iterator[Call]:
        """The markers that hold a value to assertions."""
        for assertion in residual:
            match assertion:
                case ir.Bounds() | ir.Length() | ir.ItemLimits() | ir.PropertyLimits():
                    yield mark(_LIMITS[type(assertion)], *_arguments(assertion))
                case ir.Pattern(regex=regex):
                    yield _pattern(regex)
                case ir.DependentRequired(names=names):
                    yield mark("DependentRequired", _dependencies(names))
                case ir.NoFraction():
                    yield mark("NoFraction")
                case ir.ExactlyOne():
                    yield mark("ExactlyOne")
                case ir.Fragment(id=place):
                    uri, _, pointer = place.partition("#")
                    yield mark("Schema", Text(quoted(f"{resource_uri(uri)}#{pointer}")))


def conversions_of(plan: Plan) -> Conversions:
    """What becomes of strings in a package."""
    return Conversions(
        definitions=plan.spec.definitions,
        python_formats=plan.options.python_formats,
        string_enums=plan.options.string_enums,
    )


def _keeping_unknown(expr: Expr, marks: Iterable[Expr] = ()) -> Expr:
    """An annotation beside which any other value is kept as it came."""
    members = alternatives(expr)
    known = [member for member in members if member != NONE]
    null = [NONE] * (len(known) < len(members))
    if ANY in known:
        return ANY
    opened = annotated(either([*known, UNKNOWN_VARIANT]), [mark("Fallback"), *marks])
    return either([opened, *null])


def _keeps_unknown(expr: Expr) -> bool:
    """Whether an annotation keeps any other value already."""
    match expr:
        case Alternatives(items=items):
            return any(map(_keeps_unknown, items))
        case Subscript(base=base, items=(inner, *_)) if base == ANNOTATED:
            return _keeps_unknown(inner)
        case _:
            return expr == UNKNOWN_VARIANT


def _telling(marker: str, tag: ir.Tag, *options: Keyword) -> Call:
    """The marker that tells the members of a union apart by a property."""
    values = [
        Text(quoted(group[0]))
        if len(group) == 1
        else Display("()", tuple(Text(quoted(value)) for value in group))
        for group in tag.values
    ]
    return mark(marker, Text(quoted(tag.property)), *values, *options)


def _is_exclusive(node: ir.Union) -> bool:
    """Whether it is asserted that no value is of two variants."""
    return any("oneOf" in assertion.as_keywords for assertion in node.residual)


def _is_whole(marker: Call) -> bool:
    """Whether a marker holds a value to a schema as a whole: such ones come last."""
    return marker.base.name == "Schema"


def closed_literal(values: Iterable[ir.Json]) -> Expr:
    """`Literal["a", "b"]`, with null beside it as None."""
    found = list(values)
    kept = tuple(literal(value) for value in found if value is not None)
    if not kept:
        return NONE
    closed = Subscript(LITERAL, kept)
    return closed if len(kept) == len(found) else Alternatives((closed, NONE))


def _opened(closed: Expr, base: Expr) -> Expr:
    """An enumeration beside which any other value of its type will do."""
    return either([closed, base])


def _base(values: Iterable[ir.Json]) -> Expr:
    """The annotation for all values of the JSON types of some."""
    return either(_TYPES[kind] for kind in dict.fromkeys(map(type, values)))


def _implied_type(node: ir.Type) -> str:
    match node:
        case ir.Scalar(kind=kind):
            return kind.value
        case ir.Map():
            return "object"
        case _:
            return "array"


def _arguments(
    assertion: ir.Bounds | ir.Length | ir.ItemLimits | ir.PropertyLimits,
) -> Iterator[Expr]:
    for name, value in asdict(assertion).items():
        if value is not None and value is not False:
            yield Keyword(name, literal(value))


def _pattern(regex: str) -> Call:
    translated, engine = python_pattern(regex)
    extra = [Keyword("engine", Text(quoted(engine)))] if engine != "rust" else []
    if not is_ecma(translated):
        extra.append(Keyword("ecma", Text(quoted(regex))))
    return mark("Pattern", Text(quoted(translated)), *extra)


def _dependencies(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Expr:
    return Display(
        "{}",
        tuple(
            Keyword(
                quoted(name),
                Display("()", tuple(Text(quoted(need)) for need in needs)),
                ": ",
            )
            for name, needs in names
        ),
    )
