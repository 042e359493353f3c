"""Explanations of real schemas, and of those of the official test suite."""

import json
from copy import deepcopy
from pathlib import Path

import jsonschema_rs
import pytest

from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.explain import explain
from specgen.pipeline import Compilation
from specgen.source import child, tokens
from specgen.timings import Timings


def test_all_of_the_corpus(corpus):
    """Whatever real schemas hold, every keyword is accounted for."""
    config = Config(
        input=corpus / "bifrost/openapi.yaml",
        output=corpus,
        root=corpus / "bifrost",
        package="things",
        unresolved="warn",
    )
    run = Compilation(config, Diagnostics(), Timings())
    planned = run.planned()
    assert planned is not None
    surface, plan = planned
    for place in surface.named[::10]:
        found = explain(place, surface, plan, run.registry.documents)
        for each in found.schemas:
            for row in each.rows:
                assert row.line
                assert row.by or row.note or row.held in ("type", "documentation"), row


@pytest.mark.parametrize(
    ("draft", "validator"),
    [
        ("draft7", jsonschema_rs.Draft7Validator),
        ("draft2020-12", jsonschema_rs.Draft202012Validator),
    ],
)
def test_what_nothing_holds_can_be_taken_away(corpus, draft, validator):
    """What is said to have no effect has none on any document of the suite."""
    taken = 0
    folder = corpus / "json-schema-test-suite/tests" / draft
    for path in sorted(folder.glob("*.json")):
        for group in json.loads(path.read_text()):
            documents = [test["data"] for test in group["tests"]]
            for schema, less in without_what_nothing_holds(group["schema"], validator):
                taken += 1
                for document in documents:
                    assert schema.is_valid(document) is less.is_valid(document), group
    assert taken > 30


def without_what_nothing_holds(schema, validator):
    """Yield validators of a schema and of the same without some idle keyword."""
    meta = validator is jsonschema_rs.Draft7Validator
    if isinstance(schema, dict) and meta:
        schema = {"$schema": "http://json-schema.org/draft-07/schema", **schema}
    here = Path()
    config = Config(
        input=here, output=here, root=here, package="things", validation="exact"
    )
    run = Compilation(config, Diagnostics(), Timings(), resources={"": schema})
    planned = run.planned([""]) if isinstance(schema, dict) else None
    if planned is None:  # it needs other documents
        return
    surface, plan = planned
    found = explain("#", surface, plan, run.registry.documents, validation="exact")
    # What is referred to matters there as well.
    referred = [f"{each.ref}/" for each in surface.schemas.values() if each.ref]
    for each in found.schemas:
        for row in each.rows:
            place = f"#{child(each.pointer, row.keyword)}/"
            if any(place.startswith(t) or t.startswith(place) for t in referred):
                continue
            if row.held in ("documentation", "ignored") and row.note not in NEEDED:
                less = deepcopy(schema)
                at = less
                for step in tokens(each.pointer):
                    at = at[int(step)] if isinstance(at, list) else at[step]
                del at[row.keyword]
                yield validator(schema), validator(less)


NEEDED = ("a name to refer to", "how the others are read", "schemas to refer to")
