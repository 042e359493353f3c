"""References, outputs and links that lead where they should not."""

import os
import socket
import sys
import threading

import pytest

import specgen
from specgen import cli

MISSING = {"file-not-found", "file-not-readable", "ref-not-found"}
GOOD = "A: {type: object, properties: {a: {type: string}}}\n"


def refer(ref):
    return f"A: {{type: object, properties: {{a: {{$ref: {ref!r}}}}}}}\n"


@pytest.mark.parametrize(
    "ref",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file:etc/passwd",
        "file://localhost/etc/passwd",
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "%2e%2e/%2e%2e/secret.yaml",
        "..%2f..%2fsecret.yaml",
        "..%5c..%5csecret.yaml",
        "..\\\\secret.yaml",
        "\\\\\\\\host\\\\share\\\\secret.yaml",
        "C:\\\\secret.yaml",
        "C:/secret.yaml",
        "./sub/../../secret.yaml",
        "../secret.yaml#/A",
        "~/secret.yaml",
        "$HOME/secret.yaml",
        "secret.yaml%00.yaml",
    ],
)
def test_references_out_of_the_root(attack, tmp_path, ref):
    """21: nothing above the root is read, however it is spelt."""
    for folder in (tmp_path, tmp_path / "attack1"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.yaml").write_text("A: {const: SECRET}\n")
    (tmp_path / "attack1" / "secret.yaml").rename(tmp_path / "secret2.yaml")
    (tmp_path / "attack1").rmdir()
    outcome = attack(refer(ref).replace("'", '"', 2))
    assert not outcome.ok
    assert set(outcome.errors) <= {"ref-outside-root", *MISSING}
    assert "SECRET" not in str(outcome.result.diagnostics)


@pytest.mark.parametrize(
    "ref",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://example.com/a.yaml#/A",
        "http://localhost:1/a.yaml",
        "HTTP://LOCALHOST/a.yaml",
        "ftp://example.com/a.yaml",
        "data:application/json,{}",
        "//example.com/a.yaml",
        "javascript:alert(1)",
        "jar:file:///a.zip!/a.yaml",
        "git+ssh://example.com/a",
    ],
)
def test_remote_references(attack, ref):
    """22: no socket is ever opened."""
    outcome = attack(refer(ref))
    assert outcome.errors == ["ref-remote"]


def test_remote_references_in_all_places(attack):
    ref = "https://example.com/a.yaml"
    outcome = attack(f"""
        openapi: 3.1.0
        $schema: {ref}
        jsonSchemaDialect: {ref}
        info: {{title: T, version: "1"}}
        servers: [{{url: {ref}}}]
        externalDocs: {{url: {ref}}}
        paths:
          /a: {{$ref: "{ref}#/a"}}
          /b:
            get:
              parameters: [{{$ref: {ref}}}]
              responses: {{"200": {{$ref: {ref}}}}}
        components:
          schemas:
            A:
              $schema: {ref}
              oneOf: [{{$ref: "#/components/schemas/B"}}]
              discriminator: {{propertyName: kind, mapping: {{a: {ref}}}}}
              externalValue: {ref}
            B: {{$id: {ref}, $dynamicRef: "{ref}#x", type: object}}
          examples: {{e: {{externalValue: {ref}}}}}
    """)
    assert "ref-remote" in outcome.errors


class TestLinks:
    """23: links, folders, pipes, devices."""

    @pytest.fixture
    def spec(self, tmp_path):
        folder = tmp_path / "project" / "spec"
        folder.mkdir(parents=True)
        (tmp_path / "secret.yaml").write_text("A: {const: SECRET}\n")
        (folder / "a.yaml").write_text(refer("b.yaml#/A"))
        return folder

    def build(self, spec):
        return specgen.build(spec / "a.yaml", spec.parent / "out", package="hostile")

    def refused(self, spec):
        result = self.build(spec)
        assert not result.ok
        assert not (spec.parent / "out").exists()
        assert "SECRET" not in str(result.diagnostics)
        return {d.code for d in result.diagnostics if d.severity == "error"}

    def test_a_link_out_of_the_root(self, spec, tmp_path):
        (spec / "b.yaml").symlink_to(tmp_path / "secret.yaml")
        assert self.refused(spec) == {"ref-outside-root"}

    def test_a_link_to_a_folder_out_of_the_root(self, spec, tmp_path):
        (spec / "a.yaml").write_text(refer("sub/secret.yaml#/A"))
        (spec / "sub").symlink_to(tmp_path)
        assert self.refused(spec) == {"ref-outside-root"}

    def test_a_link_inside_the_root(self, spec):
        (spec / "c.yaml").write_text("A: {type: string}\n")
        (spec / "b.yaml").symlink_to(spec / "c.yaml")
        assert self.build(spec).ok

    def test_a_loop_of_links(self, spec):
        (spec / "b.yaml").symlink_to(spec / "b.yaml")
        assert self.refused(spec) <= {"ref-outside-root", *MISSING}

    def test_a_folder(self, spec):
        (spec / "b.yaml").mkdir()
        assert self.refused(spec) == {"file-not-readable"}

    def test_a_pipe(self, spec):
        os.mkfifo(spec / "b.yaml")
        assert self.refused(spec) == {"file-not-readable"}

    def test_a_device(self, spec):
        (spec / "b.yaml").symlink_to("/dev/zero")
        assert self.refused(spec) == {"ref-outside-root"}

    def test_the_input_itself_is_a_device(self, tmp_path):
        result = specgen.build("/dev/zero", tmp_path / "out", package="hostile")
        assert not result.ok

    def test_a_huge_file(self, spec):
        with open(spec / "b.yaml", "wb") as file:
            file.truncate(5 * 2**30)
        assert self.refused(spec) == {"file-not-readable"}

    def test_a_file_in_another_encoding(self, spec):
        (spec / "b.yaml").write_bytes("A: {description: é}".encode("latin-1"))
        assert self.refused(spec) == {"file-encoding"}

    def test_a_file_that_may_not_be_read(self, spec):
        (spec / "b.yaml").write_text(GOOD)
        (spec / "b.yaml").chmod(0)
        if os.access(spec / "b.yaml", os.R_OK):
            pytest.skip("this user may read everything")
        assert self.refused(spec) == {"file-not-readable"}


class TestOutput:
    """33: nothing is written or deleted that is not ours."""

    @pytest.fixture
    def project(self, tmp_path, monkeypatch):
        folder = tmp_path / "project"
        folder.mkdir()
        (folder / "a.yaml").write_text(GOOD)
        monkeypatch.chdir(folder)
        return folder

    @pytest.mark.parametrize("output", ["/", "..", ".", "../..", "~", "", "a.yaml"])
    def test_folders_that_are_no_place_for_output(self, project, output):
        before = sorted(project.parent.rglob("*"))
        code = cli.run(["build", "a.yaml", "--package", "hostile", "-o", output])
        if output == "~":  # a folder of that name, as no shell has seen it
            assert (project / "~" / "hostile").is_dir()
            return
        assert code == cli.Exit.USAGE
        assert sorted(project.parent.rglob("*")) == before

    def test_a_folder_that_no_file_system_takes(self, project):
        result = specgen.build("a.yaml", "\0", package="hostile")
        assert [d.code for d in result.diagnostics] == ["config-bad-value"]

    def test_a_link_as_output(self, project, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        (project / "out").symlink_to(tmp_path / "elsewhere")
        code = cli.run(["build", "a.yaml", "--package", "hostile", "-o", "out"])
        assert code == cli.Exit.USAGE
        assert not list((tmp_path / "elsewhere").iterdir())

    def test_a_link_inside_of_the_output(self, project, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (project / "out").mkdir()
        (project / "out" / "hostile").symlink_to(elsewhere)
        code = cli.run(["build", "a.yaml", "--package", "hostile", "-o", "out"])
        assert code == cli.Exit.USAGE
        assert not list(elsewhere.iterdir())

    def test_files_that_somebody_wrote_stay(self, project):
        build = ["build", "a.yaml", "--package", "hostile", "-o", "out"]
        assert cli.run(build) == cli.Exit.OK
        mine = project / "out" / "hostile" / "models" / "mine.py"
        mine.write_text("X = 1\n")
        (project / "a.yaml").write_text(GOOD.replace("A:", "B:"))
        assert cli.run(build) == cli.Exit.OK
        assert mine.read_text() == "X = 1\n"

    def test_a_lock_that_claims_what_is_not_ours(self, project):
        build = ["build", "a.yaml", "--package", "hostile", "-o", "out"]
        assert cli.run(build) == cli.Exit.OK
        lock = project / "out" / "specgen.lock"
        digest = next(line for line in lock.read_text().splitlines() if "_base" in line)
        for target in ("../a.yaml", "/etc/hostname", "../../x", "hostile/../../a.yaml"):
            line = digest.replace("hostile/_base.py", target)
            lock.write_text(lock.read_text().replace(digest, f"{line}\n{digest}", 1))
        (project / "a.yaml").write_text(GOOD + "B: {type: string}\n")
        assert cli.run(build) == cli.Exit.OK
        assert (project / "a.yaml").exists()

    def test_two_builds_at_once(self, project):
        """34: each sees a whole package, or is told to wait."""
        codes = []

        def build():
            result = specgen.build(
                project / "a.yaml", project / "out", package="hostile"
            )
            codes.append({d.code for d in result.diagnostics if d.severity == "error"})

        threads = [threading.Thread(target=build) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set() in codes
        assert all(found <= {"output-busy"} for found in codes)
        assert specgen.check(project / "a.yaml", project / "out", package="hostile").ok


class TestSurroundings:
    """34: what lies around is not taken for ours."""

    def test_modules_in_the_working_directory(self, tmp_path, monkeypatch):
        import subprocess

        for name in ("yaml", "pydantic", "jinja2", "click", "json", "specgen", "black"):
            (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')\n")
        (tmp_path / "a.yaml").write_text(GOOD)
        (tmp_path / "pyproject.toml").write_text("[tool.black]\nline-length = 20\n")
        (tmp_path / "ruff.toml").write_text("line-length = 20\n")
        command = [sys.executable, "-P", "-m", "specgen", "build", "a.yaml"]
        source = [path for path in sys.path if path.endswith("src")]
        result = subprocess.run(
            [*command, "--package", "hostile"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(source)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr

    def test_a_folder_that_may_not_be_written(self, tmp_path):
        (tmp_path / "a.yaml").write_text(GOOD)
        (tmp_path / "locked").mkdir()
        (tmp_path / "locked").chmod(0o500)
        if os.access(tmp_path / "locked", os.W_OK):
            pytest.skip("this user may write everywhere")
        result = specgen.build(
            tmp_path / "a.yaml", tmp_path / "locked" / "out", package="hostile"
        )
        codes = {d.code for d in result.diagnostics if d.severity == "error"}
        assert codes == {"output-not-writable"}

    def test_a_full_disk(self, tmp_path, monkeypatch):
        (tmp_path / "a.yaml").write_text(GOOD)
        out = tmp_path / "out"
        assert specgen.build(tmp_path / "a.yaml", out, package="hostile").ok
        before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
        (tmp_path / "a.yaml").write_text(GOOD.replace("string", "integer"))

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            patch.setattr(os, "replace", full)
            result = specgen.build(tmp_path / "a.yaml", out, package="hostile")
        assert not result.ok
        assert {p: p.read_bytes() for p in before} == before
        assert specgen.build(tmp_path / "a.yaml", out, package="hostile").ok


def test_the_network_is_cut_off(attack):
    with pytest.raises(pytest.fail.Exception):
        socket.create_connection(("localhost", 1))
