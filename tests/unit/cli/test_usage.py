"""What all commands have in common: help, wrong usage, faults, forms of the report."""

import json

import pytest

from specgen import generator, pipeline
from tests.unit.cli.projects import edit


def test_help_and_version(specgen, project):
    assert "build" in specgen("--help").out
    assert "--validation" in specgen("build", "-h").out
    assert specgen("--version").out == f"specgen {generator.VERSION}\n"
    assert specgen("build", "--version", "bad version").code == 2


def test_each_command_says_in_one_line_what_it_does(specgen):
    assert "..." not in specgen("--help").out.partition("Commands:")[2]


def test_no_command_shows_the_help(specgen):
    result = specgen()
    assert result.code == 2
    assert "Usage: specgen" in result.out + result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--colour"),
        ("build", "--validation", "strict"),
        ("build", "a", "b"),
        ("build", "nowhere.yaml"),
        ("build", "--package", "no name"),
        ("build", "--config", "nowhere.toml"),
    ],
)
def test_wrong_usage(specgen, project, arguments):
    result = specgen(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert result.err


def test_errors_of_the_configuration(specgen, project):
    edit(project / "specgen.toml", "package", "pakcage")
    result = specgen("build")
    assert result.code == 2
    assert result.err.startswith("specgen.toml:2:1: error[config-unknown-key]")
    assert not (project / "generated").exists()


def test_a_bug_of_ours(specgen, project, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr(pipeline.Compilation, "package", broken)
    result = specgen("build")
    assert result.code == 4
    assert "internal error: ZeroDivisionError: oh no (test_usage.py:" in result.err
    assert "Traceback" not in result.err
    assert "--debug" in result.err
    assert "Traceback" in specgen("build", "--debug").err


def test_an_interrupt(specgen, project, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline.Compilation, "package", interrupted)
    result = specgen("build")
    assert result.code == 130
    assert result.err.strip() == "interrupted"


def test_json_goes_to_stdout(specgen, project):
    edit(project / "spec/openapi.yaml", "schemas/Pet'", "schemas/Pat'")
    result = specgen("build", "--format", "json")
    assert result.code == 3
    assert "ref-not-found" in json.dumps(json.loads(result.out))
    assert result.err.startswith("nothing was written")


def test_findings_of_a_check_as_sarif(specgen, project):
    specgen("build")
    (project / "generated/pets/_base.py").unlink()
    result = specgen("check", "--format", "sarif")
    assert result.code == 1
    assert "output-missing" in json.dumps(json.loads(result.out))


def test_github_annotations(specgen, project):
    edit(project / "spec/openapi.yaml", "schemas/Pet'", "schemas/Pat'")
    result = specgen("build", "--format", "github")
    assert result.out.startswith("::error file=spec/openapi.yaml,line=15")


def test_timings(specgen, project):
    result = specgen("build", "--timings")
    rows = [line.split() for line in result.err.splitlines()]
    assert ["stage", "seconds", "peak", "MB"] in rows
    assert {row[0] for row in rows} > {"load", "parse", "lower", "emit", "write", "all"}
