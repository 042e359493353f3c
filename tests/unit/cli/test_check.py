"""`specgen check`: what differs from a build, file by file."""

import pytest

from tests.unit.cli.projects import edit


def test_check(specgen, project):
    specgen("build")
    for command in (("check",), ("check", "--fast")):
        result = specgen(*command)
        assert result.code == 0
        assert result.err.startswith("pets: up to date, ")


def test_check_writes_nothing(specgen, project):
    result = specgen("check")
    assert result.code == 1
    assert "error[output-no-package]: generated holds no package" in result.err
    assert "pets: not built, " in result.err
    assert not (project / "generated").exists()


@pytest.mark.parametrize("fast", [(), ("--fast",)])
def test_check_names_file_and_reason(specgen, project, fast):
    specgen("build")
    package = project / "generated/pets"
    (package / "_base.py").unlink()
    edit(package / "__init__.py", "Pet", "Dog")
    (package / "mine.py").write_text("")
    result = specgen("check", *fast)
    assert result.code == 1
    assert "generated/pets/_base.py is missing" in result.err
    assert "generated/pets/__init__.py was edited since" in result.err
    assert "generated/pets/mine.py is left over: specgen did not" in result.err
    assert "--- generated/pets/__init__.py\n" in result.err
    assert "pets: 3 files not as built" in result.err


def test_check_tells_that_the_specification_changed(specgen, project):
    specgen("build")
    edit(project / "spec/openapi.yaml", "age:", "years:")
    for fast in ((), ("--fast",)):
        result = specgen("check", *fast)
        assert result.code == 1
        assert "is out of date: openapi.yaml changed" in result.err
        assert "was edited" not in result.err


def test_of_many_files_that_differ_some_are_shown(specgen, project):
    specgen("build")
    files = sorted((project / "generated").rglob("*.py"))
    assert len(files) > 10
    for file in files:
        file.write_text("# edited\n")
    result = specgen("check")
    assert result.err.count("\n--- ") == 10
    assert f"… and {len(files) - 10} more files differ" in result.err
