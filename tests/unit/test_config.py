import os
from pathlib import Path

import pytest

from specgen import config
from specgen.config import Config, Stream
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics
from specgen.report.text import text

EVERYTHING = """\
input = "spec/openapi.yaml"
output = "out"
package = "gateway_models"
distribution = "gateway-models"
version = "1.2.0rc1"
targets = ["events", "models"]
validation = "exact"
formats = "python"
enums = "strenum"
unresolved = "warn"
templates = "layout"
root = "."

[names]
"openapi.yaml#/components/schemas/A" = "Better"

[streams]
"s.yaml#/Events" = { tag = "type", terminal = "[DONE]", ignore = ["ping"] }
"s.yaml#/Plain" = {}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a specification, where commands are run."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/openapi.yaml").write_text("openapi: 3.1.0\n")
    (tmp_path / "layout").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(directory: Path, file: Path | None = None, **options: object):
    found = Diagnostics()
    result = config.load(options, found, directory=directory, file=file)
    return result, text(found, {}, shown, all_notes=True)


def good(directory: Path, **options: object) -> Config:
    result, report = load(directory, **options)
    assert report == ""
    assert result is not None
    return result


def bad(directory: Path, **options: object) -> str:
    result, report = load(directory, **options)
    assert result is None
    return report


def test_every_key_can_be_set(project):
    (project / "specgen.toml").write_text(EVERYTHING)
    read = good(project)
    assert read._replace(origin=None) == Config(
        input=project / "spec/openapi.yaml",
        output=project / "out",
        root=project,
        package="gateway_models",
        distribution="gateway-models",
        version="1.2.0rc1",
        targets=("models", "events"),
        validation="exact",
        formats="python",
        enums="strenum",
        unresolved="warn",
        templates=project / "layout",
        names={"openapi.yaml#/components/schemas/A": "Better"},
        streams={
            "s.yaml#/Events": Stream(
                tag="type", terminal=("[DONE]",), ignore=("ping",)
            ),
            "s.yaml#/Plain": Stream(),
        },
    )
    assert read.uri == "spec/openapi.yaml"


def test_few_keys():
    assert len(config.settings.SETTINGS) <= 15


def test_defaults(project):
    read = good(project, input="spec/openapi.yaml")
    assert read.output == project / "generated"
    assert read.root == project / "spec"
    assert read.uri == "openapi.yaml"
    assert read.validation == "by-direction"
    assert read.targets == ("models", "params", "events")
    assert read.formats is None
    assert read.span("names") is None


def test_the_nearest_file_counts_and_its_paths_start_there(project):
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.specgen]\ninput = "spec/openapi.yaml"\n'
    )
    inner = project / "a/b"
    inner.mkdir(parents=True)
    (project / "a/pyproject.toml").write_text('[project]\nname = "no specgen"\n')
    read = good(inner)
    assert read.input == project / "spec/openapi.yaml"
    assert read.output == project / "generated"
    (inner / "specgen.toml").write_text('input = "../../spec"\n')
    assert good(inner).output == inner / "generated"


def test_specgen_toml_wins_over_pyproject(project):
    (project / "pyproject.toml").write_text("[tool.specgen]\nunknown = 1\n")
    (project / "specgen.toml").write_text('input = "spec"\n')
    assert good(project).input == project / "spec"


def test_options_win(project):
    (project / "specgen.toml").write_text(EVERYTHING)
    read = good(
        project, output="elsewhere", validation="tolerant", version=None, enums=None
    )
    assert read.output == project / "elsewhere"
    assert read.validation == "tolerant"
    assert read.version == "1.2.0rc1"
    assert read.enums == "strenum"


def test_options_start_at_the_working_directory(project):
    (project / "specgen.toml").write_text('input = "spec/openapi.yaml"\n')
    inner = project / "spec"
    read = good(inner, input="openapi.yaml", output="here")
    assert read.input == project / "spec/openapi.yaml"
    assert read.output == project / "spec/here"


def test_a_file_about_another_input_is_not_used(project):
    (project / "specgen.toml").write_text(EVERYTHING)
    (project / "other.yaml").write_text("a: {}\n")
    read, report = load(project, input="other.yaml")
    assert read is not None
    assert read.package is None
    assert read.names == {}
    assert report.startswith(
        "note[config-not-used]: specgen.toml describes another input than other.yaml"
    )


def test_a_file_asked_for_by_name_is_used_for_any_input(project):
    (project / "specgen.toml").write_text(EVERYTHING)
    (project / "other.yaml").write_text("a: {}\n")
    file = Path("specgen.toml")
    read, report = load(project, file=file, input="other.yaml")
    assert report == ""
    assert read is not None
    assert read.package == "gateway_models"


def test_a_setting_knows_its_place(project):
    (project / "specgen.toml").write_text(EVERYTHING)
    span = good(project).span("streams", "s.yaml#/Events")
    assert span is not None
    assert (span.line, span.column) == (18, 1)


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        ('validaton = "exact"', "2:1", "unknown key 'validaton'"),
        ("package = 3", "2:11", "package must be an import name such as"),
        ("package = {}", "2:11", "such as 'gateway_models', not a table"),
        ("package = 2024-01-01", "2:11", "such as 'gateway_models', not a date"),
        ('package = "class"', "2:11", "that is still free, not 'class'"),
        ('package = "json"', "2:11", "that is still free, not 'json'"),
        ('package = "a.b"', "2:11", "an import name such as"),
        ('package = "../x"', "2:11", "an import name such as"),
        ('distribution = "-x"', "2:16", "a name such as 'gateway-models', not '-x'"),
        ('version = "1.0\'); x"', "2:11", "a version such as '1.4.0' (PEP 440)"),
        ('version = "../../x"', "2:11", "a version such as"),
        ('version = ""', "2:11", "a version such as"),
        ('validation = "strict"', "2:14", "'exact', 'tolerant', 'by-direction'"),
        ("validation = true", "2:14", "not true"),
        ("validation = [1]", "2:14", "not an array"),
        ('targets = ["models", "modles"]', "2:22", "not 'modles'"),
        ("targets = []", "2:11", "an array with at least one value"),
        ('templates = "nowhere"', "2:13", "a folder that exists, not 'nowhere'"),
        ('root = "layout"', "2:8", "root must be a folder around the input"),
        ("names = 1", "2:9", "a table of names, not 1"),
        ('names."a#/b" = "no name"', "2:16", "a Python name,"),
        ('names."a#/b" = "None"', "2:16", "not 'None'"),
        ('names."a#/b" = "__Pet"', "2:16", "without two underscores before it"),
        ('streams."a#/b" = "type"', "2:18", "a table such as { tag = 'type' }"),
        ('streams."a#/b".tog = "type"', "2:16", "unknown key 'tog'"),
        ('streams."a#/b".terminal = 1', "2:27", "a string or an array of strings"),
        ('output = "/"', "2:10", "output must be a folder for the package alone"),
        ('output = ".."', "2:10", "not one around the working directory"),
        ('output = "."', "2:10", "output must be a folder for the package alone"),
        ('output = "spec"', "2:10", "output must be a folder for the package alone"),
        ('output = "~\\u0000"', "2:10", "output must be a path"),
        (f'root = "{"x" * 300}"', "2:8", "root must be a path that a file can have"),
        ('output = "link"', "2:10", "a folder, not a link to one"),
        ("output = ", "2:10", "error[config-syntax]: Invalid value"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is_written(project, written, place, message):
    (project / "elsewhere").mkdir()
    (project / "link").symlink_to(project / "elsewhere")
    (project / "specgen.toml").write_text(f'input = "spec/openapi.yaml"\n{written}\n')
    report = bad(project)
    assert report.startswith(f"specgen.toml:{place}: error[config-")
    assert message in report


@pytest.mark.parametrize(
    "written",
    ['"spec\\\\openapi.yaml"', "'spec\\openapi.yaml'", '"spec\\openapi.yaml"'],
)
@pytest.mark.skipif(os.sep == "\\", reason="there it is a path")
def test_a_path_that_only_windows_reads(project, written):
    (project / "specgen.toml").write_text(f"input = {written}\n")
    assert "= help: write / between folders" in bad(project)


def test_all_that_is_wrong_is_said_at_once(project):
    (project / "pyproject.toml").write_text(
        '[tool.specgen]\ninput = "spec"\nenums = 1\nvalidation = 2\nnoise = 3\n'
    )
    report = bad(project)
    assert report.count("pyproject.toml:") == 3
    assert report.endswith("3 errors\n")


def test_an_unknown_key_gets_a_suggestion(project):
    (project / "specgen.toml").write_text('inptu = "spec"\n')
    assert "did you mean 'input'" in bad(project)


def test_the_name_of_the_table_in_a_file_of_ours(project):
    (project / "specgen.toml").write_text('[tool.specgen]\ninput = "spec"\n')
    report = bad(project)
    assert report.startswith("specgen.toml:1:7: error[config-unknown-key]")
    assert "help: leave the name of the table out" in report


def test_an_unlike_key_gets_the_list(project):
    (project / "specgen.toml").write_text("zzz = 1\n")
    assert "the keys are input, output, package" in bad(project)


def test_a_table_that_is_none(project):
    (project / "pyproject.toml").write_text("tool = {specgen = 3}\n")
    assert "the configuration must be a table, not 3" in bad(project)
    (project / "pyproject.toml").write_text("tool = 3 # specgen\n")
    assert "input is missing" in bad(project)


def test_broken_toml(project):
    (project / "pyproject.toml").write_text("[tool.specgen]\ninput = \n")
    assert bad(project).startswith("pyproject.toml:2:9: error[config-syntax]")


def test_bytes_that_are_no_text(project):
    (project / "specgen.toml").write_bytes(b'input = "\xff"\n')
    assert "specgen.toml is not UTF-8: invalid start byte at byte 9" in bad(project)


def test_a_file_asked_for_by_name_must_exist(project):
    report = bad(project, file=Path("absent.toml"))
    assert "file absent.toml cannot be read: No such file or directory" in report


def test_no_input(project):
    assert "error[config-missing]: input is missing" in bad(project)


def test_an_input_that_does_not_exist(project):
    report = bad(project, input="spec/nothing.yaml")
    assert "input must be a file or folder that exists" in report
    assert "'spec/nothing.yaml'" in report


def test_options_are_checked_too(project):
    report = bad(project, input="spec", package="x y", colour="red")
    assert "package must be an import name" in report
    assert "unknown key 'colour'" in report


def test_the_root_of_a_part_is_that_of_the_whole(project):
    part = project / "spec/schemas/deep"
    part.mkdir(parents=True)
    (part / "images.yaml").write_text("a: {}\n")
    assert good(project, input="spec/schemas/deep/images.yaml").root == project / "spec"
    assert good(project, input="spec/schemas").root == project / "spec/schemas"


def test_the_root_is_not_looked_for_outside_the_repository(project):
    (project / "openapi.yaml").write_text("openapi: 3.1.0\n")
    inner = project / "inner/schemas"
    inner.mkdir(parents=True)
    (project / "inner/.git").mkdir()
    (inner / "a.yaml").write_text("a: {}\n")
    assert good(project, input="inner/schemas/a.yaml").root == inner


def test_an_output_around_the_home_folder_is_refused(project, monkeypatch):
    monkeypatch.setenv("HOME", str(project / "users/me"))
    (project / "users/me").mkdir(parents=True)
    for output in ("users", "users/me"):
        assert "for the package alone" in bad(project, input="spec", output=output)
    assert good(project, input="spec", output="users/me/out")


def test_shown_paths_are_short(project):
    assert shown(project / "spec/a.yaml") == "spec/a.yaml"
    assert shown(project.parent / "b.yaml") == "../b.yaml"
    assert shown(os.sep) == "/"
