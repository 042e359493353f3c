"""What holds values to one keyword: type, generated code, validator, or nothing.

Owns the judgement. Takes a schema as it is written and its standing in the IR, and
asks emit for the Python of it; never decides by itself what Python would do. Must not
know how nodes are found, nor lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from specgen import ir
from specgen.emit.annotations import UNKNOWN_VARIANT, Annotations
from specgen.emit.models import forbids_extra
from specgen.explain.holding import ALL_OF, UNIONS, held_by_type, is_held_by
from specgen.explain.rows import HeldBy
from specgen.explain.standing import Bearer, Standing, fields_of
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.literals import literal
from specgen.lower.values import MEMBER_DESCRIPTIONS, MEMBER_NAMES
from specgen.parse.schema import Schema
from specgen.plan import Plan
from specgen.pyexpr import Call, Expr, Scope, Subscript, alternatives

DOCUMENTATION: Mapping[str, str] = {
    **dict.fromkeys(("title", "description", "deprecated", "$comment"), ""),
    **dict.fromkeys(("example", "examples", "externalDocs", "xml"), ""),
    **dict.fromkeys(("default", "readOnly", "writeOnly"), ""),
    **dict.fromkeys(("contentMediaType", "contentSchema"), "it asserts nothing"),
    **dict.fromkeys(("id", "$id", "$anchor", "$dynamicAnchor"), "a name to refer to"),
    **dict.fromkeys(("$recursiveAnchor",), "a name to refer to"),
    **dict.fromkeys(("$schema", "$vocabulary"), "how the others are read"),
    **dict.fromkeys(("$defs", "definitions"), "schemas to refer to"),
}
"""The keywords that assert nothing, and what there is to say of them."""

COMPANIONS: Mapping[str, tuple[str, ...]] = {
    "then": ("if",),
    "else": ("if",),
    "if": ("then", "else"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
}
"""The keywords that have no effect without one of these others."""

_OF_MEMBERS = frozenset({*MEMBER_NAMES, *MEMBER_DESCRIPTIONS})
_CLOSING = frozenset({"additionalProperties", "unevaluatedProperties"})

ANNOTATIONS = frozenset({"format", "contentEncoding"})
"""The keywords that decide what a string becomes, if they decide anything."""


class Judgement(NamedTuple):
    """What holds values to a keyword, the Python that does, and why nothing does."""

    held: HeldBy
    by: str = ""
    note: str = ""


def judge(
    schema: Schema,
    keyword: str,
    standing: Standing,
    outer: Judgement | None,
    plan: Plan,
) -> Judgement:
    """Return what holds values to a keyword of a schema.

    `outer` is the judgement on the keyword that the schema is written in, if it is
    written in one.
    """
    return _Judge(schema, standing, outer, plan).judgement(keyword)


def python(expr: Expr) -> str:
    """Return an expression as it stands in a module that has all it needs."""
    return expr.flat(Scope(".", ()))


class _Judge:
    def __init__(
        self, schema: Schema, standing: Standing, outer: Judgement | None, plan: Plan
    ) -> None:
        self.schema = schema
        self.standing = standing
        self.outer = outer
        self.plan = plan
        self.exactly = Annotations(plan, param=False, exact=True)

    def judgement(self, keyword: str) -> Judgement:
        schema, dialect = self.schema, self.schema.dialect
        if keyword not in schema.keywords:
            why = "it has not the form that the keyword takes"
            if "$ref" in schema.keywords:
                why = f"nothing beside $ref has an effect in {dialect.name}"
            return Judgement("ignored", note=why)
        if not dialect.supports(keyword):
            return self._unknown(keyword)
        if keyword in DOCUMENTATION:
            return self._documented(keyword)
        if keyword in ANNOTATIONS:
            return self._format(keyword)
        if keyword == "discriminator":
            return self._discriminator()
        return self._asserted(keyword)

    # -- what asserts nothing

    def _unknown(self, keyword: str) -> Judgement:
        if keyword in _OF_MEMBERS and "enum" in self.schema.keywords:
            return Judgement("documentation", note="for the members of the enum")
        if keyword.startswith("x-"):
            return Judgement("ignored", note="an extension that specgen does not read")
        dialect = self.schema.dialect.name
        return Judgement("ignored", note=f"{dialect} has no such keyword")

    def _documented(self, keyword: str) -> Judgement:
        note = DOCUMENTATION[keyword]
        field = self.standing.field
        if field is not None:
            item = field.item
            if keyword == "default" and item.default is not None:
                value = python(literal(item.default.value))
                return Judgement("applied", value, "where the property is absent")
            if keyword == "readOnly" and not field.is_sent:
                note = "left out of params"
            if keyword == "writeOnly" and item.required and not field.is_required:
                note = "may be absent from what is read"
        return Judgement("documentation", note=note)

    def _format(self, keyword: str) -> Judgement:
        """A format is held where the annotation is another with it than without it."""
        for bearer in self.standing.bearers:
            node = bearer.node
            if isinstance(node, ir.Scalar) and node.format is not None:
                annotations = self._annotations(bearer)
                found = annotations.bare(node)
                if keyword == "contentEncoding" and "format" in self.schema.keywords:
                    continue
                if found != annotations.bare(replace(node, format=None)):
                    return Judgement("type", python(found))
        return Judgement("documentation", note="the value stays as it is")

    def _discriminator(self) -> Judgement:
        for bearer in self.standing.bearers:
            node = bearer.node
            if not isinstance(node, ir.Union):
                continue
            named = self.schema.discriminator
            if node.tag is not None and node.tag.property == named:
                return self._union(bearer)
            if node.hint is not None and node.hint.property == named:
                return self._hint(bearer)
        union = self.plan.spec.definitions.get(ir.family_of(self.schema.id))
        if union is not None:
            name = python(self.plan.model(union.id))
            return Judgement("type", name, "what refers to the schema refers to that")
        return Judgement("documentation", note="no union is told apart by it")

    # -- what asserts something

    def _asserted(self, keyword: str) -> Judgement:
        standing, outer = self.standing, self.outer
        idle = outer is not None and outer.held in ("ignored", "documentation")
        if outer is not None and idle and not standing.is_own:
            return outer._replace(by="")
        if not standing.bearers and not standing.covers:
            return Judgement("documentation", note="no code is generated of it")
        found = (
            self._by_fragment(keyword, named=True)
            or self._by_assertion(keyword)
            or self._by_type(keyword)
            or self._by_fragment(keyword, named=False)
        )
        return found or Judgement("ignored", note=self._why_void(keyword))

    def _by_fragment(self, keyword: str, *, named: bool) -> Judgement | None:
        for cover in self.standing.fragments:
            keywords = cover.fragment.keywords
            whole = cover in self.standing.covers or "allOf" in keywords
            if named and not whole and keyword not in keywords:
                continue
            if not cover.exact:
                return self._by_type_alone(keyword)
            marks = self.exactly.marks([cover.fragment])
            return Judgement("validator", ", ".join(map(python, marks)))
        return None

    def _by_type_alone(self, keyword: str) -> Judgement:
        """What is left of a keyword of which a type can say a part, if any."""
        found = self._by_type(keyword, in_part=True)
        if found is None or found.held != "type":
            return _tolerated("it is not enforced")
        return found._replace(note="tolerant: enforced as far as the type goes")

    def _by_assertion(self, keyword: str) -> Judgement | None:
        for bearer in self.standing.bearers:
            for assertion in bearer.node.residual:
                if isinstance(assertion, ir.Fragment):
                    continue
                if is_held_by(assertion, keyword):
                    if not bearer.exact:
                        return _tolerated("it is not enforced")
                    marks = self._annotations(bearer).marks([assertion])
                    return Judgement("code", ", ".join(map(python, marks)))
        return None

    def _by_type(self, keyword: str, *, in_part: bool = False) -> Judgement | None:
        bearers = self.standing.bearers
        for bearer in bearers:
            if keyword in held_by_type(bearer.node):
                if keyword not in UNIONS and self._is_open(bearers[0]):
                    return _tolerated("values of no known variant are kept")
                return self._typed(keyword, bearer)
        if keyword in ALL_OF | UNIONS and (in_part or not any(self.standing.fragments)):
            for bearer in bearers:
                if not isinstance(bearer.node, ir.Any):
                    return Judgement("type", self._name(bearer))
        return None

    def _typed(self, keyword: str, bearer: Bearer) -> Judgement:
        node = bearer.node
        match node:
            case ir.Enum() | ir.Literal() if keyword in ("enum", "const"):
                return self._enumeration(bearer)
            case ir.Union() if keyword in UNIONS:
                return self._union(bearer)
            case ir.Never() if not bearer.exact:
                return _tolerated("any value is kept")
            case ir.Object(extra=ir.Never()) if keyword in _CLOSING:
                if forbids_extra(node, self._annotations(bearer)):
                    return Judgement("type", 'extra="forbid"')
                return _tolerated("unknown properties are kept")
            case ir.Object() if keyword == "required":
                return self._required(bearer, node)
        return Judgement("type", self._name(bearer))

    def _enumeration(self, bearer: Bearer) -> Judgement:
        found = self._bare(bearer)
        if found != self.exactly.bare(bearer.node):
            return _tolerated("unknown values are kept")
        for mark in _marks(found).values():
            return Judgement("code", python(mark))
        return Judgement("type", python(found))

    def _union(self, bearer: Bearer) -> Judgement:
        found = self._bare(bearer)
        marks = _marks(found)
        if "Tagged" in marks:
            is_open = self._is_open(bearer)
            note = "tolerant: variants with another tag are kept" if is_open else ""
            return Judgement("code", python(marks["Tagged"]), note)
        if "Fallback" in marks:
            return _tolerated("values of no known variant are kept")
        return Judgement("type", python(found))

    def _hint(self, bearer: Bearer) -> Judgement:
        mark = _marks(self._bare(bearer)).get("Hinted")
        if mark is not None:
            note = "says which variant is tried first"
            return Judgement("code", python(mark), note)
        return Judgement("documentation", note="exactly one variant fits in any case")

    def _required(self, bearer: Bearer, node: ir.Object) -> Judgement:
        fields = fields_of(node, self.plan)
        absent = [
            repr(field.item.name)
            for field in fields
            if field.item.required and not field.is_required
        ]
        note = f"{', '.join(absent)} may be absent from what is read" if absent else ""
        return Judgement("type", self._name(bearer), note)

    # -- words

    def _annotations(self, bearer: Bearer) -> Annotations:
        return Annotations(self.plan, param=False, exact=bearer.exact)

    def _is_open(self, bearer: Bearer) -> bool:
        """Whether a node is a union that keeps what none of its variants takes."""
        if bearer.exact or not isinstance(bearer.node, ir.Union):
            return False
        found = _members(self._bare(bearer))
        return any(UNKNOWN_VARIANT in _members(part) for part in found)

    def _bare(self, bearer: Bearer) -> Expr:
        """The annotation of a node, without what is asserted beside it."""
        return self._annotations(bearer).bare(bearer.node)

    def _name(self, bearer: Bearer) -> str:
        """The class of an object, or the annotation of anything else."""
        if isinstance(bearer.node, ir.Object):
            return self.plan.names.get(bearer.node.id, "")
        return python(self._bare(bearer))

    def _why_void(self, keyword: str) -> str:
        """Why a keyword that asserts something holds nothing back here."""
        schema = self.schema
        missing = COMPANIONS.get(keyword, ())
        if missing and not any(name in schema.keywords for name in missing):
            return f"it has no effect without {' or '.join(missing)}"
        about = {t for t, names in KEYWORDS_OF_TYPE.items() if keyword in names}
        types = {"number" if t == "integer" else t for t in schema.types or ()}
        if about and types and about.isdisjoint(types):
            return f"it says nothing of a value that is no {about.pop()}"
        return "every value meets it"


def _tolerated(what: str) -> Judgement:
    return Judgement("documentation", note=f"tolerant: {what}")


def _members(expr: Expr) -> tuple[Expr, ...]:
    """The alternatives of an annotation, its own markers left out."""
    if isinstance(expr, Subscript) and expr.base.name == "Annotated":
        return _members(expr.items[0])
    return alternatives(expr)


def _marks(expr: Expr) -> Mapping[str, Call]:
    """The markers of an annotation and of its alternatives, not those further in."""
    return {
        item.base.name: item
        for part in alternatives(expr)
        if isinstance(part, Subscript) and part.base.name == "Annotated"
        for item in part.items[1:]
        if isinstance(item, Call)
    }
