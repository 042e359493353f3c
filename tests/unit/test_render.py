"""Templates and import blocks: the order of names, and what users may write."""

import shutil
import sys

import pytest

from specgen import generator
from specgen.pyexpr import Name, Scope
from specgen.render import (
    Renderer,
    compile_templates,
    import_block,
    name_key,
    natural_key,
)
from specgen.views import ClassView, StatementView


@pytest.mark.parametrize(
    "names",
    [
        ["a1", "a2", "a10", "a_1", "ab"],
        ["a", "a0", "a00", "a09", "a09b", "a091", "a9", "a10", "aa"],
        ["v1", "v1_1", "v1_a", "v2", f"v{'9' * 5_000}", f"v1{'0' * 5_000}", "va"],
        ["models.a", "models.a1", "models.a.b", "models.a_1"],
    ],
)
def test_digits_are_compared_as_numbers(names):
    keys = [natural_key(name) for name in names]
    assert keys == sorted(set(keys))


def test_constants_come_before_classes_and_these_before_the_rest():
    names = ["A", "any", "Any", "AB", "B2", "B10"]
    assert sorted(names, key=name_key) == ["AB", "B2", "B10", "A", "Any", "any"]


def test_a_name_that_is_imported_twice_has_a_line_each():
    scope = Scope(".models.a", ["B"], ["A"], [Name("A", ".models.b")])
    for name in ("A", "B", "C"):
        scope.local(Name(name, ".models.b"))
    assert import_block(scope).splitlines() == [
        "from .b import A, C",
        "from .b import A as _A",
        "from .b import B as _B",
    ]


def test_a_template_of_a_user_has_the_functions_of_jinja(tmp_path):
    (tmp_path / "class.py.jinja").write_text(
        "{{ header }} "
        "{% for n in range(2) %}{{ fields[n].code }}{{ loop.index }};{% endfor %}"
    )
    fields = tuple(StatementView(code=code) for code in "ab")
    view = ClassView(header="class A:", fields=fields)
    assert Renderer(tmp_path).render("class.py.jinja", view) == "class A: a1;b2;"


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """The folder of the templates, for once another one than ours."""
    folder = tmp_path / "templates"
    shutil.copytree(
        generator.templates(), folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(generator, "templates", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def test_compiled_templates_are_kept_and_taken(templates, monkeypatch):
    compile_templates()
    kept = {path.name.partition(".cpython")[0] for path in templates.glob("*/*.pyc")}
    assert kept == {path.name for path in templates.glob("*.jinja")}
    view = ClassView(header="class A:", fields=(StatementView(code="a: int"),))
    text = Renderer().render("class.py.jinja", view)
    with monkeypatch.context() as patch:  # there is nothing left to compile
        patch.delattr("jinja2.Environment.compile")
        assert Renderer().render("class.py.jinja", view) == text == "class A:\na: int\n"
    (templates / "class.py.jinja").write_text("changed")
    assert Renderer().render("class.py.jinja", view) == "changed"


def test_another_generator_compiles_its_templates_again(templates, monkeypatch):
    compile_templates()
    monkeypatch.setattr(generator, "identity", lambda: "another")
    monkeypatch.delattr("jinja2.Environment.compile")
    with pytest.raises(AttributeError, match="compile"):
        compile_templates()


def test_templates_that_may_not_be_kept(templates, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compile_templates()
    assert not templates.joinpath("__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates.joinpath("__pycache__").write_text("in the way")
    compile_templates()
