"""Templates of a user that are wrong are told of, with their place, and as theirs."""

from pathlib import Path

import pytest

from specgen import generator, pipeline
from specgen.emit import parallel
from specgen.views import VIEWS

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.2.0}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""

CLASS = "class.py.jinja"
MODULE = "module.py.jinja"


@pytest.fixture
def build(tmp_path, monkeypatch, specgen):
    """Build with templates of these texts; return the exit code and the report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(SPEC)

    def run(**templates: str | bytes) -> tuple[int, str]:
        for name, text in templates.items():
            path = tmp_path / "mine" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        arguments = "build openapi.yaml -o out --package pets --templates mine"
        code, _, said = specgen(*arguments.split())
        return code, said

    return run


def ours(name):
    return generator.templates().joinpath(name).read_text()


SAID = {
    "syntax": "the template cannot be read: ",
    "failed": "the template cannot be filled in: ",
    "output": "what the template renders is ",
}


@pytest.mark.parametrize(
    ("name", "text", "place", "code", "problem"),
    [
        (
            CLASS,
            "{{ header }}\n{% for field in fields %}\n",
            ":2:1",
            "syntax",
            "Unexpected end of template.",
        ),
        (
            MODULE,
            "\n  {{ blocks | joined }}\n",
            ":2:3",
            "syntax",
            "No filter named 'joined'",
        ),
        (
            "README.md.jinja",
            b"caf\xe9\n",
            ":1:4",
            "syntax",
            "it is not UTF-8: invalid continuation byte at byte 3",
        ),
        (
            CLASS,
            "# one\n{{ headr }}\n    pass\n",
            ":2:1",
            "failed",
            "'headr' is undefined",
        ),
        (
            "README.md.jinja",
            "{{ package }}\n{{ events.first.name }}\n",
            ":2:1",
            "failed",
            "'tuple object' has no attribute 'first'",
        ),
        (
            MODULE,
            "{{ blocks / 2 }}\n",
            ":1:1",
            "failed",
            "TypeError: unsupported operand",
        ),
        (
            MODULE,
            "\n{% include 'header.jinja' %}\n",
            ":2:1",
            "failed",
            "TemplateNotFound: ",
        ),
        (
            MODULE,
            "def (:\n",
            "",
            "output",
            "no Python: invalid syntax in line 1",
        ),
        (
            CLASS,
            "{{ header }}\npass\n",
            "",
            "output",
            "no Python: expected an indented block after",
        ),
        (
            CLASS,
            "'\0'",
            "",
            "output",
            "no Python: source code ",
        ),
        (
            "package.pyi.jinja",
            "__all__ = {{ exports | length }}]",
            "",
            "output",
            "no Python: unmatched ']' in line 1",
        ),
        (
            "pyproject.toml.jinja",
            "[project\nname = 1\n",
            "",
            "output",
            "no TOML: ",
        ),
    ],
)
def test_a_template_that_is_wrong(build, name, text, place, code, problem):
    ended, err = build(**{name: text})
    assert ended == 2
    assert err.startswith(f"mine/{name}{place}: error[template-{code}]: {SAID[code]}")
    assert f": {SAID[code]}{problem}" in err
    assert "1 error\n" in err
    assert not Path("out").exists()


def test_what_is_asked_for_is_looked_for_among_what_there_is(build):
    _, err = build(**{CLASS: "{{ headr }}"})
    assert "help: did you mean 'header'? class.py.jinja receives header, " in err


def test_so_is_what_a_part_of_it_has(build):
    code, err = build(**{CLASS: "{{ header }} {{ fields[0].cod }}"})
    assert code == 2
    assert "'StatementView object' has no attribute 'cod'" in err
    assert "help: did you mean 'code'? a StatementView has code, docstring" in err


def test_what_was_rendered_is_shown(build):
    _, err = build(**{MODULE: "a = 1\nb = = 2\n"})
    assert "no Python: invalid syntax in line 2" in err
    assert "help: this was rendered there: b = = 2" in err


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        (CLASS, "", "header"),
        (CLASS, "class Other:\n    pass\n", "header"),
        (MODULE, "{{ docstring }}\n{{ imports }}\n", "blocks"),
    ],
)
def test_what_a_template_is_for_is_in_what_it_renders(build, name, text, missing):
    code, err = build(**{name: text})
    assert code == 2
    assert err.startswith(
        f"mine/{name}: error[template-incomplete]: "
        "what the template renders does not define Pet\n"
        f"   = help: have {{{{ {missing} }}}} in it\n\n"
        "1 error\n"
    )


def test_all_templates_that_cannot_be_read_are_told_of_at_once(build):
    code, err = build(**{CLASS: "{% if %}", MODULE: "{{", "README.md.jinja": "{% x %}"})
    assert (code, err.count("template-syntax")) == (2, 3)


def test_all_templates_that_fail_are_told_of_at_once(build):
    code, err = build(
        **{
            CLASS: ours(CLASS) + "{{ nope }}",
            "package.py.jinja": "{{ docs }}",
            "README.md.jinja": "{{ 1 / 0 }}",
            "pyproject.toml.jinja": "[",
        }
    )
    assert code == 2
    assert err.count("error[template-failed]") == 3
    assert err.count("error[template-output]") == 1
    assert "\n4 errors\n" in err
    assert not Path("out").exists()


def test_mistakes_in_what_a_template_includes_are_its_own(build):
    code, err = build(**{MODULE: "{% include 'a.jinja' %}", "a.jinja": "{{ nope }}"})
    assert code == 2
    assert err.startswith("mine/a.jinja:1:1: error[template-failed]: ")


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # of xdist's
def test_mistakes_that_helpers_find_are_reported_as_well(build, monkeypatch):
    monkeypatch.setattr(parallel, "_helpers_for", lambda _: 1)
    code, err = build(**{CLASS: "{{ nope }}"})
    assert code == 2
    assert err.startswith("mine/class.py.jinja:1:1: error[template-failed]: ")


def test_one_that_changes_while_it_is_used_is_used_again(build, tmp_path, monkeypatch):
    readme = tmp_path / "mine/README.md.jinja"
    package = pipeline.Compilation.package

    def interrupted(compilation):
        compiled = package(compilation)
        readme.write_text("Two.\n")
        return compiled

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.Compilation, "package", interrupted)
        assert build(**{"README.md.jinja": "One.\n"})[0] == 0
    assert (tmp_path / "out/README.md").read_text() == "One.\n"
    assert build()[0] == 0
    assert (tmp_path / "out/README.md").read_text() == "Two.\n"


def test_a_file_that_takes_no_place_is_told_of(build, tmp_path):
    code, err = build(
        **{"clas.py.jinja": "nobody reads it", ".hidden": "", "deep/notes.txt": ""}
    )
    assert code == 0
    assert (
        "mine/clas.py.jinja: warning[template-unknown]: 'clas.py.jinja' takes the place"
        " of no template\n   = help: did you mean 'class.py.jinja'?"
    ) in err
    assert "'deep/notes.txt' takes the place of no template\n   = help: the temp" in err
    assert "\n2 warnings\n" in err
    assert (tmp_path / "out/pets/__init__.py").exists()


def test_what_other_templates_include_is_no_stranger(build):
    code, err = build(
        **{
            CLASS: "{% import 'sub/b.jinja' as b %}" + ours(CLASS),
            "sub/b.jinja": "{% include 'c.jinja' ignore missing %}",
            "c.jinja": "",
        }
    )
    assert (code, "template-" in err) == (0, False)


def test_a_mistake_of_ours_stays_one(build, monkeypatch):
    monkeypatch.setattr("specgen.emit.module.docstring", lambda *_: '"""')
    code, err = build(**{"README.md.jinja": "mine"})
    assert (code, "This is a bug in specgen" in err) == (4, True)


def test_the_list_of_templates_is_whole(repository):
    found = {path.name for path in generator.templates().glob("*.jinja")}
    assert found == set(VIEWS)
    readme = (repository / "README.md").read_text()
    for name, view in VIEWS.items():
        assert f"`{name}`" in readme
        assert f"`{view.__name__}`" in readme
