"""Expressions as text: what they mean is kept, and formatters have nothing to add."""

import ast
import random
import subprocess
import sys

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.emit.aliases import alias
from specgen.literals import docstring, literal
from specgen.pyexpr import (
    ANNOTATED,
    LITERAL,
    NONE,
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    annotated,
    either,
    quoted,
)
from specgen.pylines import assignment, declaration, laid_out

STR, LIST = Name("str"), Name("list")
A, B, C = (Name(name, ".a") for name in "ABC")


def scope(*defined: str, known: bool = True) -> Scope:
    found = Scope(".here", defined)
    for name in defined if known else ():
        found.define(name)
    return found


def is_stable(code: str) -> bool:
    return black.format_str(code, mode=black.Mode()) == code


# ---------------------------------------------------------------- literals

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.text())
def test_quoted_text_is_the_same_text(text):
    assert ast.literal_eval(quoted(text)) == text


@given(st.text())
def test_quoted_text_stays_on_its_line(text):
    assert len(quoted(text).splitlines()) == 1
    assert quoted(text).isprintable()


@given(st.text(alphabet="ab\"'\\\n{"))
def test_quotes_are_those_that_black_prefers(text):
    assert is_stable(f"x = {quoted(text)}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("\r\n\t\\", r'"\r\n\t\\"'),
        ("\x00\x85\u2028\U000e0001", r'"\x00\x85\u2028\U000e0001"'),
        ("\ud800", r'"\ud800"'),
        ("grün 中 😀", '"grün 中 😀"'),
        ("{{ x }} %s {0}", '"{{ x }} %s {0}"'),
    ],
)
def test_quoted(text, expected):
    assert quoted(text) == expected


@given(json_values)
def test_a_literal_is_its_value(value):
    text = literal(value).flat(scope())
    assert repr(eval(text, {"__builtins__": {"float": float}})) == repr(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1e300, "1e300"),
        (1e-7, "1e-07"),
        (1.0, "1.0"),
        (float("inf"), 'float("inf")'),
        (float("-inf"), 'float("-inf")'),
        (True, "True"),
        ({"a": [1, None]}, '{"a": [1, None]}'),
        ([], "[]"),
    ],
)
def test_literal(value, expected):
    text = literal(value).flat(scope())
    assert text == expected
    assert is_stable(f"x = {text}\n")


# -------------------------------------------------------------- docstrings


def module(text: str) -> str:
    return f"class X:\n    {docstring(text, '    ')}\n\n    a: int\n"


tricky = st.text(alphabet="ab \"'\\\n\r\t#\x00\u2028é")


@given(tricky)
def test_a_docstring_is_nothing_but_a_string(text):
    if docstring(text, "    "):
        body = ast.parse(module(text)).body[0].body
        assert [type(node) for node in body] == [ast.Expr, ast.AnnAssign]
        assert isinstance(body[0].value.value, str)


@given(tricky)
def test_a_docstring_says_all_that_can_be_seen(text):
    shown = docstring(text, "    ")
    found = ast.literal_eval(shown) if shown else ""
    assert "".join(found.split()) == "".join(text.split())


@given(tricky)
def test_a_docstring_is_stable(text):
    if docstring(text, "    "):
        assert is_stable(module(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("One line.", '"""One line."""'),
        ("  One line.  \n\n", '"""One line."""'),
        ('"quoted"', '""" "quoted" """'),
        ('"""', '"""\\"\\"" """'),
        ("back\\", '"""back\\\\"""'),
        ("a\rb", '"""a\\rb"""'),
        ("a\nb", '"""a\n    b\n    """'),
        ("a\n\n    b\n      c", '"""a\n\n    b\n      c\n    """'),
        ("a\n  b\n c", '"""a\n     b\n    c\n    """'),
    ],
)
def test_docstring(text, expected):
    assert docstring(text, "    ") == expected


# ------------------------------------------------------------- composition


def test_annotated_is_flat():
    once = annotated(STR, [Call(A)])
    assert annotated(once, [Call(B)]) == Subscript(ANNOTATED, (STR, Call(A), Call(B)))
    assert annotated(STR, []) == STR


def test_either_is_flat_without_repeats_and_none_last():
    inner = either([NONE, A])
    assert either([inner, B, A, NONE]) == Alternatives((A, B, NONE))
    assert either([A, A]) == A
    assert either([NONE]) == NONE


def test_either_makes_one_literal_of_several():
    one, other = (Subscript(LITERAL, (Text(quoted(text)),)) for text in "ab")
    both = Subscript(LITERAL, (Text('"a"'), Text('"b"')))
    assert either([STR, one, other]) == Alternatives((STR, both))


# ------------------------------------------------------------------ scopes


class TestScope:
    def test_what_it_uses_is_imported(self):
        here = scope("Own")
        text = Subscript(LIST, (either([A, Name("Own", ".here"), STR]),)).flat(here)
        assert text == "list[A | Own | str]"
        assert here.imports == {".a": {("A", "A")}}

    def test_imports_of_names_that_are_taken_are_renamed(self):
        here = Scope(".here", ["A", "str"], ["B", "_B"])
        here.define("A")
        assert A.flat(here) == "_A"
        assert B.flat(here) == "_B2"
        assert STR.flat(here) == "_str"
        assert here.imports == {
            ".a": {("A", "_A"), ("B", "_B2")},
            "builtins": {("str", "_str")},
        }

    def test_two_names_of_one_spelling(self):
        here = scope()
        assert A.flat(here) == "A"
        assert Name("A", ".b").flat(here) == "_A"
        assert A.flat(here) == "A"

    def test_what_is_offered_keeps_its_name_whatever_else_has_it(self):
        here = Scope(".here", [], offered=[Name("Annotated", ".a"), Name("str", ".a")])
        assert Name("Annotated", ".a").flat(here) == "Annotated"
        assert Name("Annotated", "typing").flat(here) == "_Annotated"
        assert STR.flat(here) == "_str"

    def test_a_name_further_down_that_python_has_too_goes_by_another(self):
        here = scope("Warning", known=False)
        warning = Name("Warning", ".here")
        assert warning.flat(here) == '"_Warning"'
        assert Subscript(LIST, (warning,)).flat(here) == 'list["_Warning"]'
        assert here.late == {"Warning": "_Warning"}
        here.define("Warning")
        assert warning.flat(here) == "Warning"

    def test_no_name_begins_with_two_underscores(self):
        here = scope()
        spelt = [Name("A", module).flat(here) for module in (".a", ".b", ".c", ".d")]
        assert spelt == ["A", "_A", "_A2", "_A3"]
        assert Name("_A", ".a").flat(here) == "_A4"

    def test_a_name_further_down_is_quoted(self):
        here = scope("Later", known=False)
        later = Name("Later", ".here")
        assert Subscript(LIST, (later,)).flat(here) == 'list["Later"]'
        assert either([later, NONE]).flat(here) == 'Optional["Later"]'
        assert either([later, A, NONE]).flat(here) == 'Union["Later", A, None]'
        here.define("Later")
        assert either([later, NONE]).flat(here) == "Later | None"

    def test_in_a_string_nothing_is_quoted(self):
        here = scope("Later", known=False)
        later = Name("Later", ".here")
        value = either([Subscript(LITERAL, (Text('"a"'),)), later])
        assert here.in_string(value) == Text("'Literal[\"a\"] | Later'")
        assert here.is_forward(later)


# ------------------------------------------------------------------ layout


def test_a_line_may_be_as_long_as_black_lets_it():
    for length in range(60, 80):
        name = Name("N" * length, ".a")
        for text in (
            declaration("x", name, None, scope()),
            declaration("x", name, NONE, scope()),
            declaration("x", Subscript(LIST, (name,)), None, scope()),
            assignment("x", Call(A, (name,)), scope()),
        ):
            assert is_stable(f"{text}\n"), text


def test_brackets_explode_one_item_a_line():
    items = tuple(Text(quoted("x" * 20)) for _ in range(5))
    text = laid_out(Subscript(LITERAL, items), scope(), "", 0)
    rows = "".join(f'    "{"x" * 20}",\n' for _ in range(5))
    assert text == f"Literal[\n{rows}]"


def random_name(rng: random.Random) -> Name:
    return Name(rng.choice("ABCDEFGH") * rng.choice([1, 4, 9, 20, 33]), ".a")


def random_annotation(rng: random.Random, depth: int = 0) -> Expr:
    """An annotation of the kinds that emit makes."""
    kinds = ["name", "later", "literal"]
    if depth < 3:
        kinds += ["list", "dict", "annotated", "either", "optional", "omittable"] * 2

    def inner() -> Expr:
        return random_annotation(rng, depth + 1)

    match rng.choice(kinds):
        case "list":
            return Subscript(LIST, (inner(),))
        case "dict":
            return Subscript(Name("dict"), (STR, inner()))
        case "annotated":
            return annotated(inner(), random_marks(rng))
        case "either":
            return either([inner() for _ in range(rng.randint(2, 5))])
        case "optional":
            return either([inner(), NONE])
        case "omittable":
            return Subscript(Name("Omittable", "._types"), (inner(),))
        case "literal":
            values = [quoted(rng.choice("xyz") * rng.randint(1, 30)) for _ in range(5)]
            return Subscript(LITERAL, tuple(map(Text, dict.fromkeys(values))))
        case "later":
            return Name("Later", ".here")
        case _:
            return random_name(rng)


def random_marks(rng: random.Random) -> list[Call]:
    number = Text(str(10 ** rng.randint(1, 12)))
    marks = [
        Call(Name("Bounds", "._types"), (Keyword("ge", number), Keyword("le", number))),
        Call(Name("Pattern", "._types"), (Text(quoted("^" * rng.randint(1, 80))),)),
        Call(Name("Schema", "._types"), (Text(quoted("#/" + "x" * 40)),)),
        Call(Name("ExactlyOne", "._types")),
    ]
    return rng.sample(marks, rng.randint(1, 3))


def random_value(rng: random.Random) -> Expr | None:
    long = Keyword("validation_alias", Text(quoted("w" * rng.randint(1, 70))))
    return rng.choice(
        [
            None,
            NONE,
            NONE,
            literal("d" * rng.randint(1, 70)),  # longer ones stand in calls
            literal([1, "two", {"three": None}] * rng.randint(1, 5)),
            Call(Name("Field", "pydantic"), (Keyword("default", NONE), long)),
            Call(Name("Field", "pydantic"), (long,)),
            Display("()", (Call(A, (long,)), Call(B))),
        ]
    )


def random_module(seed: int) -> str:
    """Fields and aliases in every shape that may come up."""
    rng = random.Random(seed)
    here = scope("Later", known=False)
    fields = "\n".join(
        declaration(
            f"f{'x' * rng.choice([1, 10, 40, 60])}",
            random_annotation(rng),
            random_value(rng),
            here,
            "    ",
        )
        for _ in range(40)
    )
    aliases = "\n".join(
        assignment("alias" * rng.randint(1, 12), random_annotation(rng), here)
        for _ in range(20)
    )
    declared = "\n".join(
        alias("alias" * rng.randint(1, 18), random_annotation(rng), here)
        for _ in range(20)
    )
    return f"class X:\n{fields}\n\n\n{aliases}\n{declared}\n"


@pytest.mark.parametrize("seed", range(12))
def test_black_leaves_any_layout_as_it_is(seed):
    text = random_module(seed)
    ast.parse(text)
    assert black.format_str(text, mode=black.Mode()) == text


def test_ruff_leaves_any_layout_as_it_is(tmp_path):
    for seed in range(100):
        (tmp_path / f"m{seed}.py").write_text(random_module(seed))
    command = ["ruff", "format", "--isolated", "--no-cache", "--diff", str(tmp_path)]
    result = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout[:3000]


@pytest.mark.parametrize("length", range(40, 70))
def test_the_comma_behind_alternatives_that_are_one_item_of_several(length):
    last = Subscript(LIST, (Name("X" * length), Name("Y" * 20)))
    several = Alternatives((Name("A" * 60), last))
    value = Subscript(ANNOTATED, (several, Text(quoted("note"))))
    assert is_stable(assignment("x", value, scope()) + "\n")
