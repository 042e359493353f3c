"""Commands as processes: what they import, and streams that take no more."""

import os
import subprocess
import sys

import pytest

from specgen import generator
from tests.unit.cli.projects import needs_a_full_disk, process


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


ANSWERS = [
    ("bundle",),
    ("explain", "Pet", "--format=json"),
    ("graph",),
    ("build", "--format=json"),
    ("--help",),
]


BUNDLE = ("-c", "from specgen.__main__ import main; main(['bundle', 'x.yaml'])")


@pytest.fixture
def abroad(project):
    """A document whose characters few encodings have."""
    text = '{openapi: 3.1.0, info: {title: "日本", version: "1"}, paths: {}}\n'
    (project / "x.yaml").write_text(text, encoding="utf-8")
    return project


def test_an_answer_is_utf_8_whatever_the_system_writes(abroad):
    ascii_system = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env = {k: v for k, v in os.environ.items() if k != "PYTHONIOENCODING"}
    path = str(generator.PACKAGE.parent)
    result = subprocess.run(
        [sys.executable, *BUNDLE],
        cwd=abroad,
        env=env | ascii_system | {"PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    assert "日本" in result.stdout.decode("utf-8")


def test_an_answer_that_the_chosen_encoding_does_not_have(abroad, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    result = process(abroad, *BUNDLE)
    assert result.returncode == 2
    assert "standard output cannot be written" in result.stderr
    assert "can't encode characters" in result.stderr


def test_a_terminal_shows_what_it_can(abroad, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    try:
        reading, terminal = os.openpty()
    except (AttributeError, OSError):
        pytest.skip("this system has no terminals")
    source = str(generator.PACKAGE.parent)
    result = subprocess.run(
        [sys.executable, *BUNDLE],
        cwd=abroad,
        env=os.environ | {"PYTHONPATH": source},
        stdout=terminal,
        check=False,
    )
    assert result.returncode == 0
    assert rb"\u65e5\u672c" in os.read(reading, 10_000)
    os.close(terminal)
    os.close(reading)


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
