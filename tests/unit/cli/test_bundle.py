"""`specgen bundle`: where the document goes, and where it does not."""

from pathlib import Path

import pytest

from specgen import cli
from tests.unit.cli.projects import edit, needs_a_full_disk, process


def test_bundle(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "pet.yaml")
    (project / "spec/pet.yaml").write_text("type: string\n")
    result = specgen("bundle")
    assert result.code == 0
    assert result.err == ""
    assert "$ref: '#/components/schemas/PetPet'\n" in result.out
    written = specgen("bundle", "spec/openapi.yaml", "-o", "one.yaml")
    assert (written.code, written.out, written.err) == (0, "", "")
    assert (project / "one.yaml").read_text() == result.out
    again = specgen("bundle", "one.yaml")
    assert (again.code, again.out) == (0, result.out)


def test_a_bundle_with_errors_is_not_written(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "pet.yaml")
    result = specgen("bundle", "-o", "one.yaml", "--format", "json")
    assert result.code == 3
    assert "file-not-found" in result.out
    assert not (project / "one.yaml").exists()
    result = specgen("bundle", "--format", "json")
    assert result.out == ""
    assert "file-not-found" in result.err


def test_a_bundle_does_not_replace_what_it_is_made_of(specgen, project):
    before = (project / "spec/openapi.yaml").read_text()
    result = specgen("bundle", "-o", "spec/../spec/openapi.yaml")
    assert result.code == 2
    assert "another file than those of the specification" in result.err
    assert (project / "spec/openapi.yaml").read_text() == before


def test_a_folder_is_not_bundled(specgen, project):
    result = specgen("bundle", "spec")
    assert result.code == 2
    assert "input must be a file to be bundled, not a folder" in result.err


def test_a_bundle_goes_where_a_link_leads(specgen, project):
    (project / "one.yaml").write_text("old")
    (project / "link.yaml").symlink_to("one.yaml")
    assert specgen("bundle", "-o", "link.yaml").code == 0
    assert (project / "link.yaml").is_symlink()
    assert (project / "one.yaml").read_text() == specgen("bundle").out


def test_a_bundle_may_go_into_a_device(project):
    result = process(project, "-m", "specgen", "bundle", "-o", "/dev/stdout")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("openapi: 3.1.0")
    assert Path("/dev/stdout").is_symlink()


@needs_a_full_disk
def test_a_bundle_that_finds_no_room(specgen, project):
    result = specgen("bundle", "-o", "/dev/full")
    assert result.code == 2
    assert "/dev/full cannot be written: No space left on device" in result.err


def test_a_bundle_that_cannot_be_written(specgen, project):
    result = specgen("bundle", "-o", "nowhere/one.yaml")
    assert "nowhere/one.yaml cannot be written" in result.err
    assert result.code == 2
    assert "error[output-not-writable]" in result.err


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        ((), "A:\n"),
        (("--json",), '{\n  "A"'),
        (("-o", "out.yml"), "A:\n"),
        (("-o", "out.json"), '{\n  "A"'),
        (("-o", "out.JSON"), '{\n  "A"'),
        (("-o", "out.txt", "--json"), '{\n  "A"'),
    ],
)
def test_the_form_of_the_output(tmp_path, monkeypatch, specgen, arguments, begin):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("A: {type: array, items: {$ref: 'b.yaml#/B'}}")
    Path("b.yaml").write_text("B: {type: string}")
    code, out, _ = specgen("bundle", "a.yaml", *arguments)
    assert code == 0
    written = [path for path in tmp_path.iterdir() if path.stem == "out"]
    text = written[0].read_text() if written else out
    assert text.startswith(begin)


def test_what_a_build_would_say_is_left_to_it(tmp_path, monkeypatch, specgen):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.yaml"
    path.write_text("A: {allOf: [{type: string}, {type: integer}], default: 1}")
    code, _, err = specgen("bundle", str(path))
    assert (code, err) == (0, "")


@pytest.mark.parametrize("size", [300, 3_000])
def test_a_long_row_of_schemas(tmp_path, specgen, size):
    row = (
        f"A{n}: {{allOf: [{{$ref: '#/A{n + 1}'}}, {{properties: {{p{n}: {{}}}}}}]}}"
        for n in range(size)
    )
    (tmp_path / "a.yaml").write_text("\n".join([*row, f"A{size}: {{type: object}}"]))
    code, out, err = specgen("bundle", str(tmp_path / "a.yaml"))
    assert code in (cli.Exit.OK, cli.Exit.SPECIFICATION)
    assert out if code == cli.Exit.OK else "schema-too-deep" in err


def test_what_is_bundled_may_mean_nothing(tmp_path, monkeypatch, specgen):
    monkeypatch.chdir(tmp_path)
    nothing = "{schemas: {A: {allOf: [{type: string}, {type: integer}]}}}"
    info = "info: {title: T, version: '1'}"
    Path("a.yaml").write_text(f"openapi: 3.1.0\n{info}\ncomponents: {nothing}\n")
    code, _, err = specgen("bundle", "a.yaml")
    assert (code, err) == (cli.Exit.OK, "")
    assert specgen("build", "a.yaml").code == cli.Exit.SPECIFICATION


def test_what_cannot_be_bundled_is_not_written(specgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("type: object\nproperties: {b: {$ref: b.yaml}}\n")
    (tmp_path / "b.yaml").write_text("$dynamicAnchor: n\n$dynamicRef: '#n'\n")
    result = specgen("bundle", "a.yaml", "-o", "one.yaml")
    assert result.code == 3
    assert "ref-not-bundled" in result.err
    assert not (tmp_path / "one.yaml").exists()
