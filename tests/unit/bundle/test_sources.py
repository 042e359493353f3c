"""A bundle means what its sources mean."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from specgen import cli
from specgen.bundle import bundle
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.timings import Timings


def names(path: Path, folder: Path) -> dict[str, str]:
    """The names in Python, with the places that they stand for."""
    config = Config(input=path, output=folder, root=path.parent, unresolved="warn")
    planned = Compilation(config, Diagnostics(), Timings()).planned()
    assert planned is not None
    return {name: place for place, name in planned[1].names.items()}


@pytest.fixture(scope="module")
def gateway(corpus, tmp_path_factory):
    """The bundle of a whole gateway: 122 files."""
    path = tmp_path_factory.mktemp("bundle") / "bundle.yaml"
    document = corpus / "bifrost/openapi.yaml"
    code = cli.run(["bundle", str(document), "-o", str(path), "--unresolved", "warn"])
    assert code == 0
    return path


def test_specgen_gives_a_bundle_the_names_of_its_sources(corpus, gateway, tmp_path):
    before = names(corpus / "bifrost/openapi.yaml", tmp_path)
    after = names(gateway, tmp_path)
    twice = {  # in one document, two schemas cannot have one name
        "Architecture": ["InferenceModels", "ManagementProviders"],
        "ChatToolFunction": ["InferenceChat", "ManagementMcp"],
        "ListModelsResponse": ["", "ManagementProviders"],
        "MCPAuthType": ["", "ManagementMcp"],
        "ProxyConfig": ["ManagementConfig", "ManagementProviders"],
    }
    told_apart = {where + name for name, files in twice.items() for where in files}
    assert after.keys() == before.keys() - twice.keys() | told_apart


def test_a_bundle_refers_to_nothing_outside(gateway):
    refs = re.findall(r"\$ref: (.*)", gateway.read_text())
    assert len(refs) > 1000
    assert all(ref.startswith("'#/") for ref in refs)


def test_jsonschema_rs_reads_a_bundle(gateway):
    document = yaml.safe_load(gateway.read_text())
    refs = {
        name: {"$ref": f"#/components/schemas/{name}"}
        for name in document["components"]["schemas"]
    }
    jsonschema_rs.Draft202012Validator({"allOf": list(refs.values()), **document})
    validator = jsonschema_rs.Draft202012Validator(refs["ImageData"] | document)
    assert validator.is_valid({"url": "https://example.com"})
    assert not validator.is_valid({"url": 1})


@pytest.mark.parametrize(
    ("draft", "validator"),
    [
        ("draft7", jsonschema_rs.Draft7Validator),
        ("draft2020-12", jsonschema_rs.Draft202012Validator),
    ],
)
def test_a_bundle_accepts_what_its_sources_accept(corpus, draft, validator):
    """The test suite, with all that its schemas refer to inside of them."""
    suite = corpus / "json-schema-test-suite"
    remotes = {
        f"http://localhost:1234/{path.relative_to(suite / 'remotes').as_posix()}": (
            json.loads(path.read_text())
        )
        for path in (suite / "remotes").rglob("*.json")
    }
    judged = 0
    for path in sorted((suite / "tests" / draft).glob("*.json")):
        if path.name == "vocabulary.json":  # a bundle has its metaschema elsewhere
            continue
        for group in json.loads(path.read_text()):
            schema = group["schema"]
            if isinstance(schema, dict) and draft == "draft7":
                dialect = "http://json-schema.org/draft-07/schema#"
                schema = {"$schema": dialect, **schema}
            value = of_value(schema, remotes)
            if value is not None:
                whole = validator(value)
                for test in group["tests"]:
                    judged += 1
                    assert whole.is_valid(test["data"]) is test["valid"], group
    assert judged > 900


def of_value(schema, resources):
    """The bundle of a value; None where it has references that depend on the way."""
    here, found = Path(), Diagnostics()
    config = Config(input=here, output=here, root=here, package="things")
    run = Compilation(config, found, Timings(), resources={**resources, "": schema})
    planned = run.planned([""], judged=False)
    assert planned is not None
    value = bundle(run.registry.documents[""], *planned, run.registry, found)
    assert {item.code for item in found if item.severity == "error"} <= {
        "ref-not-bundled"
    }
    return None if found.has_errors else value
