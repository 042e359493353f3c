"""A schema explained: itself and those inside of it, keyword by keyword.

Owns the walk from the outermost schema to the one that was asked about, and on through
the schemas inside of it. Takes what the stages up to plan have made; gives an
`Explanation`. Must not print.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from specgen import ir
from specgen.config.settings import Validation
from specgen.diagnostics import Diagnostic
from specgen.dialect import Dialect, subschemas
from specgen.emit.annotations import Annotations
from specgen.emit.enums import is_enum_class
from specgen.emit.models import class_view
from specgen.explain.keywords import Judgement, judge, python
from specgen.explain.rows import ExplainedSchema, Explanation, Remark, Row
from specgen.explain.standing import Standing, Standings
from specgen.explain.verdict import enclosing, verdict_on
from specgen.ir import TypeId
from specgen.load import Document
from specgen.parse import Surface
from specgen.parse.schema import Schema
from specgen.plan import Plan
from specgen.pyexpr import Scope
from specgen.source import (
    EntryPart,
    Location,
    Span,
    child,
    parent,
    split_id,
    tokens,
    type_id,
)

_Remarks = Mapping[tuple[str, str], tuple[Remark, ...]]


def explain(
    place: TypeId,
    surface: Surface,
    plan: Plan,
    documents: Mapping[str, Document],
    *,
    diagnostics: Iterable[Diagnostic] = (),
    validation: Validation = "by-direction",
) -> Explanation:
    """Explain the schema at a place, or the one that a type was made of.

    What is merged, or told apart by its `type`, makes types of which no schema stands
    anywhere alone. `diagnostics` are those of the stages so far: each goes to the row
    it is about.
    """
    within = written(place, surface.schemas)
    walk = _Walk(within, surface, plan, documents, diagnostics)
    owner = enclosing(place, plan)
    return Explanation(
        place=within,
        inside=owner or "" if owner != place else "",
        symbols=plan.symbols().get(owner or place, {}),
        verdict=verdict_on(owner, plan, validation),
        schemas=tuple(walk.explained()),
    )


class _Walk:
    def __init__(
        self,
        place: TypeId,
        surface: Surface,
        plan: Plan,
        documents: Mapping[str, Document],
        diagnostics: Iterable[Diagnostic],
    ) -> None:
        self.place = place
        self.schemas = surface.schemas
        self.plan = plan
        self.document = documents[split_id(place).uri]
        self.remarks = _by_place(diagnostics)

    def explained(self) -> Iterator[ExplainedSchema]:
        """Yield the schema and those inside of it, from the outside in."""
        found = list(self._judged())
        wanted: list[tuple[str, EntryPart]] = [
            (pointer, "key")
            for schema, _, judgements in found
            for pointer in _pointers(schema, judgements)
        ]
        spans = self.document.source.locate_all(wanted)  # in one pass over the text
        for schema, standing, judgements in found:
            places = _pointers(schema, judgements)
            lines = [spans[pointer, "key"] for pointer in places]
            each = self._explained(schema, standing, judgements, lines)
            if each.rows or each.remarks or not each.pointer:
                yield each

    def _judged(self) -> Iterator[tuple[Schema, Standing, Mapping[str, Judgement]]]:
        """Yield each schema with what is left of it and what holds its keywords."""
        chain = list(self._chain())
        standings = Standings(self.plan, chain[0])
        standing, outer = standings.of_root(), None
        for here, inner in pairwise(chain):
            way = inner.removeprefix(here)
            outer = judge(
                self.schemas[here], tokens(way)[0], standing, outer, self.plan
            )
            standing = standings.inside(standing, way)
        pending = [(standing, outer)]
        while pending:
            standing, outer = pending.pop()
            schema = self.schemas[standing.id]
            judgements = {
                keyword: judge(schema, keyword, standing, outer, self.plan)
                for keyword in self._keywords(schema)
            }
            yield schema, standing, judgements
            pending += [
                (standings.inside(standing, way), judgements[tokens(way)[0]])
                for way in reversed(list(_ways(schema)))
            ]

    def _chain(self) -> Iterator[TypeId]:
        """Yield the places of the schemas around the one in question, and its own."""
        place = type_id(self.document.uri, "")
        known = [place] if place in self.schemas else []
        for step in tokens(split_id(self.place).pointer):
            place = child(place, step)
            if place in self.schemas:
                known.append(place)
        begin = len(known) - 1
        while begin > 0 and _leads(self.schemas[known[begin - 1]], known[begin]):
            begin -= 1
        yield from known[begin:]

    def _keywords(self, schema: Schema) -> Mapping[str, Any]:
        """The keywords as written, those that have no effect beside `$ref` included."""
        value = self.document.at(split_id(schema.id).pointer)
        return value if isinstance(value, dict) else {}

    # -- one schema

    def _explained(
        self,
        schema: Schema,
        standing: Standing,
        judgements: Mapping[str, Judgement],
        spans: list[Span],
    ) -> ExplainedSchema:
        """One schema; `spans` are where it begins, then where its keywords stand."""
        at = split_id(schema.id)
        return ExplainedSchema(
            pointer=schema.id.removeprefix(self.place),
            line=spans[0].line,
            annotation=self._annotation(standing),
            rows=tuple(
                self._row(schema, keyword, judgement, span)
                for (keyword, judgement), span in zip(
                    judgements.items(), spans[1:], strict=True
                )
            ),
            remarks=self.remarks.get((at.uri, at.pointer), ()),
        )

    def _row(
        self, schema: Schema, keyword: str, judgement: Judgement, span: Span
    ) -> Row:
        at = split_id(schema.id)
        return Row(
            keyword=keyword,
            value=self._keywords(schema)[keyword],
            line=span.line,
            column=span.column,
            held=judgement.held,
            by=judgement.by,
            note=judgement.note,
            remarks=self._about(at, keyword, schema.dialect),
        )

    def _about(
        self, at: Location, keyword: str, dialect: Dialect
    ) -> tuple[Remark, ...]:
        """The diagnostics about a keyword, or about anything in it but schemas."""
        pointer = child(at.pointer, keyword)
        if keyword in dialect.subschemas:
            return self.remarks.get((at.uri, pointer), ())
        return tuple(
            remark
            for (uri, place), found in self.remarks.items()
            if uri == at.uri and f"{place}/".startswith(f"{pointer}/")
            for remark in found
        )

    def _annotation(self, standing: Standing) -> str:
        """The Python for a schema: its class, its field's annotation, or its alias."""
        definition = self.plan.spec.definitions.get(standing.id)
        if standing.field is not None:
            return python(standing.field.annotation)
        if definition is not None:
            return self._definition(definition)
        for bearer in standing.bearers:
            if bearer.node.id == standing.id:
                annotations = Annotations(self.plan, param=False, exact=bearer.exact)
                return python(annotations(bearer.node))
        return ""

    def _definition(self, definition: ir.Definition) -> str:
        node, name = definition.type, self.plan.names[definition.id]
        if isinstance(node, ir.Object):
            view = class_view(name, definition, self.plan, Scope(".", ()))
            return " ".join(view.header.rstrip(":").split())
        if definition.id not in self.plan.enums:
            annotations = Annotations(self.plan, param=False, exact=definition.exact)
            return python(annotations(node))
        if is_enum_class(node, self.plan):
            return f"class {name}(StrEnum)"
        return python(Annotations(self.plan, param=False, exact=True)(node))


def written(place: TypeId, schemas: Collection[TypeId]) -> TypeId:
    """The place of the innermost schema around a place."""
    uri, pointer, _ = split_id(place)
    while pointer and type_id(uri, pointer) not in schemas:
        pointer = parent(pointer)
    return type_id(uri, pointer)


def _ways(schema: Schema) -> Iterator[str]:
    """The ways to the schemas in a schema, those for reference left out."""
    for way, _ in subschemas(schema.keywords, schema.dialect):
        if tokens(way)[0] not in schema.dialect.definitions:
            yield way


def _pointers(schema: Schema, keywords: Iterable[str]) -> list[str]:
    """The pointers of a schema and of its keywords."""
    pointer = split_id(schema.id).pointer
    return [pointer, *(child(pointer, keyword) for keyword in keywords)]


def _leads(schema: Schema, place: TypeId) -> bool:
    return any(schema.id + way == place for way in _ways(schema))


def _by_place(diagnostics: Iterable[Diagnostic]) -> _Remarks:
    found: dict[tuple[str, str], dict[Remark, None]] = {}
    for item in diagnostics:
        if isinstance(item.target, Location):
            place = item.target.uri, item.target.pointer
            remark = Remark(item.code, item.severity, item.message)
            found.setdefault(place, {})[remark] = None
    return {place: tuple(remarks) for place, remarks in found.items()}
