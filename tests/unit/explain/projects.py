"""Specifications, and what explain says of their schemas."""

from pathlib import Path

from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.explain import ExplainedSchema, Explanation, Row, explain, find_place
from specgen.pipeline import Compilation
from specgen.timings import Timings

API = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    post:
      operationId: makeThing
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}
      responses:
        '200':
          description: made
          content: {application/json: {schema: {$ref: '#/components/schemas/Out'}}}
components:
  schemas:
    In:
"""


OUT = """\
    Out:
      type: object
      additionalProperties: false
      required: [kind, secret]
      properties:
        kind: {const: out}
        secret: {type: string, writeOnly: true}
        size: {enum: [small, large]}
        count: {type: integer, minimum: 1}
        open: {anyOf: [{type: integer}, {type: array}]}
        mixed: {type: [integer, object], required: [x]}
        one:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
        rest: {type: object, not: {required: [x]}}
    A: {type: object, required: [t], properties: {t: {const: a}}}
    B: {type: object, required: [t], properties: {t: {const: b}}}
    Unused: {type: string, enum: [x]}
    Other: {$ref: '#/components/schemas/Out'}
"""


class Project:
    """A specification, and what explain says of its schemas."""

    def __init__(self, folder: Path, text: str, **options) -> None:
        path = folder / "api.yaml"
        path.write_text(text)
        self.text = text
        self.diagnostics = Diagnostics()
        self.config = Config(
            input=path, output=folder, root=folder, package="things", **options
        )
        self.run = Compilation(self.config, self.diagnostics, Timings())
        planned = self.run.planned()
        assert planned is not None, list(self.diagnostics)
        self.surface, self.plan = planned

    def find(self, location: str) -> str | None:
        return find_place(
            location, self.config, self.surface, self.plan, self.diagnostics
        )

    def explain(self, location: str) -> Explanation:
        place = self.find(location)
        assert place is not None, list(self.diagnostics)[-1]
        return explain(
            place,
            self.surface,
            self.plan,
            self.run.registry.documents,
            diagnostics=self.diagnostics,
            validation=self.config.validation,
        )


def rows(explanation: Explanation, pointer: str = "") -> dict[str, Row]:
    return {row.keyword: row for row in part(explanation, pointer).rows}


def part(explanation: Explanation, pointer: str = "") -> ExplainedSchema:
    return next(p for p in explanation.schemas if p.pointer == pointer)
