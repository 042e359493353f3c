"""Targets that are left to datamodel-code-generator: `dataclass` and `msgspec`."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import black
import pytest

import specgen
from specgen import cli, generator

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
components:
  schemas:
    Pet:
      description: One of the pets.
      type: object
      required: [name]
      properties:
        name: {type: string}
        home: {$ref: 'parts/home.yaml#/Home'}
"""
HOME = "Home: {type: object, properties: {street: {type: string}}}"


@pytest.fixture
def spec(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("parts").mkdir()
    Path("parts/home.yaml").write_text(HOME)
    Path("openapi.yaml").write_text(SPEC)
    return tmp_path / "openapi.yaml"


def build(spec, *targets):
    return specgen.build(spec, output="out", package="pets", targets=list(targets))


def run(code):
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, cwd="out", check=True, capture_output=True).stdout


def test_dataclasses_of_many_files(spec):
    result = build(spec, "dataclass")
    assert result.ok, result.report()
    run(
        "from pets.dataclass import Home, Pet\n"
        "pet = Pet(name='Rex', home=Home(street='A'))\n"
        "assert pet.home.street == 'A' and Pet(name='Rex').home is None\n"
        "assert Pet.__doc__.strip() == 'One of the pets.'"
    )
    assert not Path("out/pets/enums").exists()
    project = tomllib.loads(Path("out/pyproject.toml").read_text())["project"]
    assert project["dependencies"] == []
    assert project["description"] == "Pets: dataclasses"


def test_structs_decode_what_models_do(spec):
    result = build(spec, "models", "msgspec")
    assert result.ok, result.report()
    body = json.dumps({"name": "Rex", "home": {"street": "A"}})
    run(
        "import msgspec, pets, pets.msgspec\n"
        f"struct = msgspec.json.decode({body!r}, type=pets.msgspec.Pet)\n"
        f"model = pets.Pet.model_validate_json({body!r})\n"
        "assert msgspec.to_builtins(struct) == model.to_dict()"
    )
    project = tomllib.loads(Path("out/pyproject.toml").read_text())["project"]
    assert {each.partition(">")[0] for each in project["dependencies"]} == {
        *("msgspec", "pydantic", "typing-extensions")
    }
    assert "`pets.msgspec`: msgspec structs" in Path("out/README.md").read_text()


def test_they_parse_and_black_leaves_them_as_they_are(spec):
    assert build(spec, "dataclass", "msgspec").ok
    for name in ("dataclass", "msgspec"):
        text = Path(f"out/pets/{name}.py").read_text()
        assert black.format_str(text, mode=black.Mode()) == text


def test_they_do_not_depend_on_where_the_build_runs(spec):
    """The other generator formats by what the working directory is configured for."""
    spec.write_text(
        f"{SPEC}        age: {{type: integer, description: In full years}}\n"
    )
    texts = []
    for settings in (
        "",
        "[tool.black]\nline-length = 40\n[tool.isort]\nline_length = 40",
    ):
        Path("pyproject.toml").write_text(settings)
        shutil.rmtree("out", ignore_errors=True)  # or else nothing is built again
        assert build(spec, "dataclass", "msgspec").ok
        texts.append(
            [Path(f"out/pets/{n}.py").read_text() for n in ("dataclass", "msgspec")]
        )
    assert texts[0] == texts[1]


def test_a_check_finds_what_a_build_wrote(spec, specgen, monkeypatch):
    options = ("openapi.yaml", "-o", "out", "--package", "pets", "--target", "msgspec")
    assert specgen("build", *options).code == cli.Exit.OK
    assert specgen("check", *options).code == cli.Exit.OK
    assert "unchanged" in specgen("build", *options).err
    monkeypatch.setattr(generator, "version_of_dmcg", lambda: "another")
    code, _, err = specgen("check", "--fast", *options)
    assert code == cli.Exit.FOUND
    assert "specgen.lock" in err


def test_that_it_is_not_installed_is_told(spec, specgen, monkeypatch):
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    code, _, err = specgen("build", "openapi.yaml", "--target", "dataclass")
    assert code == cli.Exit.USAGE
    assert "error[target-unavailable]" in err
    assert "pip install 'specgen[dmcg]'" in err
    assert not Path("generated").exists()


def test_what_it_warns_of_is_a_note(spec):
    spec.write_text(SPEC + "        age: {type: integer, format: dog-years}\n")
    found = [
        each for each in build(spec, "dataclass").diagnostics if "target" in each.code
    ]
    assert [each.code for each in found] == ["target-warning"]
    assert "dog-years" in found[0].message
    assert found[0].uri == "openapi.yaml"


def test_nothing_is_looked_for_elsewhere(spec, tmp_path):
    """What a reference leads to in vain may be where the other generator looks."""
    Path("secret.yaml").write_text("{type: object, properties: {secret: {}}}")
    folder = tmp_path / "below"
    folder.mkdir()
    refs = ("https://example.com/a.json", "http://127.0.0.1:9/a.json", "secret.yaml")
    fields = "".join(f"        a{n}: {{$ref: '{r}'}}\n" for n, r in enumerate(refs))
    (folder / "openapi.yaml").write_text(SPEC.partition("        home")[0] + fields)
    result = specgen.build(
        folder / "openapi.yaml",
        output="out",
        package="pets",
        targets=["dataclass"],
        unresolved="warn",
    )
    assert result.ok, result.report()
    assert "secret" not in Path("out/pets/dataclass.py").read_text()


def test_why_it_fails_is_an_error(spec, monkeypatch):
    import datamodel_code_generator

    def generate(*_, **__):
        raise RuntimeError("no idea")

    monkeypatch.setattr(datamodel_code_generator, "generate", generate)
    result = build(spec, "dataclass")
    assert [each.code for each in result.diagnostics] == ["target-failed"]
    assert "RuntimeError: no idea" in result.report()
    assert not Path("out").exists()


def test_what_is_no_python_is_not_written(spec, monkeypatch):
    import datamodel_code_generator

    monkeypatch.setattr(datamodel_code_generator, "generate", lambda *_, **__: "a b")
    assert [each.code for each in build(spec, "msgspec").diagnostics] == [
        "target-failed"
    ]
    assert not Path("out").exists()


def test_a_map_of_schemas_is_not_read(spec):
    result = specgen.build("parts/home.yaml", output="out", targets=["dataclass"])
    assert "no maps of schemas" in result.report()


def test_a_folder_is_no_document(spec, specgen):
    code, _, err = specgen("build", "parts", "--target", "dataclass")
    assert code == cli.Exit.USAGE
    assert "input must be a document, not a folder" in err
