import errno
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from specgen import lock, ownership, tree, write
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics
from specgen.lock import Lock
from specgen.report.text import text
from specgen.write import STAGING, WriteResult, write_tree

FILES = {"pyproject.toml": "[project]\n", "pkg/__init__.py": "", "pkg/a.py": "A = 1\n"}


def describe(files: Mapping[str, bytes | str], **values: str) -> Lock:
    outputs = {path: lock.digest(data) for path, data in tree.encode(files).items()}
    rules = {"generator": "g", "config": "c"} | values
    return Lock(**rules, inputs={}, outputs=outputs, symbols={})


def put(
    root: Path, files: Mapping[str, bytes | str], **values: str
) -> tuple[WriteResult | None, str]:
    found = Diagnostics()
    result = write_tree(root, files, describe(files, **values), found)
    return result, text(found, {}, shown)


def good(root: Path, files: Mapping[str, bytes | str], **values: str) -> WriteResult:
    result, report = put(root, files, **values)
    assert report == ""
    assert result is not None
    return result


def on_disk(root: Path) -> dict[str, str]:
    """Every file but the lock, with its content."""
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != lock.NAME
    }


def last(root: Path) -> Lock:
    return lock.parse((root / lock.NAME).read_bytes())


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "out"


def test_a_first_build_writes_everything(root):
    result = good(root, FILES)
    assert result.written == (*sorted(FILES), lock.NAME)
    assert result.unchanged == result.deleted == result.kept == ()
    assert on_disk(root) == FILES
    assert last(root) == describe(FILES)


def test_a_second_build_writes_nothing(root):
    good(root, FILES)
    for path in root.rglob("*"):
        os.utime(path, (1, 1))
    result = good(root, FILES)
    assert result.written == result.deleted == ()
    assert len(result.unchanged) == len(FILES) + 1
    files = [path for path in root.rglob("*") if path.is_file()]
    assert {path.stat().st_mtime for path in files} == {1}


def test_only_what_changed_is_written(root):
    good(root, FILES)
    for path in root.rglob("*"):
        os.utime(path, (1, 1))
    result = good(root, FILES | {"pkg/a.py": "A = 2\n"})
    assert result.written == ("pkg/a.py", lock.NAME)
    assert (root / "pkg/a.py").read_text() == "A = 2\n"
    assert (root / "pkg/__init__.py").stat().st_mtime == 1


def test_only_the_lock_changes(root):
    good(root, FILES)
    assert good(root, FILES, generator="other").written == (lock.NAME,)
    assert last(root).generator == "other"


def test_what_has_no_place_is_deleted_and_so_are_empty_folders(root):
    good(root, FILES | {"pkg/old/deep/b.py": "B = 1\n", "pkg/old/c.py": "C = 1\n"})
    (root / "pkg/old/mine.txt").write_text("mine")
    result = good(root, FILES)
    assert result.deleted == ("pkg/old/c.py", "pkg/old/deep/b.py")
    assert on_disk(root) == FILES | {"pkg/old/mine.txt": "mine"}
    assert not (root / "pkg/old/deep").exists()


def test_an_edited_file_without_a_place_is_kept(root):
    good(root, FILES | {"pkg/b.py": "B = 1\n"})
    (root / "pkg/b.py").write_text("B = 'mine'\n")
    result, report = put(root, FILES)
    assert result is not None
    assert result.kept == ("pkg/b.py",)
    assert result.deleted == ()
    assert (root / "pkg/b.py").read_text() == "B = 'mine'\n"
    assert report.startswith("warning[output-edited]: out/pkg/b.py was edited")
    assert good(root, FILES).kept == ()  # from now on it is not ours


def test_an_edited_file_is_generated_again_with_a_warning(root):
    good(root, FILES)
    (root / "pkg/a.py").write_text("edited")
    result, report = put(root, FILES)
    assert result is not None
    assert result.written == ("pkg/a.py",)
    assert on_disk(root) == FILES
    assert "warning[output-edited]: out/pkg/a.py was edited" in report
    assert "generated again" in report


def test_a_missing_file_comes_back(root):
    good(root, FILES)
    (root / "pkg/a.py").unlink()
    assert good(root, FILES).written == ("pkg/a.py",)
    assert on_disk(root) == FILES


def test_files_of_others_are_left_alone(root):
    (root / "tests").mkdir(parents=True)
    (root / "tests/test_mine.py").write_text("mine")
    (root / "pkg").mkdir()
    (root / "pkg/mine.py").write_text("mine")
    good(root, FILES)
    good(root, {"pyproject.toml": "[project]\n"})
    assert on_disk(root) == {
        "tests/test_mine.py": "mine",
        "pkg/mine.py": "mine",
        "pyproject.toml": "[project]\n",
    }


def test_a_file_in_the_way_stops_the_build(root):
    (root / "pkg").mkdir(parents=True)
    (root / "pkg/a.py").write_text("mine")
    (root / "pyproject.toml").mkdir()
    result, report = put(root, FILES)
    assert result is None
    assert "error[output-in-the-way]: out/pkg/a.py is in the way" in report
    assert "error[output-in-the-way]: out/pyproject.toml is in the way" in report
    assert on_disk(root) == {"pkg/a.py": "mine"}
    assert not (root / lock.NAME).exists()


def test_a_file_where_a_folder_must_be_stops_the_build(root):
    root.mkdir()
    (root / "pkg").write_text("mine")
    result, report = put(root, FILES)
    assert result is None
    assert "out/pkg is in the way" in report
    assert on_disk(root) == {"pkg": "mine"}


def test_a_file_that_holds_what_would_be_written_is_taken_over(root):
    (root / "pkg").mkdir(parents=True)
    (root / "pkg/a.py").write_text(FILES["pkg/a.py"])
    assert "pkg/a.py" in good(root, FILES).unchanged


def test_nothing_is_written_through_links(root, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    root.mkdir()
    (root / "pkg").symlink_to(other)
    result, report = put(root, FILES)
    assert result is None
    assert "error[output-link]: out/pkg is a link" in report
    assert list(other.iterdir()) == []


def test_a_linked_output_folder_is_refused(root, tmp_path):
    (tmp_path / "other").mkdir()
    root.symlink_to(tmp_path / "other")
    result, report = put(root, FILES)
    assert result is None
    assert "error[output-link]: out is a link" in report


def test_a_link_in_place_of_a_file_is_replaced_not_followed(root, tmp_path):
    good(root, FILES)
    (tmp_path / "target.py").write_text("precious")
    (root / "pkg/a.py").unlink()
    (root / "pkg/a.py").symlink_to(tmp_path / "target.py")
    assert good(root, FILES).written == ("pkg/a.py",)
    assert not (root / "pkg/a.py").is_symlink()
    assert (tmp_path / "target.py").read_text() == "precious"


@pytest.mark.parametrize(
    "path", ["../x.py", "/x.py", "a/../../x", "a//b", "./a", "a\\b", "C:x", "a\0b", ""]
)
def test_a_path_out_of_the_folder_is_a_bug(root, path):
    with pytest.raises(ValueError, match="not a path inside"):
        put(root, {path: "x"})
    assert not root.exists()


def test_a_lock_that_claims_files_elsewhere_is_not_believed(root, tmp_path):
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    good(root, FILES)
    claims = {"../precious.txt": lock.digest(b"precious")}
    (root / lock.NAME).write_bytes(
        Lock(generator="g", config="c", inputs={}, outputs=claims).render()
    )
    good(root, FILES)
    assert precious.read_text() == "precious"


def test_a_stale_file_behind_a_link_is_not_deleted(root, tmp_path):
    good(root, FILES | {"pkg/old/b.py": "B = 1\n"})
    (root / "pkg/old").rename(tmp_path / "old")
    (root / "pkg/old").symlink_to(tmp_path / "old")
    assert good(root, FILES).deleted == ()
    assert (tmp_path / "old/b.py").exists()


def test_paths_that_differ_in_case_only_are_refused(root):
    result, report = put(root, {"pkg/A/x.py": "1", "pkg/a/y.py": "2", "pkg/B.py": "3"})
    assert result is None
    assert "error[output-collision]: pkg/a and pkg/A are one file" in report
    assert report.endswith("1 error\n")
    assert not root.exists()


def test_a_name_that_changes_its_case(root):
    good(root, {"pkg/Foo.py": "same"})
    result = good(root, {"pkg/foo.py": "same"})
    assert result.deleted == ("pkg/Foo.py",)
    assert on_disk(root) == {"pkg/foo.py": "same"}


def test_a_file_becomes_a_folder(root):
    good(root, {"pkg/a": "1"})
    assert good(root, {"pkg/a/b": "2"}).deleted == ("pkg/a",)
    assert on_disk(root) == {"pkg/a/b": "2"}


def test_a_merge_conflict_is_built_away(root):
    good(root, FILES | {"pkg/old.py": "old"})
    data = (root / lock.NAME).read_text().splitlines(keepends=True)
    data[1:1] = ["<<<<<<< HEAD\n"]
    data[3:3] = ["=======\n", data[2], ">>>>>>> other\n"]
    (root / lock.NAME).write_text("".join(data))
    (root / "pkg/a.py").write_text(
        "<<<<<<< HEAD\nA = 1\n=======\nA = 2\n>>>>>>> other\n"
    )
    result, report = put(root, FILES)
    assert result is not None
    assert result.deleted == ("pkg/old.py",)
    assert on_disk(root) == FILES
    assert last(root) == describe(FILES)
    assert "out/pkg/a.py was edited" in report


def test_an_output_that_is_a_file(root):
    root.write_text("a file")
    result, report = put(root, FILES)
    assert result is None
    assert "error[output-not-writable]: out cannot be written: File exists" in report


def fail(error: int, name: str, monkeypatch, after: int = 0) -> None:
    """Let the operating system refuse a call, from the call number `after` on."""
    calls = 0
    real = getattr(os, name)

    def refuse(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(error, os.strerror(error), "x")
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, refuse)


def test_a_full_disk_leaves_the_old_package(root, monkeypatch):
    good(root, FILES)
    real = write._stage

    def stage(path: str, content: bytes) -> str:
        if path.endswith("/2"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return real(path, content)

    monkeypatch.setattr(write, "_stage", stage)
    before = (root / lock.NAME).read_bytes()
    result, report = put(root, dict.fromkeys(FILES, "new"))
    assert result is None
    assert "cannot be written: No space left on device" in report
    assert on_disk(root) == FILES
    assert (root / lock.NAME).read_bytes() == before
    assert not (root / STAGING).exists()


def test_a_folder_that_cannot_be_made(root, monkeypatch):
    fail(errno.EACCES, "mkdir", monkeypatch)
    result, report = put(root, FILES)
    assert result is None
    assert "cannot be written: Permission denied" in report


def test_a_read_only_folder_leaves_the_old_package(root, monkeypatch):
    good(root, FILES)
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    monkeypatch.setattr(os, "access", lambda path, _: os.path.basename(path) != "pkg")
    result, report = put(root, FILES | {"README.md": "", "pkg/a.py": "A = 2\n"})
    assert result is None
    assert "out/pkg cannot be written: Permission denied" in report
    assert before == {p: p.read_bytes() for p in root.rglob("*.*") if p.is_file()}


@pytest.mark.parametrize("after", range(4))
def test_an_interrupt_leaves_whole_files_and_the_next_build_mends_it(
    root, monkeypatch, after
):
    """Interrupted at each replacement in turn, with a file to delete as well."""
    good(root, FILES | {"pkg/old.py": "old"})
    new = {path: f"{data}# new\n" for path, data in FILES.items()}
    with monkeypatch.context() as patch:
        calls = 0
        real = os.replace

        def interrupted(*arguments: str) -> None:
            nonlocal calls
            calls += 1
            if calls > after:
                raise KeyboardInterrupt
            real(*arguments)

        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put(root, new)
    assert not (root / STAGING).exists()
    for path, data in on_disk(root).items():
        assert data in (FILES.get(path, "old"), new.get(path))
    assert after == 0 or not lock.is_sealed((root / lock.NAME).read_bytes())
    third = {"pkg/__init__.py": "third"}
    result, report = put(root, third)
    assert report == ""
    assert result is not None
    assert on_disk(root) == third
    assert last(root) == describe(third)


def test_what_a_killed_build_left_is_cleared_away(root):
    (root / STAGING).mkdir(parents=True)
    (root / STAGING / "0").write_text("half")
    good(root, FILES)
    assert on_disk(root) == FILES


@pytest.fixture(params=["fcntl", "msvcrt"])
def locks(request, monkeypatch):
    """What a build finds to lock with: here, and on Windows."""
    fcntl = pytest.importorskip("fcntl")
    if request.param == "msvcrt":

        def locking(descriptor, mode, count):
            try:
                fcntl.flock(descriptor, mode)
            except BlockingIOError:
                raise PermissionError(errno.EACCES, "Permission denied") from None

        windows = ModuleType("msvcrt")
        vars(windows).update(locking=locking, LK_NBLCK=fcntl.LOCK_EX | fcntl.LOCK_NB)
        monkeypatch.setitem(sys.modules, "msvcrt", windows)
        monkeypatch.setitem(sys.modules, "fcntl", None)


@pytest.mark.usefixtures("locks")
def test_builds_take_turns(root, monkeypatch):
    inside = 0
    most = 0
    real = ownership.find_changes

    def watched(*arguments: object) -> object:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        threading.Event().wait(0.05)
        found = real(*arguments)
        inside -= 1
        return found

    monkeypatch.setattr(write, "find_changes", watched)
    contents = [dict.fromkeys(FILES, str(number)) for number in range(4)]
    threads = [threading.Thread(target=good, args=(root, each)) for each in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert on_disk(root) in contents
    assert last(root) == describe(on_disk(root))


@pytest.mark.usefixtures("locks")
def test_a_build_does_not_wait_for_ever(root, monkeypatch):
    monkeypatch.setattr(write, "PATIENCE", 0.0)
    root.mkdir()
    with write._turn(root):
        result, report = put(root, FILES)
    assert result is None
    assert "error[output-busy]: another build is writing to out" in report
    assert not [*root.iterdir()]
