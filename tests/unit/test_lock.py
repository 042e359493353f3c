import json
from pathlib import Path

import pytest

from specgen import generator, lock
from specgen.config import Config, Stream
from specgen.lock import Lock, LockError

LOCK = Lock(
    generator="1.0+abc",
    config="c0ffee",
    inputs={"b.yaml": lock.digest(b"b"), "a.yaml": lock.digest(b"a")},
    outputs={"pkg/z.py": lock.digest(b"z"), "pkg/a.py": lock.digest(b"a")},
    reported=2,
    symbols={
        "a.yaml#/B": {"param": "pkg.params.a:BParam", "model": "pkg.models.a:B"},
        'a.yaml#/\n",é\u2028': {"model": "pkg.models.a:A"},
    },
)

TEXT = """\
{
 "config": "c0ffee",
 "digest": "%s",
 "generator": "1.0+abc",
 "inputs": {
  "a.yaml": "%s",
  "b.yaml": "%s"
 },
 "lock": 1,
 "outputs": {
  "pkg/a.py": "%s",
  "pkg/z.py": "%s"
 },
 "reported": 2,
 "symbols": {
  "a.yaml#/\\n\\",\\u00e9\\u2028": {"model": "pkg.models.a:A"},
  "a.yaml#/B": {"model": "pkg.models.a:B", "param": "pkg.params.a:BParam"}
 }
}
"""


def settings(**values: object) -> Config:
    here = Path("/spec")
    places = {"input": here / "openapi.yaml", "output": here / "out", "root": here}
    return Config(**places | values)


def test_one_entry_a_line_all_sorted():
    digests = [lock.digest(data) for data in (b"a", b"b", b"a", b"z")]
    text = LOCK.render().decode()
    own = json.loads(text)["digest"]
    assert text == TEXT % (own, *digests)
    assert own == lock.digest(text.replace(f' "digest": "{own}",\n', "").encode())


def test_the_order_of_making_does_not_matter():
    other = LOCK._replace(
        inputs=dict(reversed(LOCK.inputs.items())),
        outputs=dict(reversed(LOCK.outputs.items())),
        symbols=dict(reversed(LOCK.symbols.items())),
    )
    assert other.render() == LOCK.render()


def test_what_is_written_is_read():
    assert lock.parse(LOCK.render()) == LOCK
    assert lock.parse_head(LOCK.render()) == LOCK._replace(symbols={})


def test_an_empty_lock():
    empty = Lock(generator="", config="", inputs={}, outputs={})
    assert lock.parse(empty.render()) == empty
    assert lock.parse_head(empty.render()) == empty
    assert lock.claims(empty.render()) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"c0ffee", b"c0ffef"),
        (b"a.yaml", b"c.yaml"),
        (b"pkg.models.a:B", b"pkg.models.a:C"),
        (b"\n}\n", b"\n}\n\n"),
        (b'"digest": "', b'"digest": "0'),
        (b'\n "digest"', b'\n  "digest"'),
        (b"\n", b"\r\n"),
    ],
)
def test_any_change_breaks_the_seal(old, new):
    assert lock.is_sealed(LOCK.render())
    changed = LOCK.render().replace(old, new)
    assert not lock.is_sealed(changed)
    with pytest.raises(LockError, match="digest does not match"):
        lock.parse_head(changed)


def test_an_incomplete_lock_is_never_whole():
    data = LOCK.render({"pkg/a.py": lock.digest(b"old")})
    assert lock.is_incomplete(data)
    assert not lock.is_sealed(data)
    assert not lock.is_incomplete(LOCK.render())
    assert lock.parse(data) == LOCK._replace(symbols={})
    digests = {lock.digest(b"a"), lock.digest(b"old")}
    assert lock.claims(data)["pkg/a.py"] == digests


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no JSON"),
        (b"[]", "not a lock of format 1"),
        (b'{"lock": 2}', "not a lock of format 1"),
        (b'{"lock": 1}', "a part of it is missing"),
        (
            LOCK.render().replace(b'"inputs": {', b'"inputs": {"x": {},'),
            "of the wrong kind",
        ),
        (b"\xff\xfe", "no JSON"),
        (b"{\n<<<<<<< ours\n}", "merge conflicts"),
    ],
)
def test_what_is_no_lock_is_refused(data, reason):
    with pytest.raises(LockError, match=reason):
        lock.parse(data)


def test_claims():
    assert lock.claims(LOCK.render()) == {
        path: {digest} for path, digest in LOCK.outputs.items()
    }


def test_both_sides_of_a_conflict_are_claimed():
    ours, theirs = lock.digest(b"ours"), lock.digest(b"theirs")
    text = LOCK.render().decode()
    line = f'  "pkg/a.py": "{lock.digest(b"a")}",\n'
    assert line in text
    conflict = (
        "<<<<<<< HEAD\n"
        f'  "pkg/a.py": "{ours}",\n'
        "=======\n"
        f'  "pkg/a.py": "{theirs}",\n'
        f'  "pkg/new.py": "{theirs}",\n'
        ">>>>>>> branch\n"
    )
    assert lock.claims(text.replace(line, conflict).encode()) == {
        "pkg/a.py": {ours, theirs},
        "pkg/new.py": {theirs},
        "pkg/z.py": {lock.digest(b"z")},
    }


def test_inputs_are_not_claimed():
    assert "a.yaml" not in lock.claims(LOCK.render())


def test_settings_count_and_places_do_not():
    base = lock.config_digest(settings())
    assert lock.config_digest(settings(output=Path("/elsewhere"))) == base
    moved = settings(root=Path("/moved"), input=Path("/moved/openapi.yaml"))
    assert lock.config_digest(moved) == base
    others = [
        settings(input=Path("/spec/other.yaml")),
        settings(root=Path("/")),
        settings(package="p"),
        settings(version="1"),
        settings(targets=("models",)),
        settings(validation="exact"),
        settings(formats="string"),
        settings(enums="strenum"),
        settings(names={"a#/b": "C"}),
        settings(streams={"a#/b": Stream(tag="t")}),
        settings(streams={"a#/b": Stream(terminal=("t",))}),
        settings(unresolved="warn"),
    ]
    assert len({base, *map(lock.config_digest, others)}) == len(others) + 1


def test_own_templates_count_by_content(tmp_path):
    own = settings(templates=tmp_path)
    before = lock.config_digest(own)
    assert before != lock.config_digest(settings())
    (tmp_path / "models.jinja").write_text("x")
    after = lock.config_digest(own)
    assert after != before
    (tmp_path / "models.jinja").rename(tmp_path / "params.jinja")
    assert lock.config_digest(own) != after


def test_own_templates_may_go_away_at_any_moment(tmp_path, monkeypatch):
    own = settings(templates=tmp_path / "mine")
    without = lock.config_digest(own)
    (tmp_path / "mine").mkdir()
    assert lock.config_digest(own) == without
    listed = [*generator._files(str(tmp_path)), ("a~", str(tmp_path / "mine/a~"))]
    monkeypatch.setattr(generator, "_files", lambda _: iter(listed))
    assert lock.config_digest(own) == without


def test_a_build_is_described():
    made = lock.describe(
        lock.config_digest(settings()),
        {"a.yaml": b"a", "gone.yaml": None},
        {"p/a.py": b"x"},
        LOCK.symbols,
    )
    assert made.generator == generator.identity()
    assert made.inputs == {"a.yaml": lock.digest(b"a"), "gone.yaml": lock.ABSENT}
    assert made.outputs == {"p/a.py": lock.digest(b"x")}
    assert made.symbols == LOCK.symbols
    assert b"/spec" not in made.render()


def test_the_generator_is_known_by_its_files(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    (tmp_path / "a.py").write_text("1")
    (tmp_path / "templates/a.jinja").write_text("2")
    monkeypatch.setattr(generator, "PACKAGE", tmp_path)
    identity = generator.identity.__wrapped__  # it is asked for once in a run
    before = identity()
    assert before.startswith(f"{generator.VERSION}+")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("bytecode")
    assert identity() == before
    (tmp_path / "templates/a.jinja").write_text("3")
    after = identity()
    assert after != before
    (tmp_path / "a.py").write_text("2")
    assert identity() not in (before, after)


def test_checkout_and_wheel_are_the_same_generator(tmp_path, monkeypatch):
    checkout, wheel = tmp_path / "src/specgen", tmp_path / "wheel/specgen"
    for package, layout in (
        (checkout, tmp_path / "templates"),
        (wheel, wheel / "templates"),
    ):
        (package / "sub").mkdir(parents=True)
        (package / "sub/a.py").write_text("1")
        (layout / "runtime").mkdir(parents=True)
        (layout / "runtime/b.py").write_text("2")
    monkeypatch.setattr(generator, "PACKAGE", checkout)
    identity = generator.identity()
    monkeypatch.setattr(generator, "PACKAGE", wheel)
    assert generator.identity() == identity
