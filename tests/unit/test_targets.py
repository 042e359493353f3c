"""Packages of some targets only: what they offer, say of themselves and depend on."""

import itertools
import json
import re
import subprocess
import sys
import tomllib

import black
import pytest

import specgen

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}
      responses:
        '200':
          description: the pet
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  /pets/watch:
    get:
      operationId: watchPets
      responses:
        '200':
          description: what happens
          content:
            text/event-stream: {schema: {$ref: '#/components/schemas/PetEvent'}}
components:
  schemas:
    Color: {type: string, enum: [red, green]}
    NewPet:
      type: object
      additionalProperties: {type: string}
      properties:
        id: {type: string, format: uuid}
        color: {$ref: '#/components/schemas/Color'}
        tags: {type: array, maxItems: 3, items: {type: string, pattern: '^a'}}
        odd: {type: object, propertyNames: {maxLength: 3}, unevaluatedProperties: false}
    Pet:
      type: object
      properties:
        color: {$ref: '#/components/schemas/Color'}
    PetEvent:
      oneOf: [{$ref: '#/components/schemas/Came'}, {$ref: '#/components/schemas/Went'}]
    Came:
      type: object
      required: [type]
      properties: {type: {const: came}}
    Went:
      type: object
      required: [type]
      properties: {type: {const: went}}
"""
PLAIN = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""

TARGETS = ("models", "params", "events")
CHOICES = [
    chosen for size in (1, 2, 3) for chosen in itertools.combinations(TARGETS, size)
]

# What importing a distribution may load besides itself, by the name of what is stated.
BRINGS = {
    "pydantic": "pydantic pydantic_core annotated_types typing_inspection"
    " typing_extensions",
    "typing-extensions": "typing_extensions",
    "jsonschema-rs": "jsonschema_rs",
}

ALONE = """
import sys
from importlib import import_module
from pathlib import Path

folder, name, *absent = sys.argv[1:]
sys.modules |= dict.fromkeys(absent)
sys.path.insert(0, folder)
for path in sorted((Path(folder) / name).rglob("*.py")):
    parts = path.relative_to(folder).with_suffix("").parts
    import_module(".".join(part for part in parts if part != "__init__"))
package = import_module(name)
for offered in package.__all__:
    getattr(package, offered)
"""

SNIPPETS = """
import sys
sys.path.insert(0, sys.argv[1])
import httpx
def answer(request):
    kind = {"content-type": "text/event-stream"}
    return httpx.Response(200, headers=kind, text='data: {"type": "came"}\\n\\n')
client = httpx.Client(transport=httpx.MockTransport(answer))
body, url, request = "{}", "http://here.test", {}
for snippet in sys.stdin.read().split("\\0"):
    exec(snippet)
"""


def run(script, *arguments, given=""):
    command = [sys.executable, "-I", "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a specification for some targets, once."""
    known = {}

    def build(spec, *targets):
        if (spec, targets) not in known:
            folder = tmp_path_factory.mktemp("-".join(targets))
            (folder / "openapi.yaml").write_text(spec)
            result = specgen.build(
                folder / "openapi.yaml",
                folder / "out",
                package="pets",
                targets=list(targets),
            )
            assert result.ok, result.diagnostics
            known[spec, targets] = folder / "out"
        return known[spec, targets]

    return build


def project(folder):
    return tomllib.loads((folder / "pyproject.toml").read_text())["project"]


def stated(folder):
    """The names of the distributions that a package depends on."""
    found = project(folder)["dependencies"]
    return {re.split("[<>=]", requirement)[0] for requirement in found}


@pytest.mark.parametrize("targets", CHOICES, ids="-".join)
def test_it_is_imported_with_what_it_states(built, targets):
    folder = built(SPEC, *targets)
    brought = {name for needed in stated(folder) for name in BRINGS[needed].split()}
    known = {name for names in BRINGS.values() for name in names.split()}
    run(ALONE, folder, "pets", "httpx_sse", *(known - brought))


@pytest.mark.parametrize("targets", CHOICES, ids="-".join)
def test_its_readme_runs(built, targets):
    folder = built(SPEC, *targets)
    readme = (folder / "README.md").read_text()
    snippets = re.findall("```python\n(.*?)```", readme, re.DOTALL)
    assert len(snippets) == len({*targets, *(["models"] * ("events" in targets))})
    run(SNIPPETS, folder, given="\0".join(snippets))


@pytest.mark.parametrize("targets", CHOICES, ids="-".join)
def test_its_words_name_what_is_there(built, targets):
    folder = built(SPEC, *targets)
    there = {path.parent.name for path in (folder / "pets").glob("*/__init__.py")}
    readme = (folder / "README.md").read_text()
    assert set(re.findall(r"`pets\.(\w+)`", readme)) == there
    title, _, sides = project(folder)["description"].partition(": ")
    assert (title, set(re.findall(r"\w+", sides)) - {"and"}) == ("Pets", there)
    lock = json.loads((folder / "specgen.lock").read_text())
    places = {
        place for symbols in lock["symbols"].values() for place in symbols.values()
    }
    assert {place.split(".")[1] for place in places} <= there


def test_params_alone(built):
    folder = built(SPEC, "params")
    assert stated(folder) == {"typing-extensions"}
    extra = project(folder)["optional-dependencies"]["validation"]
    assert [name.partition(">")[0] for name in extra] == ["jsonschema-rs", "pydantic"]
    files = {path.name for path in (folder / "pets").iterdir()}
    assert not files & {"_base.py", "_extras.py", "_sse.py", "_streams.py"}


def test_what_nobody_asks_for_is_not_there(built):
    files = {path.name for path in (built(PLAIN, "params") / "pets").iterdir()}
    assert files - {"__pycache__", "py.typed"} == {
        "__init__.py",
        "__init__.pyi",
        "_lazy.py",
        "params",
    }


def test_enums_are_offered_without_models(built):
    folder = built(SPEC, "params")
    script = "import sys; sys.path.insert(0, sys.argv[1]); from pets import Color"
    run(script, folder)


def test_a_package_may_turn_out_empty(built):
    nothing = PLAIN.partition("components:")[0]
    folder = built(nothing, "params")
    assert project(folder)["description"] == "Pets: nothing yet"
    assert stated(folder) == set()
    run(ALONE, folder, "pets", "pydantic", "typing_extensions")
    stub = (folder / "pets/__init__.pyi").read_text()
    assert black.format_str(stub, mode=black.Mode(is_pyi=True)) == stub


def test_what_is_compiled_needs_what_is_generated_needs(built, repository):
    """So that `make lowest` tries the lower bounds of both."""
    own = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    extra = own["optional-dependencies"]["compile"]
    generated = project(built(SPEC, *TARGETS))
    assert sorted(extra) == sorted(generated["dependencies"])
    streams = generated["optional-dependencies"]["sse"]
    assert set(streams) < set(own["optional-dependencies"]["test"])
