"""`build` and `check` for Python callers: results, and no word printed."""

import specgen

SCHEMA = "type: object\nproperties: {a: {type: integer}}\n"


def test_build_and_check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thing.yaml").write_text(SCHEMA)
    given = {"output": tmp_path / "out", "package": "things"}
    built = specgen.build(tmp_path / "thing.yaml", **given)
    assert (built.ok, built.package, built.report()) == (True, "things", "")
    assert "things/models/thing.py" in built.written
    assert set(built.written) >= set(built.files)
    assert specgen.check(tmp_path / "thing.yaml", **given).ok

    (tmp_path / "out/things/models/thing.py").unlink()
    checked = specgen.check(tmp_path / "thing.yaml", **given)
    assert not checked.ok
    assert "thing.py is missing" in checked.report()
    assert capsys.readouterr() == ("", "")


def test_errors_are_in_the_result(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    built = specgen.build("nope.yaml", output="out", package="nope")
    assert not built.ok
    assert "nope.yaml" in built.report()

    (tmp_path / "wrong.yaml").write_text("type: strin\n")
    built = specgen.build("wrong.yaml", output="out", package="wrong")
    assert "wrong.yaml:1:7: error[schema-unknown-type]" in built.report()
    assert " 1 | type: strin" in built.report()


def test_without_an_input_nothing_is_checked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    checked = specgen.check()
    assert not checked.ok
    assert "input is missing" in checked.report()
