"""How a union picks its member."""

import json
from datetime import date
from types import ModuleType
from typing import Annotated, Any, Literal, Union

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict


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
    def test_tagged(self, t, pets, accepts, read, errors):
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

    @pytest.fixture
    def loose(self, base, t):
        """Two members that nothing but a hint tells apart."""

        class Cat(base.Model):
            kind: str
            lives: t.Integer | None = None

        class Dog(base.Model):
            kind: str
            barks: t.Boolean | None = None

        return Cat, Dog

    def test_hinted(self, t, loose, accepts, read):
        cat, dog = loose
        pet = Annotated[cat | dog | None, t.Hinted("kind", "cat", ("dog", "wolf"))]
        assert type(read(pet, '{"kind": "cat", "name": "a"}')) is cat
        assert type(read(pet, '{"kind": "wolf", "name": "a"}')) is dog
        assert type(read(pet, '{"kind": "wolf", "lives": 9}')) is dog
        assert type(read(pet, '{"kind": "dog", "barks": 1, "lives": 9}')) is cat
        assert type(read(pet, '{"kind": "eel", "barks": true}')) is dog
        assert read(pet, "null") is None
        assert not accepts(pet, "{}")
        adapter = TypeAdapter(list[pet])
        mine = dog(kind="cat")
        assert adapter.validate_python([mine])[0] is mine
        assert adapter.dump_python([mine, None], exclude_unset=True) == [
            {"kind": "cat"},
            None,
        ]
        members = adapter.json_schema()["items"]["anyOf"]
        assert [each.get("type", "class") for each in members] == [
            *("class", "class"),
            "null",
        ]

    def test_errors_are_those_of_the_member_that_is_named(self, t, loose, errors):
        cat, dog = loose
        pet = Annotated[cat | dog | None, t.Hinted("kind", "cat", ("dog", "wolf"))]
        boolean = "Input should be a valid boolean"
        integer = "Input should be an integer"
        text = '{"kind": "wolf", "barks": "loudly", "lives": "x"}'
        assert errors(pet, text) == [(("named", "wolf", "barks"), boolean)]
        assert errors(list[pet], f"[{text}]")[0][0][:2] == (0, "named")
        text = '{"kind": "eel", "barks": "loudly", "lives": "x"}'
        (place, _), *others = errors(pet, text)
        assert place == ("named",)
        assert others == [
            (("any", "Cat", "lives"), integer),
            (("any", "Dog", "barks"), boolean),
        ]
        assert errors(pet, '{"kind": ["cat"]}')[1:] == [
            (("any", each, "kind"), "Input should be a valid string")
            for each in ("Cat", "Dog")
        ]
        assert errors(pet, "5")

    def test_hinted_and_open(self, t, base, loose, read):
        cat, dog = loose
        unknown = base.UnknownVariant
        pet = Annotated[
            cat | dog | unknown, t.Fallback(), t.Hinted("kind", "cat", "dog")
        ]
        assert type(read(pet, '{"kind": "dog", "name": "a"}')) is dog
        assert type(read(pet, '{"kind": "dog", "barks": "loudly"}')) is cat
        assert type(read(pet, '{"lives": 9}')) is unknown
        assert type(read(pet | t.Integer, '{"kind": "dog"}')) is dog
        outer = Annotated[list[str] | pet | unknown, t.Fallback()]
        assert type(read(outer, '{"kind": "dog"}')) is dog
        assert type(read(outer, "1")) is unknown
        assert len(TypeAdapter(pet).json_schema()["anyOf"]) == 3

    def test_hinted_and_based(self, t, base, read, accepts):
        class Pet(base.Model):
            kind: str

        class Dog(Pet):
            barks: t.Boolean | None = None

        class Puppy(Dog):
            weeks: t.Integer

        pet = Annotated[Dog | Puppy | Pet, t.Hinted("kind", "dog", "puppy", based=True)]
        assert type(read(pet, '{"kind": "puppy", "weeks": 3}')) is Puppy
        assert type(read(pet, '{"kind": "dog", "weeks": 3}')) is Dog
        assert type(read(pet, '{"kind": "puppy"}')) is Pet
        assert type(read(pet, '{"kind": "eel", "barks": true}')) is Pet
        assert not accepts(pet, "{}")
        adapter = TypeAdapter(list[pet])
        odd = [Dog(kind="puppy", barks=True), Puppy(kind="eel", weeks=1)]
        assert adapter.validate_python(odd) == odd
        assert adapter.dump_python(odd, exclude_unset=True) == [
            {"kind": "puppy", "barks": True},
            {"kind": "eel", "weeks": 1},
        ]
        assert TypeAdapter(pet).json_schema()["title"] == "Pet"

    def test_hinted_and_exclusive(self, t, loose, accepts, read):
        cat, dog = loose
        pet = Annotated[cat | dog, t.Hinted("kind", "cat", "dog"), t.ExactlyOne()]
        assert type(read(pet, '{"kind": "cat", "barks": "loudly"}')) is cat
        assert not accepts(pet, '{"kind": "cat"}')
        assert len(TypeAdapter(pet).json_schema()["oneOf"]) == 2

    def test_open_unions_in_json_schema(self, t, base, pets):
        cat, dog = pets
        for mark in (t.Fallback(), t.Tagged("kind", "cat", "dog", open=True)):
            pet = Annotated[cat | dog | base.UnknownVariant, mark]
            for mode in ("validation", "serialization"):
                schema = TypeAdapter(pet).json_schema(mode=mode)
                assert schema["anyOf"][-1] == {}
                assert "Cat" in schema["$defs"]
                assert "prefixItems" not in str(schema)

    def test_tagged_by_a_property_that_no_attribute_can_be(self, t, base, accepts):
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

    def test_tagged_nested_and_by_numbers(self, t, base, pets, read):
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

    def test_tagged_typed_dicts(self, t, accepts, read):
        class CatParam(TypedDict, extra_items=int):
            kind: Literal["cat"]

        class DogParam(TypedDict, closed=True):
            kind: Literal["dog"]

        pet = Annotated[CatParam | DogParam, t.Tagged("kind", "cat", "dog")]
        assert read(pet, '{"kind": "cat", "x": 1}') == {"kind": "cat", "x": 1}
        assert not accepts(pet, '{"kind": "dog", "x": 1}')

    def test_tagged_and_open(self, t, base, pets, read, errors):
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
            (("unknown",), "Input bears the tag of a known member: dog"),
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

    def test_fallback(self, t, base, pets, read):
        cat, dog = pets
        pet = Annotated[cat | dog | base.UnknownVariant, t.Fallback()]
        assert type(read(pet, '{"kind": "cat"}')) is cat
        for text in ('{"kind": "dog"}', "5", '{"kind":"cat","lives":"x"}'):
            assert type(read(pet, text)) is base.UnknownVariant

    def test_what_is_unknown_stays_what_it_is(self, t, base):
        class Event(base.Model):
            at: Annotated[list[Any] | t.Integer | base.UnknownVariant, t.Fallback()]

        event = Event.model_validate({"at": "soon"})
        assert Event(at=event.at).to_dict() == {"at": "soon"}

    def test_fallback_counts_for_the_whole_union(self, t, base, pets, read):
        cat, dog = pets

        class Eel(base.Model):
            kind: Literal["eel"]
            volts: t.Integer

        known = Annotated[
            cat | dog | base.UnknownVariant,
            t.Tagged("kind", "cat", ("dog", "wolf"), open=True),
        ]
        other = Annotated[Eel | base.UnknownVariant, t.Fallback()] | None
        for union in (
            known | other | base.UnknownVariant,
            other | known | base.UnknownVariant,
        ):
            animal = Annotated[union, t.Fallback()]
            assert type(read(animal, '{"kind": "eel", "volts": 1.0}')) is Eel
            assert type(read(animal, '{"kind": "cat", "lives": 1.0}')) is cat
            assert read(animal, "null") is None
            assert type(read(animal, '{"kind": "cod"}')) is base.UnknownVariant

    def test_fallback_fits_worse_than_anything(self, t, base, read):
        class Number(base.Model):
            value: Annotated[t.Integer | base.UnknownVariant, t.Fallback()]

        class Text(base.Model):
            value: str

        for union in (Number | Text, Text | Number):
            assert type(read(union, '{"value": "a"}')) is Text
            assert type(read(union, '{"value": 1}')) is Number
            assert type(read(union, '{"value": [1]}')) is Number

    def test_a_known_member_is_one_inside_too(self, t, base, read):
        unknown = base.UnknownVariant

        class Number(base.Model):
            value: Annotated[t.Integer | bool | unknown, t.Fallback()]
            unit: str

        class Either(base.Model):
            value: Any

        class Many(base.Model):
            numbers: list[Number]

        known = Annotated[Number | Either | unknown, t.Fallback()]
        several = Annotated[Many | list[known] | unknown, t.Fallback()]
        for text, kind in (
            ('{"value": 1, "unit": "m"}', Number),
            ('{"value": null, "unit": "m"}', Either),
        ):
            assert type(read(known, text)) is kind
            assert type(read(several, f"[{text}]")[0]) is kind
        many = read(several, '{"numbers": [{"value": null, "unit": "m"}]}')
        assert many.numbers[0].value == unknown(None)
        assert read(several, "[5]")[0] == unknown(5)

    def test_exactly_one(self, t, base, pets, read, errors):
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

    def test_exactly_one_takes_a_model_for_no_array(self, t, base, errors):
        class Named(base.Model):
            name: str | None = None

        either = Annotated[
            Named | list[Any] | Annotated[list[t.Integer], t.Items(max=1)],
            t.ExactlyOne(),
        ]
        adapter = TypeAdapter(either)
        for instance in (Named(), Named(name="a", more=1)):
            assert adapter.validate_python(instance) is instance
        assert adapter.validate_python(["a"]) == ["a"]
        assert errors(either, "[1]")

    def test_exactly_one_in_json_schema(self, t):
        one = Annotated[list[str] | str, t.ExactlyOne()]
        around = Annotated[one, t.Items(max=2), t.Length(max=3)]
        for mode in ("validation", "serialization"):
            document = TypeAdapter(around).json_schema(mode=mode)
            assert [each["type"] for each in document["oneOf"]] == ["array", "string"]

    def test_exactly_one_keeps_formats_and_null(self, t, read):
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
