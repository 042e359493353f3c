"""Templates and import blocks: the order of names, and what users may write."""

import pytest

from specgen.pyexpr import Name, Scope
from specgen.render import Renderer, import_block, name_key, natural_key
from specgen.views import ClassView, StatementView


@pytest.mark.parametrize(
    "names",
    [
        ["a1", "a2", "a10", "a_1", "ab"],
        ["a", "a9", "a09b", "a10", "aa"],
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
    scope = Scope(".models.a", ["B"], ["A"])
    for name in ("A", "B", "C"):
        scope.local(Name(name, ".models.b"))
    assert import_block(scope, {".models.b": ["A"]}).splitlines() == [
        "from .b import A, C",
        "from .b import A as _A",
        "from .b import B as _B",
    ]


def test_a_template_of_a_user_has_the_functions_of_jinja(tmp_path):
    (tmp_path / "class.py.jinja").write_text(
        "{% for n in range(2) %}{{ fields[n].code }}{{ loop.index }}{% endfor %}"
    )
    fields = tuple(StatementView(code=code) for code in "ab")
    view = ClassView(header="class A:", fields=fields)
    assert Renderer(tmp_path).render("class.py.jinja", view) == "a1b2"
