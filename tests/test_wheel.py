"""The wheels: of specgen itself, and of what it generates, in empty environments."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from specgen import generator

PURE = Path(sysconfig.get_path("purelib"))
NEEDED = {
    # what `pip install` would bring along, by import name and by distribution
    "generated": "pydantic pydantic_core annotated_types typing_inspection "
    "typing_extensions.py",
    "specgen": "yaml _yaml msgspec jinja2 markupsafe click rich pygments markdown_it "
    "mdurl "
    "jsonschema_specifications referencing rpds attrs attr typing_extensions.py "
    "black blib2to3 pathspec platformdirs mypy_extensions.py packaging pytokens",
}


def run(*command: str | Path, cwd: Path | None = None) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def wheel_of(project: Path, folder: Path) -> Path:
    """Build a wheel as a user does, with the build backend that is here already."""
    run(
        *(sys.executable, "-m", "build", "--no-isolation", "--wheel"),
        *("--outdir", folder, project),
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def environment(folder: Path, wheel: Path, needed: str) -> Path:
    """An environment with a wheel and what it needs; nothing is downloaded.

    What it needs is linked to from the environment of this test.
    """
    venv.create(folder, with_pip=False)
    site = next(folder.glob("lib*/python*/site-packages"), folder / "Lib/site-packages")
    for name in needed.split():
        if (PURE / name).exists():
            (site / name).symlink_to(PURE / name)
    for extension in PURE.glob("*.so"):  # compiled modules that stand alone
        (site / extension.name).symlink_to(extension)
    for metadata in PURE.glob("*.dist-info"):  # pydantic asks for its own version
        if metadata.name.startswith(("pydantic", "typing_extensions")):
            (site / metadata.name).symlink_to(metadata)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(
        *(sys.executable, "-m", "pip", "--python", scripts / "python", "install"),
        *("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", wheel),
    )
    return scripts


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def generated_wheel(repository, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    project = folder / "project"
    shutil.copytree(
        repository / "generated", project, ignore=shutil.ignore_patterns("__pycache__")
    )
    return wheel_of(project, folder / "dist")


@pytest.fixture(scope="module")
def own_wheel(repository, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    project = folder / "project"
    project.mkdir()
    for name in ("src", "templates"):
        shutil.copytree(
            repository / name,
            project / name,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(repository / name, project)
    return wheel_of(project, folder / "dist")


def test_generated_wheel_holds_all_of_the_package(generated_wheel, repository):
    package = repository / "generated" / "gateway_models"
    inside = {
        f"gateway_models/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    found = names_in(generated_wheel)
    assert {n for n in found if ".dist-info/" not in n} == inside
    assert "gateway_models/py.typed" in found
    assert generated_wheel.name == "gateway_models-1.0.0-py3-none-any.whl"


def test_generated_wheel_states_what_it_needs(generated_wheel):
    with zipfile.ZipFile(generated_wheel) as archive:
        text = archive.read("gateway_models-1.0.0.dist-info/METADATA").decode()
    lines = text.partition("\n\n")[0].splitlines()
    assert "Name: gateway-models" in lines
    assert "Requires-Python: >=3.11" in lines
    needs = [line for line in lines if line.startswith("Requires-Dist: ")]
    assert [need.split()[1].rstrip(";").partition(">")[0] for need in needs] == [
        "pydantic",
        "typing-extensions",
        "httpx-sse",
        "httpx",  # which httpx-sse imports, and does not ask for
    ]
    assert all("extra == 'sse'" in need for need in needs[-2:])


USE = """
import sys, importlib.util
assert importlib.util.find_spec("specgen") is None
assert importlib.util.find_spec("httpx") is None
import gateway_models
assert "site-packages" in gateway_models.__file__
from gateway_models import OpenAIImageGenerationRequestParam
assert "pydantic" not in sys.modules
from gateway_models import *
request = OpenAIImageGenerationRequest(model="m", prompt="p")
assert request.n == 1
assert request.to_json() == '{"model":"m","prompt":"p"}'
class Sent:
    event, data = None, '{"type": "image_generation.completed"}'
event = STREAMS["openaiCreateImage"].decode(Sent())
assert type(event) is OpenAIImageStreamCompleted
import pickle
assert pickle.loads(pickle.dumps(request)) == request
"""


def test_generated_wheel_works_in_an_empty_environment(generated_wheel, tmp_path):
    scripts = environment(tmp_path / "venv", generated_wheel, NEEDED["generated"])
    run(scripts / "python", "-W", "error", "-c", USE, cwd=tmp_path)


def sources(folder: Path) -> Iterator[str]:
    """The files in a folder, but for what tools leave behind."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and not any(p[0] in "._" for p in name.parent.parts):
            yield name.as_posix()


def test_own_wheel_holds_the_templates(own_wheel, repository):
    inside = names_in(own_wheel)
    templates = repository / "templates"
    for name in sources(templates):
        assert f"specgen/templates/{name}" in inside
    for name in sources(repository / "src" / "specgen"):
        assert f"specgen/{name}" in inside
    assert not [name for name in inside if name.startswith(("src/", "templates/"))]


def test_own_wheel_builds_the_same_package(own_wheel, gateway, repository, tmp_path):
    """As installed, with no repository around it; even the lock agrees."""
    scripts = environment(tmp_path / "venv", own_wheel, NEEDED["specgen"])
    project = tmp_path / "project"
    project.mkdir()
    shutil.copytree(repository / "spec", project / "spec")
    options = ["spec/openapi.yaml", "--package", "gateway_models"]
    run(scripts / "specgen", "build", *options, cwd=project)
    written = project / "generated"
    for path, text in gateway.result.files.items():
        assert (written / path).read_text(encoding="utf-8") == text, path
    lock = (gateway.folder / "specgen.lock").read_bytes()
    assert (written / "specgen.lock").read_bytes() == lock
    said = run(scripts / "python", "-m", "specgen", "--version", cwd=project)
    assert said == f"specgen {generator.VERSION}\n"
