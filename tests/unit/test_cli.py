"""The command line, with the real pipeline behind it, in one process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from specgen import generator, lock, pipeline

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.2.0}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
    Owner:
      type: object
      properties:
        pet: {$ref: '#/components/schemas/Pet'}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/openapi.yaml").write_text(SPEC)
    (tmp_path / "specgen.toml").write_text(
        'input = "spec/openapi.yaml"\npackage = "pets"\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def times(folder: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


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


def test_errors_of_the_configuration(specgen, project):
    edit(project / "specgen.toml", "package", "pakcage")
    result = specgen("build")
    assert result.code == 2
    assert result.err.startswith("specgen.toml:2:1: error[config-unknown-key]")
    assert not (project / "generated").exists()


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


def test_a_bug_of_ours(specgen, project, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr(pipeline.Compilation, "package", broken)
    result = specgen("build")
    assert result.code == 4
    assert "internal error: ZeroDivisionError: oh no (test_cli.py:" in result.err
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


def test_help_and_version(specgen, project):
    assert "build" in specgen("--help").out
    assert "--validation" in specgen("build", "-h").out
    assert specgen("--version").out == f"specgen {generator.VERSION}\n"
    assert specgen("build", "--version", "bad version").code == 2


def test_no_command_shows_the_help(specgen):
    result = specgen()
    assert result.code == 2
    assert "Usage: specgen" in result.out + result.err


def process(
    folder: Path, *arguments: str, redirected: str = "", **extra: str
) -> subprocess.CompletedProcess:
    """Run Python, with streams that lead where a shell may lead them."""
    source = generator.PACKAGE.parent
    shell = ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh"] if redirected else []
    return subprocess.run(
        [*shell, sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(source)} | extra,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_unchanged_build_imports_almost_nothing(specgen, project):
    specgen("build")
    code = (
        "import sys; from specgen.cli import run; code = run(['build']);"
        "heavy = {'jinja2', 'yaml', 'rich', 'asyncio', 'importlib.metadata', 'black',"
        "'watchfiles', 'specgen.pipeline', 'specgen.load', 'specgen.report'}"
        " & set(sys.modules);"
        "print(sorted(heavy), code)"
    )
    result = process(project, "-c", code)
    assert "files unchanged" in result.stderr
    assert result.stdout == "[] 0\n"


def test_modules_of_the_working_directory_are_not_imported(project):
    for name in ("yaml", "jinja2", "click", "pydantic", "rich"):
        (project / f"{name}.py").write_text("raise SystemExit('hijacked')")
    result = process(project, "-m", "specgen", "build")
    assert result.returncode == 0
    assert "hijacked" not in result.stderr


def test_a_working_directory_that_was_deleted(project):
    deleted = "import os; os.mkdir('x'); os.chdir('x'); os.rmdir('../x');"
    start = "from specgen.__main__ import main; main(['build'])"
    result = process(project, "-c", deleted + start)
    assert result.returncode == 2
    assert "Error: the working directory was deleted" in result.stderr


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


ANSWERS = [
    ("bundle",),
    ("explain", "Pet", "--format=json"),
    ("graph",),
    ("build", "--format=json"),
    ("--help",),
]


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_an_answer_that_nobody_reads(project, arguments):
    source = generator.PACKAGE.parent
    with subprocess.Popen(
        [sys.executable, "-m", "specgen", *arguments],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(source)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


needs_a_full_disk = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no /dev/full"
)


@needs_a_full_disk
@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_an_answer_that_finds_no_room(project, arguments):
    result = process(project, "-m", "specgen", *arguments, redirected=">/dev/full")
    assert result.returncode == 2
    assert result.stderr.startswith(
        "error[output-not-writable]: standard output cannot be written: No space left"
    )


@needs_a_full_disk
def test_words_that_find_no_room(project):
    result = process(project, "-m", "specgen", "build", redirected="2>/dev/full")
    assert (result.returncode, result.stdout) == (2, "")


def test_an_answer_into_a_closed_stream_is_lost(project):
    result = process(project, "-m", "specgen", "bundle", redirected=">&-")
    assert result.returncode == 2
    assert "standard output cannot be written: Bad file descriptor" in result.stderr


def test_to_close_stderr_is_to_ask_for_silence(project):
    result = process(project, "-m", "specgen", "bundle", "--timings", redirected="2>&-")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("openapi: 3.1.0")


def test_a_file_that_was_missing_and_appears_is_built(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "later.yaml")
    assert specgen("build", "--unresolved", "warn").code == 0
    assert "unchanged" in specgen("build", "--unresolved", "warn").err
    (project / "spec/later.yaml").write_text("type: string\n")
    result = specgen("build", "--unresolved", "warn")
    assert result.code == 0
    assert " written" in result.err
    assert "warning" not in result.err


def test_a_folder_without_documents(specgen, project):
    specgen("build")
    before = times(project / "generated")
    (project / "empty/.hidden").mkdir(parents=True)
    (project / "empty/.hidden/a.yaml").write_text("A: {type: string}")
    for command in ("build", "check"):
        result = specgen(command, "empty")
        assert result.code == 2
        assert "there is no YAML or JSON document in empty" in result.err
    assert times(project / "generated") == before


def test_documents_of_no_known_kind_are_left_out_of_a_folder(specgen, project):
    (project / "spec/other.yaml").write_text("services: {web: {image: x}}")
    (project / "spec/limits.yaml").write_text(
        "Limit: {name: limit, in: query}\ncommon: {tags: {all: []}}"
    )
    (project / "spec/nothing.yml").write_text("")
    result = specgen("build", "spec")
    assert result.code == 0
    assert "spec/other.yaml:1:1: warning[input-unknown-kind]" in result.err
    assert "spec/nothing.yml:1:1: " in result.err
    assert "limits.yaml" not in result.err
    lines = (project / "generated" / lock.NAME).read_text()
    assert '"openapi.yaml#/components/schemas/Pet"' in lines
    assert '"other.yaml#"' not in lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{foo: 1, bar: 2}", "help: OpenAPI begins with its version"),
        ("paths: {}", "help: begin it with the version of OpenAPI"),
        (
            "A: {type: string}\nb: 1",
            "help: a map of schemas has only schemas in it: 'b'",
        ),
        ("get: {responses: {}}", "error[input-unknown-kind]"),
        ("", "error[input-empty]: there is nothing in this document"),
        ("# a comment", "error[input-empty]"),
    ],
)
def test_a_document_in_which_nothing_is_a_schema(specgen, project, text, expected):
    (project / "a.yaml").write_text(text)
    result = specgen("build", "a.yaml")
    assert result.code == 3
    assert expected in result.err
    assert not (project / "generated").exists()


@pytest.mark.parametrize(
    "text", ["{}", "true", "description: Anything.", "x-a: 1", "minLength: 3"]
)
def test_a_document_that_is_a_schema_however_little_it_says(specgen, project, text):
    (project / "a.yaml").write_text(text)
    assert specgen("build", "a.yaml").code == 0


def test_a_link_that_leads_elsewhere_is_built(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "pet.yaml")
    (project / "spec/one.yaml").write_text("type: string\n")
    (project / "spec/two.yaml").write_text("type: integer\n")
    (project / "spec/pet.yaml").symlink_to("one.yaml")
    assert specgen("build").code == 0
    assert "files unchanged" in specgen("build").err
    (project / "spec/pet.yaml").unlink()
    (project / "spec/pet.yaml").symlink_to("two.yaml")
    assert " written" in specgen("build").err
    assert "files unchanged" in specgen("build").err


def test_a_folder_as_input(specgen, project):
    schemas = project / "schemas"
    schemas.mkdir()
    (schemas / "a.yaml").write_text("A: {type: object}\n")
    arguments = ("build", "schemas", "-o", "out", "--package", "parts")
    assert specgen(*arguments).code == 0
    assert "files unchanged" in specgen(*arguments).err
    (schemas / "b.yaml").write_text("B: {type: object}\n")
    assert " written" in specgen(*arguments).err
    assert "files unchanged" in specgen(*arguments).err


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
