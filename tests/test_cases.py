"""Every folder in tests/cases is a project: build it and hold the result to it.

    <name>/specgen.toml    the configuration, as a user would write it
    <name>/spec/           the specification
    <name>/command.txt     what to run in place of `build --notes`
    <name>/stderr.txt      what specgen says
    <name>/expected/       what it writes; missing where it must write nothing
    <name>/payloads/       <Type>/<any name>.json must be accepted by that type and
                           come back the same; <any name>.fail.<why>.json must be
                           rejected, at the field or with the type of error <why>

Files that every package has are left out of expected/: the runtime, which is copied
as it is, and the lock, which is digests. `pytest --update` writes expected/ and
stderr.txt anew.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from specgen import cache, cli, generator

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
RUNTIME = {path.name for path in (generator.templates() / "runtime").glob("*.py")}


@pytest.mark.parametrize("name", NAMES)
def test_case(name, tmp_path, monkeypatch, capsys, update, importing):
    case = CASES / name
    project = tmp_path / name
    shutil.copytree(case, project, ignore=shutil.ignore_patterns("expected"))
    monkeypatch.chdir(project)
    code = cli.run(_command(case))
    said = _told(capsys.readouterr().err)
    generated = project / "generated"
    written = dict(_written(generated)) if generated.exists() else {}
    if update:
        _update(case, written, said)
    assert said == (case / "stderr.txt").read_text()
    assert written == _texts(case / "expected")
    assert (code == cli.Exit.OK) is bool(written)
    assert code in (cli.Exit.OK, cli.Exit.USAGE, cli.Exit.SPECIFICATION)
    if written:
        package = next(path for path in written if path.endswith("__init__.py"))
        with importing(generated, package.partition("/")[0]) as module:
            for payload in sorted((case / "payloads").rglob("*.json")):
                _send(module, payload)


def _command(case: Path) -> list[str]:
    command = case / "command.txt"
    return command.read_text().split() if command.exists() else ["build", "--notes"]


def _told(text: str) -> str:
    """What was said, without how long it took and how many files there are."""
    text = re.sub(r"^\w+: \d+ files? written.*\n", "", text, flags=re.MULTILINE)
    return re.sub(r" \(\d+\.\d\d s\)", "", text)


def _written(folder: Path) -> Iterator[tuple[str, str]]:
    for path, text in _texts(folder).items():
        if path != "specgen.lock" and Path(path).name not in RUNTIME:
            yield path, text


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", cache.FOLDER} & {*path.parts}
    }


def _update(case: Path, written: dict[str, str], said: str) -> None:
    (case / "stderr.txt").write_text(said)
    shutil.rmtree(case / "expected", ignore_errors=True)
    for path, text in written.items():
        (case / "expected" / path).parent.mkdir(parents=True, exist_ok=True)
        (case / "expected" / path).write_text(text, encoding="utf-8")


# ------------------------------------------------------------------- payloads


def _send(package: ModuleType, payload: Path) -> None:
    """Hold one payload to the type that its folder names."""
    adapter = TypeAdapter(resolve_name(f"{package.__name__}.{payload.parent.name}"))
    text = payload.read_text()
    _, fails, why = payload.stem.partition(".fail.")
    if fails:
        with pytest.raises(ValidationError) as caught:
            adapter.validate_json(text)
        assert why in set(_reasons(caught.value)), str(caught.value)
    else:
        assert _json(_dumped(adapter, adapter.validate_json(text))) == _json(text)


def _dumped(adapter: TypeAdapter[object], value: object) -> str | bytes:
    if isinstance(value, BaseModel):
        return value.to_json()
    return adapter.dump_json(value, by_alias=True, exclude_unset=True)


def _json(text: str | bytes) -> str:
    """A document in one spelling; 1 and 1.0 stay two things."""
    return json.dumps(json.loads(text), sort_keys=True)


def _reasons(error: ValidationError) -> Iterator[str]:
    """Where the errors are and of what type: what `<why>` may be."""
    for item in error.errors():
        yield ".".join(map(str, item["loc"]))
        yield item["type"]
