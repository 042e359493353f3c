"""Modules that an edit does not touch are not rendered, and those that it does are."""

import shutil

import pytest

from specgen import cli, ir, pipeline, render
from specgen.emit import keys, models, parallel

COUNT = 25
ENTRY = """
openapi: 3.1.0
paths: {}
components: {schemas: {Both: {$ref: 'both.yaml#/Both'}}}
"""
EDITS = {
    "a description": ("s3.yaml", "type: object", "type: object\n  description: Three"),
    "a property": ("s7.yaml", "name: {", "more: {type: integer}\n    name: {"),
    "an enum that others hold": ("color.yaml", "[red, green]", "[red, null]"),
    "an enum becomes a class": ("color.yaml", "enum: [red, green]", "type: object"),
    "a new schema": ("s4.yaml", "S4:", "Other: {type: object}\nS4:"),
    "a base": ("base.yaml", "id: {", "id2: {"),
    "a circle": ("s0.yaml", "name: {", "back: {$ref: 's5.yaml#/S5'}\n    name: {"),
    "what is never sent": ("s2.yaml", "type: string", "type: string, readOnly: true"),
    "a title alone": ("openapi.yaml", "title: API", "title: Another"),
    "a huge default": ("s1.yaml", "type: string", f"type: integer, default: {2**70}"),
}


def schema(n):
    below = f"\n    next: {{$ref: 's{n + 1}.yaml#/S{n + 1}'}}" if n + 1 < COUNT else ""
    return f"""
S{n}:
  type: object
  allOf: [{{$ref: 'base.yaml#/Base'}}]
  properties:
    name: {{type: string}}
    color: {{$ref: 'color.yaml#/Color'}}{below if n % 3 else ""}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A specification of many files, built twice: the first build keeps nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel, "_helpers_for", lambda _: 0)
    places = [f"    S{n}: {{$ref: 's{n}.yaml#/S{n}'}}" for n in range(COUNT)]
    files = {
        "openapi.yaml": "openapi: 3.1.0\ninfo: {title: API, version: '1'}\npaths: {}\n"
        "components:\n  schemas:\n" + "\n".join(places),
        "color.yaml": "Color: {enum: [red, green]}",
        "base.yaml": "Base: {type: object, properties: {id: {type: string}}}",
        **{f"s{n}.yaml": schema(n) for n in range(COUNT)},
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.0", encoding="utf-8")
    assert build("out") == 0
    (tmp_path / "openapi.yaml").write_text(files["openapi.yaml"], encoding="utf-8")
    assert build("out") == 0
    return tmp_path


@pytest.fixture
def circle(tmp_path, monkeypatch):
    """A pair of aliases of one name, one of which leads back to who has both."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "WORTHWHILE", 0)
    files = {
        "both.yaml": "Both: {type: object, properties: "
        "{x: {$ref: 'one.yaml#/X'}, y: {$ref: 'two.yaml#/X'}}}",
        "one.yaml": "X: {$ref: 'back.yaml#/X'}",
        "two.yaml": "X: {$ref: 'end.yaml#/X'}",
        "back.yaml": "X: {type: object, properties: {both: {$ref: 'both.yaml#/Both'}}}",
        "end.yaml": "X: {type: object, properties: {}}",
    }
    for title in ("Other", "API"):
        files["openapi.yaml"] = f"info: {{title: {title}, version: '1'}}\n{ENTRY}"
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        assert build("out") == 0
    return tmp_path


def test_where_a_reference_leads_counts_where_all_leads_back(circle):
    one, two = circle / "one.yaml", circle / "two.yaml"
    texts = one.read_text("utf-8"), two.read_text("utf-8")
    one.write_text(texts[1], encoding="utf-8")
    two.write_text(texts[0], encoding="utf-8")
    before = content(circle / "out")
    assert build("out") == build("fresh") == 0
    assert content(circle / "out") == content(circle / "fresh") != before


def build(output, *options):
    return cli.run(["build", "openapi.yaml", "-o", output, "--package", "p", *options])


def content(folder):
    """All files of a package, but what is kept for the next build."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in files
        if not path.relative_to(folder).parts[0].startswith(".")
    }


@pytest.fixture
def rendered(monkeypatch):
    """The model modules that were rendered, in order."""
    seen = []
    render = models._module

    def recorded(module, *rest):
        seen.append(module[-1])
        return render(module, *rest)

    monkeypatch.setattr(models, "_module", recorded)
    return seen


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_all_is_as_if_it_were_built_anew(project, edit):
    name, old, new = EDITS[edit]
    path = project / name
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert path.read_text("utf-8") != text
    before = content(project / "out")
    assert build("out") == build("fresh") == 0
    assert content(project / "out") == content(project / "fresh") != before
    path.write_text(text, encoding="utf-8")  # and back again
    assert build("out") == 0
    assert content(project / "out") == before


@pytest.mark.parametrize(
    "options", [["--validation", "exact"], ["--formats", "string"]]
)
def test_so_it_is_under_other_settings(project, options):
    assert build("out", *options) == build("fresh", *options) == 0
    assert content(project / "out") == content(project / "fresh")


def test_what_an_edit_does_not_reach_is_not_rendered(project, rendered):
    path = project / "s5.yaml"
    path.write_text(path.read_text("utf-8").replace("name:", "nom:"), encoding="utf-8")
    assert build("out") == 0
    assert sorted(rendered) == ["s4", "s5"]  # what leads to it may ask what it is


def test_what_has_passed_the_gate_is_not_parsed_again(project, monkeypatch):
    seen = []
    monkeypatch.setattr(render, "parsed", lambda text, _: seen.append(text) or text)
    before = set(content(project / "out").values())
    path = project / "s5.yaml"
    path.write_text(path.read_text("utf-8").replace("name:", "nom:"), encoding="utf-8")
    assert build("out") == 0
    after = set(content(project / "out").values())
    assert set(seen) < after - before  # what else changed is no Python


def test_what_holds_an_enum_is(project, rendered):
    path = project / "color.yaml"
    path.write_text("Color: {enum: [blue]}", encoding="utf-8")
    assert build("out") == 0
    assert len(rendered) == COUNT


def test_without_what_was_kept_all_is_rendered(project, rendered):
    shutil.rmtree(project / "out" / ".specgen_cache")
    (project / "base.yaml").write_text("Base: {type: object}", encoding="utf-8")
    assert build("out") == 0
    assert len(rendered) > COUNT


def test_own_templates_are_asked_each_time(project, rendered):
    templates = project / "mine"
    templates.mkdir()
    own = "{{ docstring }}\n# mine\n{{ imports }}\n{{ blocks | join('\\n') }}\n"
    (templates / "module.py.jinja").write_text(own, encoding="utf-8")
    for name in ("one", "one", "two"):
        rendered.clear()
        (templates / "module.py.jinja").write_text(
            own.replace("mine", name), encoding="utf-8"
        )
        build("out", "--templates", "mine")
    assert len(rendered) > COUNT
    assert "# two" in (project / "out/p/models/s1.py").read_text("utf-8")


def kinds():
    """A type of each class, the same in all that they have in common."""
    place = {"id": "a"}
    yield from (ir.Any(**place), ir.Never(**place), ir.Ref(**place, target="b"))
    yield from (ir.Map(**place, values=ir.Any(id="b")),)
    yield from (ir.Array(**place, items=ir.Any(id="b")),)
    yield from (ir.Tuple(**place, items=()), ir.Union(**place, variants=()))
    yield from (ir.Literal(**place, value=1), ir.Literal(**place, value=1.0))
    yield from (ir.Literal(**place, value=True), ir.Literal(**place, value="1"))
    for residual in (ir.Length(min=1), ir.ItemLimits(min=1), ir.PropertyLimits(min=1)):
        yield ir.Any(**place, residual=(residual,))
    for residual in (ir.NoFraction(), ir.ExactlyOne("a"), ir.Pattern("a")):
        yield ir.Any(**place, residual=(residual,))


def test_types_that_look_alike_are_told_apart():
    encoded = [keys._encoded(node) for node in kinds()]
    assert len(set(encoded)) == len(encoded)


def test_values_that_no_encoder_takes_are_told_apart():
    values = [2**70, 2**71, float(2**70), "\ud800", "\ud801"]
    nodes = [ir.Literal(id="a", value=value) for value in values]
    assert len({keys._encoded(node) for node in nodes}) == len(nodes)
