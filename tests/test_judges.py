"""What type checkers, linters and formatters say of generated code: nothing.

They judge the packages of all cases at once, and of two real specifications, each
with the settings that a tool has where nobody configured it, or with its strictest.
"""

import shutil
from pathlib import Path

import pytest

from specgen import cli, generator
from tests import judges

CASES = Path(__file__).parent / "cases"
RUNTIME = {path.name for path in (generator.templates() / "runtime").glob("*.py")}
JUDGES = {
    "mypy": judges.CHECKERS["mypy"],
    "pyright": judges.CHECKERS["pyright"],
    # It holds typed unknown properties, written as pydantic documents them, against
    # the declaration of pydantic's own base class.
    "ty": [*judges.CHECKERS["ty"], "--ignore=incompatible-mutable-override"],
    **judges.LINTERS,
    "black": ["black", "--check", "--quiet", "--config=pyproject.toml"],
}


@pytest.fixture(scope="session")
def packages(tmp_path_factory) -> Path:
    """The packages of all cases that build, side by side."""
    folder = tmp_path_factory.mktemp("packages")
    for case in sorted(path.parent for path in CASES.glob("*/expected")):
        project = tmp_path_factory.mktemp(case.name)
        shutil.copytree(case / "spec", project / "spec")
        shutil.copy(case / "specgen.toml", project)
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.chdir(project)
            assert cli.run(["build"]) == cli.Exit.OK
        for marker in (project / "generated").glob("*/py.typed"):
            shutil.copytree(marker.parent, folder / marker.parent.name)
    return folder


def judge(name: str, folder: Path, *, runtime: bool = True) -> None:
    """Run a tool over the packages in a folder, with or without their runtime."""
    files = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py*")
        if path.suffix in (".py", ".pyi") and (runtime or path.name not in RUNTIME)
    ]
    judges.configure_pyright(folder, include=files)
    (folder / "pyproject.toml").write_text("")
    judges.judge(folder, *JUDGES[name], *(files if name == "black" else ()))


@pytest.mark.parametrize("name", JUDGES)
def test_cases(name, packages):
    judge(name, packages, runtime=False)


@pytest.mark.parametrize("name", JUDGES)
def test_own_specification(name, gateway, tmp_path):
    shutil.copytree(gateway.package, tmp_path / gateway.name)
    judge(name, tmp_path)


@pytest.mark.parametrize("name", JUDGES)
def test_whole_gateway(name, bifrost, tmp_path):
    shutil.copytree(bifrost.package, tmp_path / bifrost.name)
    judge(name, tmp_path)
