import os
from pathlib import Path

import pytest

from specgen import fresh, generator, lock
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.write import write_tree

FILES = {"pyproject.toml": "[project]\n", "pkg/__init__.py": "", "pkg/a.py": "A = 1\n"}


@pytest.fixture
def config(tmp_path):
    """A specification of two files that has been built."""
    spec = tmp_path / "spec"
    (spec / "schemas").mkdir(parents=True)
    (spec / "openapi.yaml").write_text("openapi: 3.1.0\n")
    (spec / "schemas/a.yaml").write_text("A: {}\n")
    made = Config(input=spec / "openapi.yaml", output=tmp_path / "out", root=spec)
    build(made, "openapi.yaml", "schemas/a.yaml")
    return made


def build(config: Config, *uris: str, absent: tuple[str, ...] = ()) -> None:
    inputs: dict[str, bytes | None] = {
        uri: (config.root / uri).read_bytes() for uri in uris
    }
    outputs = {path: text.encode() for path, text in FILES.items()}
    found = inputs | dict.fromkeys(absent)
    new = lock.describe(lock.config_digest(config), found, outputs, {})
    assert write_tree(config.output, FILES, new, Diagnostics())


def reason(config: Config, *, strict: bool = False) -> str:
    return fresh.examine(config, strict=strict).reason


def test_nothing_changed(config):
    last = fresh.examine(config)
    assert last.fresh
    assert last == ("", "pkg", len(FILES) + 1, 0)
    assert fresh.examine(config, strict=True).fresh


def test_times_are_not_looked_at(config):
    for path in (*config.root.rglob("*"), *config.output.rglob("*")):
        os.utime(path, (1, 1))
    assert fresh.examine(config).fresh


def test_a_change_that_keeps_size_and_time_is_seen(config):
    path = config.root / "schemas/a.yaml"
    times = path.stat()
    path.write_text("B: {}\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert reason(config) == "schemas/a.yaml: changed"


def test_a_missing_input(config):
    (config.root / "schemas/a.yaml").unlink()
    assert reason(config) == "schemas/a.yaml: changed"


def test_an_input_that_is_now_another_kind_of_thing(config):
    path = config.root / "schemas/a.yaml"
    path.unlink()
    os.mkfifo(path)
    assert reason(config) == "schemas/a.yaml: changed"


def test_a_file_that_was_looked_for_in_vain_appears(config):
    build(config, "openapi.yaml", absent=("schemas/later.yaml",))
    assert fresh.examine(config).fresh
    (config.root / "schemas/later.yaml").write_text("")
    assert reason(config) == "schemas/later.yaml: changed"


def test_a_new_file_in_a_folder_that_is_the_input(config):
    folder = Config(input=config.root, root=config.root, output=config.root / "out")
    build(folder, "openapi.yaml", "schemas/a.yaml")
    assert fresh.examine(folder).fresh
    (config.root / ".hidden.yaml").write_text("")
    (config.root / "notes.txt").write_text("")
    (folder.output / "pkg/_schemas.json").write_text("{}")
    assert fresh.examine(folder).fresh
    (config.root / "schemas/b.json").write_text("{}")
    assert reason(folder) == "schemas/b.json: new"


def test_another_input(config):
    other = Config(
        input=config.root / "schemas/a.yaml", root=config.root, output=config.output
    )
    assert reason(other) == "the configuration changed"


def test_another_setting(config):
    other = Config(
        input=config.input,
        root=config.root,
        output=config.output,
        validation="exact",
    )
    assert reason(other) == "the configuration changed"


def test_another_generator(config, monkeypatch):
    monkeypatch.setattr(generator, "identity", lambda: "99+abc")
    assert reason(config) == "another specgen wrote it"


@pytest.mark.parametrize("path", FILES)
def test_an_output_that_is_edited_or_missing(config, path):
    (config.output / path).write_text("edited")
    assert reason(config) == f"{path}: changed"
    (config.output / path).unlink()
    assert reason(config) == f"{path}: changed"


def test_an_output_that_became_a_link(config, tmp_path):
    path = config.output / "pkg/a.py"
    path.rename(tmp_path / "a.py")
    path.symlink_to(tmp_path / "a.py")
    assert reason(config) == "pkg/a.py: changed"


def test_no_lock(config):
    (config.output / lock.NAME).unlink()
    assert reason(config) == "specgen.lock: there is none"


def test_a_lock_that_no_build_wrote(config):
    path = config.output / lock.NAME
    path.write_text(path.read_text().replace('"symbols": {}', '"symbols": {"a": {}}'))
    assert reason(config) == "specgen.lock: its digest does not match"


def test_two_locks_merged_without_a_conflict_are_not_fresh(config):
    """Each side right in itself, yet nobody ever built them together."""
    path = config.output / lock.NAME
    (config.root / "schemas/a.yaml").write_text("A: {type: string}\n")
    before = path.read_text().splitlines(keepends=True)
    build(config, "openapi.yaml", "schemas/a.yaml")
    after = path.read_text().splitlines(keepends=True)
    merged = [
        old if '"digest"' in old else new
        for old, new in zip(before, after, strict=True)
    ]
    path.write_text("".join(merged))
    assert reason(config) == "specgen.lock: its digest does not match"


def test_an_interrupted_build(config):
    path = config.output / lock.NAME
    path.write_bytes(lock.parse(path.read_bytes()).render({}))
    assert reason(config) == "specgen.lock: a build was interrupted"


def test_strangers_in_the_package_concern_a_check_only(config):
    (config.output / "dist").mkdir()
    (config.output / "dist/wheel.whl").write_text("")
    (config.output / "pkg/__pycache__").mkdir()
    (config.output / "pkg/__pycache__/a.cpython-311.pyc").write_text("")
    assert fresh.examine(config, strict=True).fresh
    (config.output / "pkg/mine.py").write_text("")
    assert fresh.examine(config).fresh
    assert reason(config, strict=True) == "pkg/mine.py: not written by specgen"


def test_a_moved_project_is_still_fresh(config, tmp_path):
    moved = tmp_path / "moved"
    moved.mkdir()
    config.root.rename(moved / "spec")
    config.output.rename(moved / "elsewhere")
    spec = moved / "spec"
    made = Config(input=spec / "openapi.yaml", root=spec, output=moved / "elsewhere")
    assert fresh.examine(made).fresh


def test_a_large_file_is_read_to_its_end(tmp_path):
    path = Path(tmp_path / "large")
    data = bytes(range(256)) * 20_000
    path.write_bytes(data)
    assert fresh.tree.read(path) == data
