"""The vocabulary of annotations: each type and marker, as JSON Schema defines it.

The runtime files are copied into a package of their own, as `specgen build` copies
them into a generated one.
"""

import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal, NotRequired, Union
from uuid import UUID

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypedDict

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"
PACKAGE = "runtime_types"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(RUNTIME, root / PACKAGE, ignore=shutil.ignore_patterns("__pyc*"))
    (root / PACKAGE / "__init__.py").touch()
    sys.path.insert(0, str(root))
    yield root
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def t(package: Path) -> ModuleType:
    return importlib.import_module(f"{PACKAGE}._types")


@pytest.fixture(scope="module")
def base(package: Path) -> ModuleType:
    return importlib.import_module(f"{PACKAGE}._base")


def accepts(annotation: Any, text: str) -> bool:
    """Validate a JSON text and the same document as Python values; they must agree."""
    adapter = TypeAdapter(annotation)
    verdicts = set()
    for validate, document in (
        (adapter.validate_json, text),
        (adapter.validate_python, json.loads(text)),
    ):
        try:
            validate(document)
        except ValidationError:
            verdicts.add(False)
        else:
            verdicts.add(True)
    (verdict,) = verdicts
    return verdict


def read(annotation: Any, text: str) -> Any:
    return TypeAdapter(annotation).validate_json(text)


def errors(annotation: Any, text: str) -> list[tuple[Any, ...]]:
    with pytest.raises(ValidationError) as caught:
        read(annotation, text)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


def test_importing_the_vocabulary_does_not_import_pydantic(package: Path):
    code = f"import {PACKAGE}._types, sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=package,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = run.stdout.split()
    assert f"{PACKAGE}._types" in loaded
    assert "pydantic" not in loaded
    assert "pydantic_core" not in loaded
    assert "jsonschema_rs" not in loaded


class TestNumbers:
    @pytest.mark.parametrize("text", ["true", "false"])
    def test_booleans(self, t, text):
        assert accepts(t.Boolean, text)

    @pytest.mark.parametrize("text", ["1", "0", '"true"', '"yes"', "null", "1.0"])
    def test_what_is_no_boolean(self, t, text):
        assert not accepts(t.Boolean, text)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1", 1),
            ("1.0", 1),
            ("-0.0", 0),
            ("1e3", 1000),
            ("1180591620717411303424", 2**70),
            ("1e300", int(1e300)),
        ],
    )
    def test_integers(self, t, text, value):
        result = read(t.Integer, text)
        assert (result, type(result)) == (value, int)
        assert accepts(t.Integer, text)

    @pytest.mark.parametrize("text", ["1.5", "true", '"1"', "null", "[]", "1e400"])
    def test_what_is_no_integer(self, t, text):
        assert not accepts(t.Integer, text)
        assert errors(t.Integer, text) == [((), "Input should be an integer")]

    @pytest.mark.parametrize("text", ["1", "1.0", "1180591620717411303424", "1e3"])
    def test_numbers_keep_their_kind(self, t, text):
        result = read(t.Number, text)
        assert (result, type(result)) == (json.loads(text), type(json.loads(text)))
        adapter = TypeAdapter(t.Number)
        assert adapter.dump_python(result, mode="json") is result
        assert type(json.loads(adapter.dump_json(result))) is type(result)

    @pytest.mark.parametrize("text", ["true", '"1"', "null", "NaN", "Infinity"])
    def test_what_is_no_number(self, t, text):
        assert errors(t.Number, text) == [((), "Input should be a number")]

    @pytest.mark.parametrize(
        ("bounds", "good", "bad"),
        [
            ({"ge": 1, "le": 10}, ["1", "10", "1.0"], ["0", "11", "10.5", "0.0"]),
            ({"gt": 0, "lt": 2}, ["1", "1.0"], ["0", "2", "0.0", "2.0"]),
            ({"ge": 0.5, "le": 1.5}, ["1"], ["0", "2"]),
            ({"gt": 0.5, "lt": 1.5}, ["1"], ["0", "2"]),
            ({"le": 1e300}, ["1e300", "-1"], ["1e301", "1" + "0" * 301]),
            ({"ge": 2**70}, [str(2**70), "1e22"], [str(2**70 - 1), "1e20"]),
            ({"ge": 2**53 + 1}, [str(2**53 + 1)], [str(2**53), f"{2**53}.0"]),
            ({"lt": 2**53 + 1}, [f"{2**53}.0"], [str(2**53 + 1)]),
            ({"gt": 2**53 + 1}, [f"{2**53 + 2}.0"], [f"{2**53}.0"]),
            ({"le": 2**53 + 1}, [f"{2**53}.0"], [f"{2**53 + 2}.0"]),
            ({"ge": 10**400}, ["1" + "0" * 400], ["1e308"]),
            ({"le": -(10**400)}, ["-1" + "0" * 400], ["-1e308"]),
            ({"multiple_of": 3}, ["9", "9.0", "0"], ["10", "10.0"]),
        ],
    )
    def test_bounds(self, t, bounds, good, bad):
        for kind in (t.Integer, t.Number):
            annotation = Annotated[kind, t.Bounds(**bounds)]
            assert [text for text in good if not accepts(annotation, text)] == []
            assert [text for text in bad if accepts(annotation, text)] == []

    def test_bounds_leave_the_kind_of_a_number(self, t):
        annotation = Annotated[t.Number, t.Bounds(ge=0, multiple_of=0.5)]
        assert [type(read(annotation, text)) for text in ("1", "1.0")] == [int, float]

    @pytest.mark.parametrize(
        ("step", "text", "verdict"),
        [
            (0.0001, "0.0075", True),
            (0.0001, "0.00751", False),
            (0.123456789, "1e308", False),
            (0.5, "1e308", True),
            (1e-8, "12391239123", True),
            (0.01, "19.99", True),
            (0.1, "0.3", True),
            (2, "1" + "0" * 400, True),
            (1.5, "4.5", True),
            (1.5, "4", False),
        ],
    )
    def test_multiples_are_exact_in_decimal(self, t, step, text, verdict):
        annotation = Annotated[t.Number, t.Bounds(multiple_of=step)]
        assert accepts(annotation, text) is verdict

    @pytest.mark.parametrize(
        ("bounds", "message"),
        [
            ({"ge": 1, "le": 10}, "Input should be an integer from 1 to 10"),
            ({"ge": 1}, "Input should be an integer, at least 1"),
            (
                {"gt": 0, "lt": 5},
                "Input should be an integer, greater than 0, less than 5",
            ),
        ],
    )
    def test_one_error_says_what_is_expected(self, t, base, bounds, message):
        class Request(base.Model):
            n: Annotated[t.Integer, t.Bounds(**bounds)]

        assert errors(Request, '{"n": -7}') == [(("n",), message)]
        assert errors(Request, '{"n": "2"}') == [(("n",), message)]
        assert errors(Request, '{"n": true}') == [(("n",), message)]

    def test_the_error_of_a_multiple(self, t):
        annotation = Annotated[t.Integer, t.Bounds(multiple_of=5)]
        assert errors(annotation, "7") == [((), "Input should be a multiple of 5")]

    def test_bounds_on_something_else_are_our_mistake(self, t):
        with pytest.raises(TypeError, match="cannot narrow a schema 'str'"):
            TypeAdapter(Annotated[str, t.Bounds(ge=1)])

    def test_json_schema(self, t):
        annotation = Annotated[t.Integer, t.Bounds(ge=1, lt=9, multiple_of=2)]
        assert TypeAdapter(annotation).json_schema() == {
            "type": "integer",
            "minimum": 1,
            "exclusiveMaximum": 9,
            "multipleOf": 2,
        }
        number = TypeAdapter(Annotated[t.Number, t.Bounds(gt=1, le=9)])
        assert number.json_schema() == {
            "type": "number",
            "exclusiveMinimum": 1,
            "maximum": 9,
        }

    def test_plain_schemas_call_no_python(self, t):
        for annotation in (
            t.Boolean,
            t.Number,
            Annotated[t.Number, t.Bounds(ge=1, lt=5)],
            t.Omittable[t.Boolean],
            Annotated[str, t.Length(min=1), t.Pattern("a")],
            Annotated[list[str], t.Items(min=1)],
            t.DateTime,
            t.Uuid,
        ):
            assert "'type': 'function" not in repr(TypeAdapter(annotation).core_schema)


class TestStrings:
    @pytest.mark.parametrize(
        ("text", "verdict"),
        [('"a"', False), ('"ab"', True), ('"\U0001f600\U0001f600"', True)],
    )
    def test_length_counts_code_points(self, t, text, verdict):
        assert accepts(Annotated[str, t.Length(min=2, max=2)], text) is verdict

    def test_a_maximum_of_nothing(self, t):
        assert not accepts(Annotated[str, t.Length(max=0)], '"a"')
        assert not accepts(Annotated[list[str], t.Items(max=0)], '["a"]')

    def test_length_of_what_is_no_plain_string(self, t):
        annotation = Annotated[Any, t.Length(min=3, max=3)]
        assert accepts(annotation, '"abc"')
        assert accepts(annotation, "[1]")
        assert errors(annotation, '"ab"') == [
            ((), "Input should have 3 or more characters, not 2")
        ]
        assert errors(annotation, '"abcd"') == [
            ((), "Input should have 3 or fewer characters, not 4")
        ]

    @pytest.mark.parametrize("engine", ["rust", "re"])
    def test_patterns_match_anywhere(self, t, engine):
        annotation = Annotated[str, t.Pattern("b+", engine=engine)]
        assert accepts(annotation, '"abc"')
        assert not accepts(annotation, '"ac"')

    def test_a_pattern_that_rust_refuses_goes_to_re(self, t):
        annotation = Annotated[str, t.Pattern("^(?!foo)")]
        assert accepts(annotation, '"bar"')
        assert not accepts(annotation, '"foobar"')

    def test_several_patterns_all_hold(self, t):
        annotation = Annotated[str, t.Pattern("a"), t.Pattern("(?=b)"), t.Length(max=2)]
        verdicts = {text: accepts(annotation, f'"{text}"') for text in ("ab", "a", "b")}
        assert verdicts == {"ab": True, "a": False, "b": False}

    def test_a_pattern_beside_another_type(self, t):
        annotation = Annotated[t.Date, t.Pattern("^2024")]
        assert read(annotation, '"2024-01-01"') == date(2024, 1, 1)
        assert not accepts(annotation, '"2023-01-01"')
        assert TypeAdapter(annotation).validate_python(date(2023, 1, 1))

    def test_json_schema(self, t):
        annotation = Annotated[str, t.Length(min=1, max=3), t.Pattern("a")]
        assert TypeAdapter(annotation).json_schema() == {
            "type": "string",
            "minLength": 1,
            "maxLength": 3,
            "pattern": "a",
        }


class TestArraysAndObjects:
    @pytest.mark.parametrize(
        "annotation", [list[Any], tuple[Any, ...], Any, "Sequence"], ids=str
    )
    def test_sizes(self, t, annotation):
        if annotation == "Sequence":
            annotation = __import__("collections.abc").abc.Sequence[Any]
        sized = Annotated[annotation, t.Items(min=1, max=2)]
        verdicts = [accepts(sized, text) for text in ("[]", "[1]", "[1, 1, 1]")]
        assert verdicts == [False, True, False]

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("[1, 2]", True),
            ("[1, 1.0]", False),
            ("[1, true]", True),
            ("[0, false]", True),
            ("[[1], [true]]", True),
            ("[[1], [1.0]]", False),
            ('[{"a": 1, "b": [2]}, {"b": [2.0], "a": 1}]', False),
            ('[{"a": 1}, {"a": true}]', True),
            ('["1", 1]', True),
            ("[null, null]", False),
            ("[[], {}]", True),
            ('["a", ["a"]]', True),
        ],
    )
    def test_unique_items(self, t, text, verdict):
        assert accepts(Annotated[list[Any], t.Items(unique=True)], text) is verdict

    def test_unique_looks_at_the_input(self, t, base):
        class Point(base.Model):
            x: t.Integer = 0

        annotation = Annotated[list[Point], t.Items(unique=True)]
        assert accepts(annotation, '[{}, {"x": 0}]')
        assert not accepts(annotation, '[{"x": 1}, {"x": 1.0}]')
        adapter = TypeAdapter(annotation)
        assert adapter.validate_python([Point(x=1), {"x": 2}])
        with pytest.raises(ValidationError, match="should not repeat an item"):
            adapter.validate_python([Point(x=1), {"x": 1}])

    def test_unique_is_linear(self, t):
        adapter = TypeAdapter(Annotated[list[t.Integer], t.Items(unique=True)])
        assert len(adapter.validate_python(list(range(100_000)))) == 100_000

    @pytest.mark.parametrize("annotation", [dict[str, Any], Any], ids=str)
    def test_properties(self, t, annotation):
        sized = Annotated[annotation, t.Properties(min=1, max=1)]
        documents = ("{}", '{"a": 1}', '{"a": 1, "b": 2}')
        assert [accepts(sized, text) for text in documents] == [False, True, False]

    def test_dependent_required(self, t):
        needs = t.DependentRequired({"a": ("b", "c"), "d": ()})
        annotation = Annotated[dict[str, Any], needs]
        assert accepts(annotation, '{"d": 1}')
        assert accepts(annotation, '{"a": 1, "b": 2, "c": 3}')
        assert errors(annotation, '{"a": 1, "b": 2}') == [
            ((), "Property a needs c too")
        ]
        assert accepts(Annotated[Any, needs], "[1]")

    def test_json_schema(self, t):
        items = TypeAdapter(Annotated[list[str], t.Items(min=1, unique=True)])
        assert items.json_schema() == {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "uniqueItems": True,
        }
        needs = t.DependentRequired({"a": ("b",)})
        properties = TypeAdapter(
            Annotated[dict[str, str], t.Properties(max=2), needs]
        ).json_schema()
        assert properties["maxProperties"] == 2
        assert properties["dependentRequired"] == {"a": ["b"]}


class TestValues:
    def test_omittable_is_not_nullable(self, t, base):
        class Request(base.Model):
            size: t.Omittable[str] = None
            count: t.Omittable[t.Integer] = None

        absent = Request.model_validate_json("{}")
        assert absent.size is None
        assert absent.to_dict() == {}
        assert absent.model_dump() == {"size": None, "count": None}
        assert absent.model_dump_json() == '{"size":null,"count":null}'
        assert errors(Request, '{"size": null}') == [
            (("size",), "Input should be a valid string")
        ]
        with pytest.raises(ValidationError):
            Request.model_validate({"size": None}, strict=True)

    def test_omittable_of_models_lists_unions_and_names(self, t, base):
        class Node(base.Model):
            next: t.Omittable["Node"] = None
            either: t.Omittable[list["Node"] | t.Integer] = None

        document = {"next": {"either": [{"either": 1}]}}
        node = Node.model_validate(document)
        assert node.to_dict() == document
        assert node.model_dump()["either"] is None
        assert not accepts(Node, '{"next": {"next": null}}')
        assert not accepts(Node, '{"either": null}')

    def test_omittable_in_json_schema(self, t, base):
        class Request(base.Model):
            size: t.Omittable[t.Integer] = None

        for mode in ("validation", "serialization"):
            size = Request.model_json_schema(mode=mode)["properties"]["size"]
            assert size["type"] == "integer"

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("1", True),
            ("1.0", True),
            ("true", False),
            ("false", True),
            ("0", False),
            ('{"a": [1.0, null]}', True),
            ('{"a": [true, null]}', False),
            ('"1"', False),
            ("null", False),
        ],
    )
    def test_one_of(self, t, text, verdict):
        annotation = Annotated[Any, t.OneOf(1, False, {"a": [1, None]})]
        assert accepts(annotation, text) is verdict

    def test_one_of_keeps_the_value_as_it_came(self, t):
        annotation = Annotated[Literal[1, 2], t.OneOf(1, 2)]
        value = read(annotation, "1.0")
        assert (value, type(value)) == (1, float)
        assert TypeAdapter(annotation).dump_json(value) == b"1.0"
        assert errors(annotation, "3") == [((), "Input should be 1 or 2")]
        assert TypeAdapter(annotation).json_schema() == {"enum": [1, 2]}

    @pytest.mark.parametrize(
        ("kind", "inner", "good", "bad"),
        [
            ("array", list[str], ['["a"]', "5", "null", '{"a": 1}', '"x"'], ["[1]"]),
            ("string", Literal["a"], ['"a"', "5", "true", "[1]"], ['"b"']),
            ("object", dict[str, str], ["{}", "[1]"], ['{"a": 1}']),
        ],
    )
    def test_implied(self, t, kind, inner, good, bad):
        annotation = Annotated[inner, t.Implied(kind)]
        adapter = TypeAdapter(annotation)
        for text in good:
            assert accepts(annotation, text)
            assert json.loads(adapter.dump_json(read(annotation, text))) == json.loads(
                text
            )
        assert [text for text in bad if accepts(annotation, text)] == []

    def test_implied_number_knows_booleans(self, t):
        annotation = Annotated[t.Number, t.Bounds(ge=5), t.Implied("number")]
        assert accepts(annotation, "true")
        assert accepts(annotation, "5.5")
        assert not accepts(annotation, "4")

    def test_implied_leaves_python_values_to_the_inner_type(self, t):
        adapter = TypeAdapter(Annotated[t.Date, t.Implied("string")])
        assert adapter.validate_python(date(2024, 1, 1)) == date(2024, 1, 1)
        assert adapter.dump_json(date(2024, 1, 1)) == b'"2024-01-01"'
        assert adapter.validate_json("5") == 5
        assert adapter.json_schema() == {"format": "date"}


@pytest.fixture(scope="module")
def pets(t: ModuleType, base: ModuleType) -> tuple[Any, Any]:
    class Cat(base.Model):
        kind: Literal["cat"]
        lives: t.Integer = 9

    class Dog(base.Model):
        kind: Literal["dog", "wolf"]
        name: str

    return Cat, Dog


class TestUnions:
    def test_tagged(self, t, pets):
        cat, dog = pets
        pet = Annotated[cat | dog, t.Tagged("kind", "cat", ("dog", "wolf"))]
        assert read(pet, '{"kind": "cat", "lives": 3}') == cat(kind="cat", lives=3)
        assert type(read(pet, '{"kind": "wolf", "name": "a"}')) is dog
        assert errors(pet, '{"kind": "wolf"}') == [(("wolf", "name"), "Field required")]
        assert not accepts(pet, '{"kind": "eel"}')
        assert not accepts(pet, "{}")
        adapter = TypeAdapter(list[pet])
        both = adapter.validate_python([cat(kind="cat"), {"kind": "dog", "name": "b"}])
        assert adapter.dump_python(both, exclude_unset=True) == [
            {"kind": "cat"},
            {"kind": "dog", "name": "b"},
        ]
        assert TypeAdapter(pet).json_schema()["discriminator"]["propertyName"] == "kind"

    def test_tagged_by_a_property_that_no_attribute_can_be(self, t, base):
        from pydantic import Field

        class First(base.Model):
            type_: Annotated[Literal["a"], Field(alias="@type")]

        class Second(base.Model):
            kind: Literal["b"] = Field(alias="@type")

        union = Annotated[
            First | Annotated[Second, "documented"], t.Tagged("@type", "a", "b")
        ]
        adapter = TypeAdapter(union)
        assert type(adapter.validate_json('{"@type": "b"}')) is Second
        for instance in (First(type_="a"), Second(kind="b")):
            assert adapter.validate_python(instance) is instance
            assert adapter.dump_python(instance) == {
                "@type": instance.to_dict()["@type"]
            }
        assert not accepts(union, '{"type_": "a"}')

    def test_tagged_nested_and_by_numbers(self, t, base, pets):
        cat, dog = pets

        class Versioned(base.Model):
            version: Literal[1]

        inner = Annotated[cat | dog, t.Tagged("kind", "cat", ("dog", "wolf"))]

        class Other(base.Model):
            version: Literal[2]
            pet: inner

        outer = Annotated[Versioned | Other, t.Tagged("version", 1, 2)]
        other = read(outer, '{"version": 2, "pet": {"kind": "cat"}}')
        assert type(other.pet) is cat
        eel = Annotated[
            inner | Versioned, t.Tagged("kind", ("cat", "dog", "wolf"), "eel")
        ]
        assert type(read(eel, '{"kind": "cat"}')) is cat
        assert type(read(eel, '{"kind": "eel", "version": 1}')) is Versioned

    def test_tagged_typed_dicts(self, t):
        @t.extra("allow")
        class CatParam(TypedDict):
            kind: Literal["cat"]

        @t.extra("forbid")
        class DogParam(TypedDict):
            kind: Literal["dog"]

        pet = Annotated[CatParam | DogParam, t.Tagged("kind", "cat", "dog")]
        assert read(pet, '{"kind": "cat", "x": 1}') == {"kind": "cat", "x": 1}
        assert not accepts(pet, '{"kind": "dog", "x": 1}')

    def test_tagged_and_open(self, t, base, pets):
        cat, dog = pets
        pet = Annotated[
            cat | dog | base.UnknownVariant,
            t.Tagged("kind", "cat", ("dog", "wolf"), open=True),
        ]
        adapter = TypeAdapter(pet)
        assert type(read(pet, '{"kind": "cat"}')) is cat
        for text in ('{"kind": "eel", "x": 1.0}', "{}", '{"kind": 5}', "[1]", "null"):
            unknown = read(pet, text)
            assert type(unknown) is base.UnknownVariant
            assert unknown.root == json.loads(text)
            assert adapter.dump_json(unknown) == text.replace(" ", "").encode()
        assert errors(pet, '{"kind": "dog"}') == [
            (("known", "dog", "name"), "Field required"),
            (("unknown",), "Input bears the tag dog of a known member"),
        ]
        instances = [cat(kind="cat"), base.UnknownVariant(5)]
        assert TypeAdapter(list[pet]).validate_python(instances) == instances

    def test_recursive_union(self, t, base):
        tagged = t.Tagged("kind", "leaf", "branch")

        class Leaf(base.Model):
            kind: Literal["leaf"]

        class Branch(base.Model):
            kind: Literal["branch"]
            children: list[Annotated[Union[Leaf, "Branch"], tagged]]

        tree = Branch.model_validate(
            {"kind": "branch", "children": [{"kind": "branch", "children": []}]}
        )
        assert type(tree.children[0]) is Branch

    def test_fallback(self, t, base, pets):
        cat, dog = pets
        pet = Annotated[cat | dog | base.UnknownVariant, t.Fallback()]
        assert type(read(pet, '{"kind": "cat"}')) is cat
        for text in ('{"kind": "dog"}', "5", '{"kind":"cat","lives":"x"}'):
            assert type(read(pet, text)) is base.UnknownVariant

    def test_exactly_one(self, t, base, pets):
        cat, _ = pets

        class Big(base.Model):
            lives: Annotated[t.Integer, t.Bounds(ge=5)]

        either = Annotated[cat | Big | list[t.Integer], t.ExactlyOne()]
        assert type(read(either, '{"kind": "cat", "lives": 3}')) is cat
        assert type(read(either, '{"kind": "eel", "lives": 6}')) is Big
        assert read(either, "[1.0]") == [1]
        assert errors(either, '{"kind": "cat", "lives": 6}') == [
            ((), "Input should match exactly one schema, but matches 2")
        ]
        locations = {location[0] for location, _ in errors(either, '{"lives": 3}')}
        assert {"Cat", "Big"} <= locations
        adapter = TypeAdapter(either)
        instance = Big(lives=6)
        assert adapter.validate_python(instance) is instance
        assert adapter.dump_json(instance) == b'{"lives":6}'
        assert len(adapter.json_schema()["oneOf"]) == 3

    def test_exactly_one_keeps_formats_and_null(self, t):
        annotation = Annotated[t.Date | t.Integer | None, t.ExactlyOne()]
        assert read(annotation, '"2024-01-01"') == date(2024, 1, 1)
        assert read(annotation, "null") is None
        assert TypeAdapter(annotation).validate_python(date(2024, 1, 1))

    def test_exactly_one_of_recursive_models(self, t, base):
        class Tree(base.Model):
            left: Annotated[Union["Tree", t.Integer], t.ExactlyOne()] | None = None

        document = {"left": {"left": {"left": 5}}}
        assert Tree.model_validate(document).to_dict() == document
        with pytest.raises(ValidationError):
            Tree.model_validate({"left": {"left": {"left": "x"}}})


class TestFormats:
    CASES = (
        (
            "DateTime",
            datetime(2024, 1, 31, 12, tzinfo=UTC),
            ["2024-01-31T12:00:00Z", "2024-01-31t12:00:00.0z"],
            ["2024-01-31", "2024-01-31T12:00:00", "1706702400", "2024-01-31 12:00:00Z"],
        ),
        (
            "DateTime",
            datetime(2024, 1, 31, 12, 0, 0, 250, timezone(timedelta(hours=5.5))),
            ["2024-01-31T12:00:00.00025+05:30"],
            ["2024-01-31T12:00:00+0530", "2024-02-30T12:00:00Z", "x", ""],
        ),
        (
            "Date",
            date(2024, 1, 31),
            ["2024-01-31"],
            [
                "2024-1-31",
                "20240131",
                "2024-01-31T00:00:00Z",
                "1706659200",
                "2024-13-01",
            ],
        ),
        (
            "Time",
            time(12, 30, tzinfo=UTC),
            ["12:30:00Z", "12:30:00+00:00"],
            ["12:30:00", "12:30Z", "12", "24:30:00Z"],
        ),
        (
            "Duration",
            timedelta(days=1, hours=12),
            ["P1DT12H", "PT36H"],
            ["1 day", "36:00:00", "129600", "P", "P1DT", "PT", "P1W1D"],
        ),
        (
            "Uuid",
            UUID("123e4567-e89b-12d3-a456-426614174000"),
            ["123e4567-e89b-12d3-a456-426614174000"],
            [
                "123e4567e89b12d3a456426614174000",
                "{123e4567-e89b-12d3-a456-426614174000}",
                "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
            ],
        ),
        ("Base64", b"\xff\xef", ["/+8="], ["_-8=", "/+8", "a", "/+ 8=", "é"]),
        ("IPv4", IPv4Address("1.2.3.4"), ["1.2.3.4"], ["16909060", "1.2.3", "::1"]),
        ("IPv6", IPv6Address("::1"), ["::1", "0:0::1"], ["1", "1.2.3.4", "fe80::1%a"]),
    )

    @pytest.mark.parametrize("suffix", ["", "Param"])
    @pytest.mark.parametrize(("name", "value", "good", "bad"), CASES)
    def test_formats(self, t, suffix, name, value, good, bad):  # noqa: PLR0917
        annotation = getattr(t, name + suffix)
        adapter = TypeAdapter(annotation)
        for text in good:
            assert adapter.validate_json(json.dumps(text)) == value
            assert adapter.validate_python(text) == value
        assert adapter.validate_python(value) == value
        assert [text for text in bad if accepts(annotation, json.dumps(text))] == []
        for text in ("5", "1.5", "null", "true", "[]", "{}"):
            assert not accepts(annotation, text)

    @pytest.mark.parametrize(("name", "value", "good"), [case[:3] for case in CASES])
    def test_round_trip(self, t, name, value, good):
        adapter = TypeAdapter(getattr(t, name))
        canonical = adapter.dump_python(value, mode="json")
        assert isinstance(canonical, str)
        assert adapter.validate_json(adapter.dump_json(value)) == value
        assert adapter.dump_python(value) == value
        assert adapter.dump_python(adapter.validate_python(canonical), mode="json") == (
            canonical
        )

    @pytest.mark.parametrize(
        "value",
        [
            timedelta(microseconds=1),
            timedelta(days=-1, seconds=5, microseconds=3),
            timedelta(days=1000, hours=5),
            timedelta(0),
        ],
    )
    def test_every_duration_comes_back(self, t, value):
        adapter = TypeAdapter(t.Duration)
        assert adapter.validate_json(adapter.dump_json(value)) == value

    def test_python_values_must_fit(self, t):
        for annotation, value in (
            (t.DateTime, datetime(2024, 1, 1)),  # noqa: DTZ001
            (t.Time, time(12)),
            (t.Date, datetime(2024, 1, 1, tzinfo=UTC)),
            (t.Duration, 5),
            (t.Base64, 5),
            (t.IPv4, IPv6Address("::1")),
        ):
            with pytest.raises(ValidationError):
                TypeAdapter(annotation).validate_python(value)

    def test_one_error_says_what_is_expected(self, t, base):
        class Event(base.Model):
            at: t.DateTime

        expected = "a date and time with an offset, as in 2024-01-31T12:00:00Z"
        assert errors(Event, '{"at": 5}') == [(("at",), f"Input should be {expected}")]

    def test_json_schema(self, t):
        adapter = TypeAdapter(t.DateTime)
        assert adapter.json_schema() == {"type": "string", "format": "date-time"}


class TestTypedDicts:
    def test_extra(self, t):
        @t.extra("allow")
        class Open(TypedDict):
            a: t.Integer

        @t.extra("forbid")
        class Closed(TypedDict):
            a: NotRequired[t.Integer]

        assert read(Open, '{"a": 1.0, "b": [1.0]}') == {"a": 1, "b": [1.0]}
        assert read(Closed, "{}") == {}
        assert not accepts(Closed, '{"b": 1}')

    def test_asserting(self, t):
        @t.extra("allow")
        @t.asserting(t.Properties(min=2), t.DependentRequired({"a": ("b",)}))
        class Request(TypedDict):
            a: NotRequired[t.Integer]

        assert accepts(Request, '{"a": 1, "b": 2}')
        assert not accepts(Request, '{"b": 1}')
        assert not accepts(Request, '{"a": 1, "c": 2}')
        assert accepts(list[Request], '[{"x": 1, "y": 2}]')

    def test_asserting_holds_on_every_level(self, t):
        @t.asserting(t.Properties(max=1))
        class Node(TypedDict):
            next: NotRequired["Node"]
            other: NotRequired["Node"]

        Node.__annotations__["next"] = NotRequired[Node]
        Node.__annotations__["other"] = NotRequired[Node]
        assert accepts(Node, '{"next": {"other": {}}}')
        assert not accepts(Node, '{"next": {"next": {}, "other": {}}}')

    def test_inside_of_a_plain_model(self, t):
        @t.asserting(t.Properties(max=1))
        class Request(TypedDict, total=False):
            a: int
            b: int

        class Holder(BaseModel):
            requests: list[Request]

        assert Holder(requests=[{"a": 1}]).requests == [{"a": 1}]
        with pytest.raises(ValidationError):
            Holder(requests=[{"a": 1, "b": 2}])


class TestSchema:
    DRAFT_4 = "http://json-schema.org/draft-04/schema#"
    DRAFT_7 = "http://json-schema.org/draft-07/schema#"
    DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"

    @pytest.fixture(autouse=True)
    def documents(self, t):
        t.use_schemas(
            {
                "schemas/a.yaml": {
                    "dialect": self.DRAFT_2020,
                    "document": {
                        "NoQ": {"not": {"required": ["q"]}},
                        "a/b %é": {"prefixItems": [{"type": "string"}]},
                        "Far": {"$ref": "deep/b.yaml#/Old"},
                    },
                },
                "schemas/deep/b.yaml": {
                    "dialect": self.DRAFT_4,
                    "document": {"Old": {"minimum": 3, "exclusiveMinimum": True}},
                },
                "schemas/named.json": {
                    "dialect": self.DRAFT_7,
                    "document": {
                        "$id": "https://example.com/base/named.json",
                        "items": {"$ref": "#/definitions/T"},
                        "definitions": {"T": {"dependencies": {"a": ["b"]}}},
                    },
                },
                "schemas/true.json": {"dialect": self.DRAFT_2020, "document": True},
            }
        )

    @pytest.mark.parametrize(
        ("location", "good", "bad"),
        [
            ("schemas/a.yaml#/NoQ", ["{}"], ['{"q": 1}', "5"]),
            ("schemas/a.yaml#/a~1b %é", ['["a"]'], ["[1]"]),
            ("schemas/a.yaml#/Far", ["4", "3.5"], ["3", "3.0"]),
            ("schemas/deep/b.yaml#/Old", ["4"], ["3"]),
            ("schemas/named.json#", ['[{"a": 1, "b": 2}]'], ['[{"a": 1}]']),
            ("schemas/named.json#/definitions/T", ["{}"], ['{"a": 1}']),
            ("schemas/true.json#", ["1"], []),
        ],
    )
    def test_locations_and_dialects(self, t, location, good, bad):
        annotation = Annotated[Any, t.Schema(location)]
        assert [text for text in good if not accepts(annotation, text)] == []
        assert [text for text in bad if accepts(annotation, text)] == []

    def test_the_raw_input_is_judged(self, t):
        annotation = Annotated[list[t.Integer], t.Schema("schemas/a.yaml#/a~1b %é")]
        assert errors(annotation, "[1.0]") == [
            ((), '1.0 is not of type "string" (at /0)')
        ]

    def test_python_values_are_judged_as_the_json_they_stand_for(self, t, base):
        class Thing(base.Model):
            at: t.Omittable[t.DateTime] = None

        adapter = TypeAdapter(Annotated[list[Any], t.Schema("schemas/a.yaml#/a~1b %é")])
        assert adapter.validate_python([datetime(2024, 1, 1, tzinfo=UTC)])
        assert adapter.validate_python(["a", Thing(), UUID(int=1)])
        with pytest.raises(ValidationError):
            adapter.validate_python([Thing()])

    def test_a_missing_schema_is_our_mistake(self, t):
        with pytest.raises(
            RuntimeError, match=r"no schema at schemas/a\.yaml#/Nothing"
        ):
            read(Annotated[Any, t.Schema("schemas/a.yaml#/Nothing")], "1")

    def test_nothing_is_fetched(self, t):
        document = {"$ref": "http://127.0.0.1:9/x.json"}
        entry = {"dialect": self.DRAFT_2020, "document": document}
        t.use_schemas({"a.json": entry})
        with pytest.raises(RuntimeError, match="not among the schemas"):
            read(Annotated[Any, t.Schema("a.json#")], "1")

    def test_long_input_makes_no_long_message(self, t):
        annotation = Annotated[Any, t.Schema("schemas/a.yaml#/NoQ")]
        ((_, message),) = errors(annotation, json.dumps({"q": "x" * 100_000}))
        assert len(message) < 600

    def test_schemas_of_the_package(self, package):
        entry = {"dialect": self.DRAFT_2020, "document": {"X": {"const": 1}}}
        bundle = package / PACKAGE / "_schemas.json"
        bundle.write_text(json.dumps({"a.yaml": entry}), encoding="utf-8")
        code = f"""if True:
            from typing import Annotated, Any
            from pydantic import TypeAdapter, ValidationError
            from {PACKAGE}._types import Schema
            adapter = TypeAdapter(Annotated[Any, Schema("a.yaml#/X")])
            adapter.validate_json("1.0")
            try:
                adapter.validate_json("2")
            except ValidationError as error:
                print(error.errors()[0]["msg"])
        """
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=package,
            capture_output=True,
            text=True,
            check=False,
        )
        bundle.unlink()
        assert (run.stdout.strip(), run.stderr) == ("1 was expected", "")


def test_markers_show_what_they_are(t):
    markers = [
        t.Bounds(ge=1, multiple_of=0.5),
        t.Length(max=3),
        t.Pattern("a"),
        t.Items(unique=True),
        t.Properties(min=1),
        t.DependentRequired({"a": ("b",)}),
        t.OneOf(1, "a"),
        t.Implied("array"),
        t.Tagged("kind", "a", ("b", "c"), open=True),
        t.Fallback(),
        t.ExactlyOne(),
        t.Schema("a.yaml#/X"),
    ]
    assert list(map(repr, markers)) == [
        "Bounds(ge=1, multiple_of=0.5)",
        "Length(min=0, max=3)",
        "Pattern('a', engine='rust')",
        "Items(min=0, max=None, unique=True)",
        "Properties(min=1, max=None)",
        "DependentRequired({'a': ('b',)})",
        "OneOf(1, 'a')",
        "Implied('array')",
        "Tagged('kind', 'a', ('b', 'c'), open=True)",
        "Fallback()",
        "ExactlyOne()",
        "Schema('a.yaml#/X')",
    ]


def test_every_public_name_is_there(t):
    assert [name for name in t.__all__ if not hasattr(t, name)] == []
    assert t.__all__ == sorted(t.__all__)
