"""`specgen init`: a first configuration, after which a build needs no options."""

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from specgen import cli

SPEC = """\
openapi: 3.1.0
info: {title: Pet Store, version: 1.2.0}
paths: {}
components: {schemas: {Pet: {type: object}}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project whose specification is one folder down."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/openapi.yaml").write_text(SPEC)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(file: Path) -> dict[str, str]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_works_at_once(folder, capsys):
    assert cli.run(["init"]) == 0
    assert settings(folder / "specgen.toml") == {
        "input": "spec/openapi.yaml",
        "output": "generated",
        "package": "pet_store_models",
    }
    told = capsys.readouterr()
    assert told.err.startswith(
        "specgen.toml: spec/openapi.yaml becomes pet_store_models in generated/ ("
    )
    assert not told.out
    assert cli.run(["build"]) == 0
    assert cli.run(["check", "--fast"]) == 0
    assert (folder / "generated/pet_store_models").is_dir()


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_pyproject_toml_gets_a_table_and_keeps_the_rest(folder, end):
    newline = end or "\n"
    before = f'# "ours"{newline}[project]{newline}name = "Größe"  # ö{end}'.encode()
    file = folder / "pyproject.toml"
    file.write_bytes(before)
    file.chmod(0o600)
    assert cli.run(["init"]) == 0
    after = file.read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before).decode()
    assert added.startswith(f"{'' if end else newline}{newline}[tool.specgen]{newline}")
    assert added.count("\n") == added.count(newline)
    assert file.stat().st_mode & 0o777 == 0o600
    assert not (folder / "specgen.toml").exists()
    assert cli.run(["build"]) == 0


def test_what_is_given_is_written(folder):
    spec = folder / 'my "spec"/ä\'.yaml'
    spec.parent.mkdir()
    spec.write_text(SPEC)
    arguments = [str(spec), "-o", "../out", "--package", "zoo"]
    assert cli.run(["init", *arguments]) == 0
    assert settings(folder / "specgen.toml") == {
        "input": 'my "spec"/ä\'.yaml',
        "output": "../out",
        "package": "zoo",
    }
    assert cli.run(["build"]) == 0
    assert (folder.parent / "out/zoo").is_dir()


def test_a_folder_of_schemas(folder):
    (folder / "schemas").mkdir()
    (folder / "schemas/a.yaml").write_text("A: {type: object}")
    assert cli.run(["init", "schemas"]) == 0
    assert settings(folder / "specgen.toml")["package"] == "schemas_models"
    assert cli.run(["build"]) == 0


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("specgen.toml", "", "specgen.toml:1:1"),
        ("specgen.toml", "input = 'other.yaml'", "specgen.toml:1:1"),
        (
            "pyproject.toml",
            "[project]\nname = 'x'\n[tool.specgen]\n",
            "pyproject.toml:3",
        ),
        ("pyproject.toml", "tool.specgen.enums = 'literal'", "pyproject.toml:1:6"),
    ],
)
def test_a_configuration_stays_as_it_is(folder, capsys, name, text, place):
    (folder / name).write_text(text)
    before = contents(folder)
    assert cli.run(["init", "spec/openapi.yaml"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(place)
    assert "error[config-exists]: specgen is configured already" in told
    assert contents(folder) == before


def test_a_project_around_may_be_about_the_same_input_or_another(
    folder, capsys, monkeypatch
):
    (folder / "specgen.toml").write_text("input = 'spec/openapi.yaml'")
    monkeypatch.chdir(folder / "spec")
    assert cli.run(["init"]) == 2
    assert capsys.readouterr().err.startswith(
        "../specgen.toml:1:1: error[config-exists]"
    )
    (folder / "specgen.toml").write_text("input = 'other.yaml'")
    assert cli.run(["init"]) == 0
    assert settings(folder / "spec/specgen.toml")["input"] == "openapi.yaml"
    assert cli.run(["build"]) == 0


def test_no_specification_or_many(folder, capsys):
    (folder / "other").mkdir()
    (folder / "other/openapi.json").write_text("{}")
    assert cli.run(["init"]) == 2
    assert (
        "help: name it after the command: there is 'other/openapi.json' and"
        " 'spec/openapi.yaml'"
    ) in capsys.readouterr().err
    for file in list(contents(folder)):
        file.unlink()
    assert cli.run(["init"]) == 2
    told = capsys.readouterr().err
    assert "error[config-missing]: input is missing" in told
    assert "there is no openapi.yaml, openapi.yml or openapi.json here" in told
    assert not contents(folder)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.yaml"], "input must be a file or folder that exists"),
        (["--package", "import"], "package must be an import name that is still free"),
        (["-o", "spec"], "output must be a folder for the package alone"),
        (["-o", "."], "output must be a folder for the package alone"),
        (["spec/openapi.yaml", "-o", ".."], "output must be a folder for the package"),
    ],
)
def test_settings_that_no_build_would_take(folder, capsys, arguments, message):
    assert cli.run(["init", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (folder / "specgen.toml").exists()


@pytest.mark.parametrize(
    "text", ["a: [", "", "services: {web: {image: x}}", "openapi: 4"]
)
def test_what_cannot_be_compiled_is_no_input(folder, capsys, text):
    (folder / "spec/openapi.yaml").write_text(text)
    assert cli.run(["init"]) == 3
    assert capsys.readouterr().err.startswith("spec/openapi.yaml:1:")
    assert not (folder / "specgen.toml").exists()


def test_errors_inside_of_it_are_for_a_build_to_tell(folder, capsys):
    wrong = SPEC.replace("{type: object}", "{$ref: nowhere.yaml}")
    (folder / "spec/openapi.yaml").write_text(wrong)
    assert cli.run(["init"]) == 0
    assert "error" not in capsys.readouterr().err
    assert cli.run(["build"]) == 3


@pytest.mark.parametrize("text", ["tool = {}", "[project", "# \udcff"])
def test_a_pyproject_toml_that_takes_no_table(folder, capsys, text):
    file = folder / "pyproject.toml"
    file.write_bytes(text.encode(errors="surrogateescape"))
    before = file.read_bytes()
    assert cli.run(["init"]) == 2
    assert "pyproject.toml" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_the_hook_is_one_that_pre_commit_takes(folder, repository, capsys):
    assert cli.run(["init"]) == 0
    told = capsys.readouterr().err
    text = told[told.index("\nrepos:") :]
    (hook,) = yaml.safe_load(text)["repos"][0]["hooks"]
    published = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text())
    ours = next(each for each in published if each["id"] == hook["id"])
    assert {**ours, **hook} == {**ours, "language": "system"}
    pytest.importorskip("pre_commit")
    (folder / ".pre-commit-config.yaml").write_text(text)
    command = [sys.executable, "-m", "pre_commit", "validate-config"]
    subprocess.run(command, check=True)


def test_the_hook_of_a_part_of_a_repository(folder, capsys, monkeypatch):
    subprocess.run(["git", "init", "-q"], check=True)
    part = folder / "the services"
    part.mkdir()
    (folder / "spec").rename(part / "spec")
    (part / "pyproject.toml").write_text("[project]\n")
    monkeypatch.chdir(part)
    assert cli.run(["init"]) == 0
    told = capsys.readouterr().err
    (hook,) = yaml.safe_load(told[told.index("\nrepos:") :])["repos"][0]["hooks"]
    specgen, *arguments = shlex.split(hook["entry"])
    assert specgen == "specgen"
    assert arguments == ["build", "--config", "the services/pyproject.toml"]
    monkeypatch.chdir(folder)
    assert cli.run(arguments) == 0
    assert (part / "generated/pet_store_models").is_dir()


def test_a_configuration_that_cannot_be_read_is_told_of(folder, capsys):
    (folder / "specgen.toml").write_text("input = ")
    before = contents(folder)
    assert cli.run(["init"]) == 2
    assert "specgen.toml:1:9: error[config-syntax]" in capsys.readouterr().err
    assert contents(folder) == before


def test_the_package_does_not_lie_around_its_configuration(folder, capsys):
    before = contents(folder)
    assert cli.run(["init", "-o", "."]) == 2
    assert "output must be a folder for the package alone" in capsys.readouterr().err
    assert contents(folder) == before
