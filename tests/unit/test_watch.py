"""`specgen watch`, as a process beside an editor that saves files."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from specgen import cli, config, generator, lock
from specgen.diagnostics import Diagnostics

pytest.importorskip("watchfiles")

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths: {}
components:
  schemas:
    Pet:
      $ref: parts/pet.yaml
"""
PATIENCE = 60
# Python leaves SIGINT alone where it is ignored, as it is in a shell's background.
START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from specgen.__main__ import main; main()"
)


class Watch:
    """A watch that runs, and what it has said."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.log = folder.parent / f"{folder.name}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, "watch", *arguments],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(generator.PACKAGE.parent)},
                stdout=log,
                stderr=log,
            )

    @property
    def told(self) -> str:
        return self.log.read_text()

    def wait(self, done: Callable[[], bool]) -> None:
        """Wait until something is the case."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert self.process.poll() is None, self.told
            assert time.monotonic() < end, self.told
            time.sleep(0.02)

    def wait_for(self, text: str, times: int = 1) -> None:
        """Wait until something was said, so often."""
        self.wait(lambda: self.told.count(text) >= times)

    def end(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "project"
    (folder / "spec/parts").mkdir(parents=True)
    (folder / "spec/openapi.yaml").write_text(SPEC)
    (folder / "spec/parts/pet.yaml").write_text("type: object\n")
    (folder / "specgen.toml").write_text('input = "spec/openapi.yaml"\n')
    return folder


@pytest.fixture
def watch(folder) -> Iterator[Callable[..., Watch]]:
    """Start watching, up to the end of the first build."""
    running = []

    def start(*arguments: str) -> Watch:
        running.append(Watch(folder, *arguments))
        running[-1].wait_for("watching; Ctrl-C ends it")
        return running[-1]

    yield start
    for each in running:
        each.process.kill()
        each.process.wait()


def save(path: Path, text: str) -> None:
    """Write a file as careful editors do: another one takes its place."""
    new = path.with_name(f"{path.name}~")
    new.write_text(text)
    new.replace(path)


def holds(path: Path, text: str) -> Callable[[], bool]:
    return lambda: path.is_file() and text in path.read_text()


def test_it_builds_what_is_saved_and_ends_quietly(folder, watch):
    running = watch()
    assert "pets_models: " in running.told
    model = folder / "generated/pets_models/models/parts/pet.py"
    pet = folder / "spec/parts/pet.yaml"
    save(pet, "properties: {name: {type: string}}\n")
    running.wait(holds(model, "name: "))
    running.wait_for("spec/parts/pet.yaml changed\npets_models: ")
    pet.write_text("properties: {colour: {type: string}}\n")
    running.wait(holds(model, "colour: "))
    assert running.end() == cli.Exit.OK
    assert "interrupted" not in running.told
    assert "Traceback" not in running.told


def test_it_goes_on_after_errors(folder, watch):
    pet = folder / "spec/parts/pet.yaml"
    pet.write_text("type: [\n")
    running = watch()
    assert running.told.count("error[yaml-syntax]") == 1
    save(pet, "$ref: more/dog.yaml\n")
    running.wait_for("error[file-not-found]")
    (folder / "spec/parts/more").mkdir()
    (folder / "spec/parts/more/dog.yaml").write_text("type: object\n")
    running.wait(holds(folder / "generated" / lock.NAME, "more/dog.yaml"))
    assert running.told.count("error[yaml-syntax]") == 1
    assert running.end() == cli.Exit.OK


def test_it_follows_the_configuration(folder, watch):
    running = watch()
    file = folder / "specgen.toml"
    save(file, "input = \n")
    running.wait_for("error[config-syntax]")
    save(file, 'input = "spec/openapi.yaml"\npackage = "zoo"\n')
    running.wait_for("specgen.toml changed\n", 2)
    running.wait((folder / "generated/zoo/__init__.py").is_file)
    assert running.end() == cli.Exit.OK


def test_new_documents_in_a_folder(folder, watch):
    running = watch("spec/parts", "--package", "parts")
    names = folder / "generated" / lock.NAME
    (folder / "spec/parts/deep/down").mkdir(parents=True)
    (folder / "spec/parts/deep/down/toy.yaml").write_text("Toy: {type: string}\n")
    running.wait(holds(names, '"deep/down/toy.yaml#/Toy"'))
    (folder / "spec/parts/deep/down/toy.yaml").unlink()
    running.wait(lambda: "toy.yaml" not in names.read_text())
    assert running.end() == cli.Exit.OK


def test_new_documents_that_are_called_what_is_missing(folder, watch):
    uri = "https://example.com/toy.json"
    save(
        folder / "spec/openapi.yaml", f"Box: {{properties: {{toy: {{$ref: '{uri}'}}}}}}"
    )
    running = watch()
    running.wait_for("error[ref-remote]")
    save(folder / "spec/parts/toy.yaml", f"$id: {uri}\ntype: object\n")
    running.wait(holds(folder / "generated" / lock.NAME, '"parts/toy.yaml#"'))
    assert running.end() == cli.Exit.OK


def test_a_folder_that_gives_way_to_another(folder, watch):
    deep = folder / "spec/parts/more/deep"
    deep.mkdir(parents=True)
    (deep / "dog.yaml").write_text("type: string\n")
    save(folder / "spec/openapi.yaml", SPEC.replace("pet.yaml", "more/deep/dog.yaml"))
    running = watch()
    model = folder / "generated/pets_models/models/parts/more/deep/dog.py"
    for steps, field in (("parts/more/deep", "a"), ("parts/more", "b"), ("parts", "c")):
        (folder / "spec" / steps).rename(folder / f"old_{field}")
        running.wait_for("error[file-not-found]", "abc".index(field) + 1)
        deep.mkdir(parents=True)
        for name in (f"{field}1", f"{field}2"):
            save(deep / "dog.yaml", f"properties: {{{name}: {{type: string}}}}\n")
            running.wait(holds(model, f"{name}: "))
    shutil.rmtree(folder / "spec/parts")  # and at once
    deep.mkdir(parents=True)
    (deep / "dog.yaml").write_text("properties: {d1: {type: string}}\n")
    running.wait(holds(model, "d1: "))
    save(deep / "dog.yaml", "properties: {d2: {type: string}}\n")
    running.wait(holds(model, "d2: "))
    assert running.end() == cli.Exit.OK


def test_a_document_that_others_install(folder, watch):
    installed = folder / "node_modules/shared/pet.yaml"
    installed.parent.mkdir(parents=True)
    installed.write_text("type: object\n")
    text = SPEC.replace("parts/pet.yaml", "node_modules/shared/pet.yaml")
    (folder / "openapi.yaml").write_text(text)
    running = watch("openapi.yaml")
    model = "generated/pets_models/models/node_modules/shared/pet.py"
    for name in ("one", "two"):
        save(installed, f"properties: {{{name}: {{type: string}}}}\n")
        running.wait(holds(folder / model, f"{name}: "))
    assert running.end() == cli.Exit.OK


def test_what_changes_behind_a_build_that_has_nothing_to_do(folder, monkeypatch):
    from specgen import watch

    monkeypatch.chdir(folder)
    assert cli.run(["build"]) == 0
    settings = config.load({}, Diagnostics(), directory=folder)
    assert watch.missed(settings, {}, is_locked=True) == []
    save(folder / "spec/parts/pet.yaml", "type: string\n")
    assert watch.missed(settings, {}, is_locked=True) == [
        str(folder / "spec/openapi.yaml")
    ]


def test_own_templates(folder, watch, repository):
    (folder / "own").mkdir()
    running = watch("--templates", "own")
    template = (repository / "templates/README.md.jinja").read_text()
    (folder / "own/README.md.jinja").write_text(f"{template}Mine.\n")
    running.wait(holds(folder / "generated/README.md", "Mine."))
    assert running.end() == cli.Exit.OK


def test_own_templates_that_were_gone(folder, watch, repository):
    template = (repository / "templates/README.md.jinja").read_text()
    (folder / "own").mkdir()
    running = watch("--templates", "own")
    (folder / "own").rmdir()
    running.wait_for("own changed\n")
    running.wait_for("error[config-bad-value]")
    for words in ("Mine.", "Ours."):
        (folder / "own").mkdir(exist_ok=True)
        (folder / "own/README.md.jinja").write_text(f"{template}{words}\n")
        running.wait(holds(folder / "generated/README.md", words))
    assert running.end() == cli.Exit.OK


def test_what_nothing_depends_on_is_left_alone(folder, watch):
    running = watch()
    save(folder / "spec/parts/notes.txt", "Nothing.\n")
    save(folder / "spec/parts/unused.yaml", "type: object\n")
    save(folder / "spec/parts/pet.yaml", "type: string\n")
    running.wait_for("spec/parts/pet.yaml changed\n")
    assert "notes.txt" not in running.told
    assert "unused.yaml" not in running.told


def test_without_a_specification_there_is_nothing_to_watch(
    specgen, folder, monkeypatch
):
    monkeypatch.chdir(folder)
    (folder / "specgen.toml").unlink()
    result = specgen("watch")
    assert result.code == cli.Exit.USAGE
    assert "error[config-missing]: input is missing" in result.err


def test_it_says_what_to_install(specgen, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setattr("specgen.cli.further.find_spec", lambda _: None)
    result = specgen("watch")
    assert result.code == cli.Exit.USAGE
    assert "watching needs watchfiles: pip install watchfiles" in result.err
