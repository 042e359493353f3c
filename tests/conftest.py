"""What all tests share: the corpus, packages that were built, and `--update`."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings

import specgen

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = Path(
    os.environ.get("SPECGEN_CORPUS") or REPOSITORY.parent / "shared" / "corpus"
)
CORPUS_REQUIRED = os.environ.get("SPECGEN_CORPUS_REQUIRED") == "1"

# `make test` says the same of the same code, wherever and however often it runs;
# `make fuzz` is what looks for more, and --hypothesis-profile=new-examples.
settings.register_profile("same-examples", derandomize=True, deadline=None)
settings.register_profile("new-examples", max_examples=5_000, deadline=None)
settings.load_profile("same-examples")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="make tests/cases expect what specgen does today",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether what is expected shall be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this project."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the real specifications that tests are run on.

    Without it, tests that need it are skipped; on CI they fail.
    """
    if CORPUS.is_dir():
        return CORPUS
    reason = f"there is no corpus in {CORPUS}; SPECGEN_CORPUS names its folder"
    if CORPUS_REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


class Built:
    """A generated distribution on the disk."""

    def __init__(self, folder: Path, result: specgen.BuildResult) -> None:
        self.folder = folder
        self.result = result
        self.name = result.package

    @property
    def package(self) -> Path:
        """The folder of the import package."""
        return self.folder / self.name

    def modules(self) -> list[str]:
        """The names of all its modules."""
        return sorted(
            ".".join(path.relative_to(self.folder).with_suffix("").parts).removesuffix(
                ".__init__"
            )
            for path in self.package.rglob("*.py")
        )


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The package of this project's own specification, spec/."""
    folder = tmp_path_factory.mktemp("gateway")
    shutil.copytree(REPOSITORY / "spec", folder / "spec")
    return built(folder / "spec" / "openapi.yaml", folder, "gateway_models")


@pytest.fixture(scope="session")
def bifrost(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The package of a whole gateway: 122 files, 296 operations."""
    folder = tmp_path_factory.mktemp("bifrost")
    document = corpus / "bifrost" / "openapi.yaml"
    return built(document, folder, "bifrost_models", unresolved="warn")


def built(document: Path, folder: Path, package: str, **options: Any) -> Built:
    output = folder / "generated"
    result = specgen.build(document, output, package=package, **options)
    assert result.ok, [item for item in result.diagnostics if item.severity == "error"]
    return Built(output, result)


Fresh = Callable[..., str]


@pytest.fixture(scope="session")
def fresh() -> Fresh:
    """Run a script in a fresh interpreter, which finds the packages in some folders."""

    def run(script: str, *folders: Path) -> str:
        paths = "".join(f"sys.path.insert(0, {str(each)!r})\n" for each in folders)
        result = subprocess.run(
            [sys.executable, "-I", "-W", "error", "-c", f"import sys\n{paths}{script}"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    return run


Importing = Callable[[Path, str], AbstractContextManager[ModuleType]]


@pytest.fixture
def importing() -> Importing:
    """Import a package from a folder, and forget it at the end of a `with` block."""
    return _importing


@contextmanager
def _importing(folder: Path, package: str) -> Iterator[ModuleType]:
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        for name in list(sys.modules):
            if name.partition(".")[0] == package:
                del sys.modules[name]
