"""A package with the runtime in it, as `specgen build` would write it.

Its classes need each other across one module, as definitions of a cycle do.
"""

import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

RUNTIME = Path(__file__).parents[3] / "templates" / "runtime"
PACKAGE = "runtime_package"

MODULES = {
    "__init__.py": "",
    "models/__init__.py": "",
    "models/a.py": '''
        """Declares what others inherit, and looks ahead."""

        from typing import Union

        from typing_extensions import TypeAliasType

        from .._base import Model
        from .._types import Integer, Omittable


        class Base(Model):
            b: Omittable["B"] = None
            any_of_them: "AnyOfThem | None" = None
            many: "list[B] | None" = None


        class A(Model):
            n: Integer = 0
            b: Omittable["B"] = None


        class B(Model):
            a: A | None = None
            c: "C | None" = None


        class C(Base):
            __pydantic_extra__: dict[str, int]

            own: int = 1


        AnyOfThem = TypeAliasType("AnyOfThem", "Union[B, C, list[AnyOfThem]]")
    ''',
    "models/b.py": '''
        """Offers what stands in a."""

        from .a import AnyOfThem, B

        __all__ = ["AnyOfThem", "B"]
    ''',
    "models/c.py": '''
        """Offers what stands in a."""

        from .a import C

        __all__ = ["C"]
    ''',
    "models/d.py": '''
        """Uses an alias of b by an ordinary import."""

        from .._base import Model
        from .b import AnyOfThem


        class D(Model):
            them: AnyOfThem
    ''',
    "params/__init__.py": "",
    "params/a.py": """
        from typing_extensions import NotRequired, TypedDict

        from .._types import Integer, Properties, asserting


        @asserting()
        class AParam(TypedDict):
            n: NotRequired[Integer]
            b: NotRequired["BParam"]


        @asserting(Properties(max=1))
        class BParam(TypedDict):
            a: NotRequired["AParam"]
            many: NotRequired["list[AParam]"]
    """,
    "params/b.py": """
        from .a import BParam

        __all__ = ["BParam"]
    """,
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The directory that holds the package."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(RUNTIME, root / PACKAGE, ignore=shutil.ignore_patterns("__pyc*"))
    for name, text in MODULES.items():
        path = root / PACKAGE / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    sys.path.insert(0, str(root))
    yield root
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.fixture(scope="session")
def t(site: Path) -> ModuleType:
    """The vocabulary of annotations."""
    return importlib.import_module(f"{PACKAGE}._types")


@pytest.fixture(scope="session")
def base(site: Path) -> ModuleType:
    """The base classes."""
    return importlib.import_module(f"{PACKAGE}._base")


@pytest.fixture(scope="session")
def fresh(site: Path) -> Callable[[str], str]:
    """Run code in a fresh interpreter and return what it prints."""

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", dedent(code)],
            cwd=site,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        return done.stdout.strip()

    return run


@pytest.fixture(scope="session")
def read() -> Callable[[Any, str], Any]:
    """Validate a JSON text."""
    return lambda annotation, text: TypeAdapter(annotation).validate_json(text)


@pytest.fixture(scope="session")
def accepts() -> Callable[[Any, str], bool]:
    """Validate a JSON text and the same document as Python values; they must agree."""

    def judge(annotation: Any, text: str) -> bool:
        adapter = TypeAdapter(annotation)
        verdicts = set()
        for validate, document in (
            (adapter.validate_json, text),
            (adapter.validate_python, json.loads(text)),
        ):
            try:
                validate(document)
            except ValidationError:
                verdicts.add(False)
            else:
                verdicts.add(True)
        (verdict,) = verdicts
        return verdict

    return judge


@pytest.fixture(scope="session")
def errors() -> Callable[[Any, Any], list[tuple[Any, str]]]:
    """Say where a document is wrong, a JSON text or Python values, and how."""

    def explain(annotation: Any, document: Any) -> list[tuple[Any, str]]:
        adapter = TypeAdapter(annotation)
        is_text = isinstance(document, str)
        with pytest.raises(ValidationError) as caught:
            (adapter.validate_json if is_text else adapter.validate_python)(document)
        return [(error["loc"], error["msg"]) for error in caught.value.errors()]

    return explain
