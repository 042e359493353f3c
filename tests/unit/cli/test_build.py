"""`specgen build`: what is written, and when nothing is."""

import shutil

from specgen import lock, pipeline
from tests.unit.cli.projects import SPEC, edit, process, times


def test_build(specgen, project):
    result = specgen("build")
    assert result.code == 0
    assert result.out == ""
    assert result.err.startswith("pets: ")
    assert " files written, 0 unchanged (" in result.err
    assert (project / "generated/pets/__init__.py").is_file()
    assert (project / "generated" / lock.NAME).is_file()


def test_a_second_build_writes_nothing_and_compiles_nothing(
    specgen, project, monkeypatch
):
    specgen("build")
    before = times(project / "generated")
    monkeypatch.setattr(pipeline.Compilation, "package", None)
    result = specgen("build")
    assert result.code == 0
    assert f"pets: {len(before)} files unchanged (" in result.err
    assert times(project / "generated") == before


def test_a_second_build_that_must_report_writes_nothing(specgen, project):
    specgen("build")
    before = times(project / "generated")
    for option in ("--notes", "--format=json"):
        assert specgen("build", option).code == 0
    assert times(project / "generated") == before


def test_warnings_are_not_forgotten_where_nothing_is_compiled(specgen, project):
    wrong = SPEC.replace("age: {type: integer}", "age: {$ref: '#/nowhere'}")
    (project / "spec/openapi.yaml").write_text(wrong)
    (project / "specgen.toml").write_text(
        'input = "spec/openapi.yaml"\npackage = "pets"\nunresolved = "warn"\n'
    )
    assert "warning[ref-not-found]" in specgen("build").err
    words = ", 1 warning as before (--notes shows all)"
    for command in (["build"], ["check", "--fast"]):
        again = specgen(*command).err
        assert words in again
        assert "warning[" not in again
        assert "warning[ref-not-found]" in specgen(*command, "--notes").err
    whole = specgen("check").err
    assert "warning[ref-not-found]" in whole
    assert "as before" not in whole


def test_only_the_module_that_changed_is_written(specgen, project):
    specgen("build")
    edit(project / "spec/openapi.yaml", "age: {type: integer}", "age: {type: number}")
    result = specgen("build")
    assert result.code == 0
    assert int(result.err.split()[1]) <= 3  # models, params and the lock


def test_input_and_output_on_the_command_line(specgen, project):
    result = specgen(
        "build", "spec/openapi.yaml", "-o", "out", "--package", "zoo", "--target=models"
    )
    assert result.code == 0
    assert result.err.startswith("zoo: ")
    assert (project / "out/zoo").is_dir()
    assert not (project / "out/zoo/params").exists()


def test_build_mends_what_check_finds(specgen, project):
    specgen("build")
    edit(project / "generated/pets/__init__.py", "Pet", "Dog")
    assert "warning[output-edited]" in specgen("build").err
    assert specgen("check").code == 0


def test_errors_of_the_specification(specgen, project):
    specgen("build")
    before = times(project / "generated")
    edit(project / "spec/openapi.yaml", "schemas/Pet'", "schemas/Pat'")
    for command in ("build", "check"):
        result = specgen(command)
        assert result.code == 3
        assert result.err.startswith("spec/openapi.yaml:15:21: error[ref-not-found]")
    assert "nothing was written" in specgen("build").err
    assert times(project / "generated") == before


def test_unresolved_references_can_be_let_pass(specgen, project):
    edit(project / "spec/openapi.yaml", "schemas/Pet'", "schemas/Pat'")
    result = specgen("build", "--unresolved", "warn")
    assert result.code == 0
    assert "warning[ref-not-found]" in result.err


def test_errors_of_the_output(specgen, project):
    (project / "generated").write_text("a file")
    result = specgen("build")
    assert result.code == 2
    assert "output must be a folder, not 'generated'" in result.err


def test_another_package_takes_the_place_of_the_first(specgen, project):
    specgen("build")
    result = specgen("build", "--package", "zoo")
    assert result.code == 0
    assert "warning[output-other-package]: generated held package pets: zoo" in (
        result.err
    )
    assert "output-other-package" not in specgen("build", "--package", "zoo").err


def test_the_place_of_the_project_does_not_matter(specgen, project, tmp_path_factory):
    specgen("build")
    moved = tmp_path_factory.mktemp("elsewhere") / "project"
    shutil.copytree(project, moved)
    result = process(moved / "spec", "-m", "specgen", "build", PYTHONHASHSEED="7")
    assert "files unchanged" in result.stderr
    shutil.rmtree(moved / "generated")
    process(moved / "spec", "-m", "specgen", "build", PYTHONHASHSEED="8")
    for path in (project / "generated").rglob("*"):
        if path.is_file():
            copy = moved / path.relative_to(project)
            assert copy.read_bytes() == path.read_bytes()
