"""Tags: from the discriminator or from constants, and only where they hold."""

import pytest

from specgen import ir

PETS = """
Cat: {type: object, required: [kind], properties: {kind: {const: cat}, age: {}}}
Dog: {type: object, required: [kind], properties: {kind: {enum: [dog, puppy]}}}
Tom: {type: object, required: [kind], properties: {kind: {const: cat}, tom: {}}}
Loose: {type: object, required: [kind], properties: {kind: {type: string}}}
Optional: {type: object, properties: {kind: {const: maybe}}}
Kind: {const: other}
ByRef: {type: object, required: [kind], properties: {kind: {$ref: '#/Kind'}}}
Pets: {anyOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]}
"""


def union(*variants, more=""):
    refs = ", ".join(v if v.startswith("{") else f"{{$ref: '#/{v}'}}" for v in variants)
    return f"A: {{oneOf: [{refs}]{more}}}\n{PETS}"


def tagged(bench, *variants, more=""):
    text = union(*variants, more=more)
    return bench.passed(text, "merge_all_of", "fold_unions", "tag_unions")


def test_a_constant_in_every_variant(bench):
    spec = tagged(bench, "Cat", "Dog", "ByRef")
    node = spec.definitions["a.yaml#/A"].type
    assert node.tag == ir.Tag(
        property="kind", values=(("cat",), ("dog", "puppy"), ("other",))
    )
    assert node.residual == ()
    assert not bench.told


DISCRIMINATOR = ", discriminator: {propertyName: kind}"


def test_a_discriminator(bench):
    spec = tagged(bench, "Cat", "Dog", more=DISCRIMINATOR)
    assert spec.definitions["a.yaml#/A"].type.tag.property == "kind"
    assert not bench.told


def test_a_discriminator_that_does_not_hold(bench):
    spec = tagged(bench, "Cat", "Dog", "Tom", more=DISCRIMINATOR)
    node = spec.definitions["a.yaml#/A"].type
    assert node.tag is None
    assert node.hint.values == ((), ("dog", "puppy"), ())
    [told] = bench.diagnostics
    assert (told.code, told.severity) == ("discriminator-invalid", "warning")


@pytest.mark.parametrize(
    ("other", "name", "reason", "near"),
    [
        ("Dog", "kin", "a.yaml#/Cat has no such property", "did you mean 'kind'?"),
        ("Loose", "kind", "it is not constant in a.yaml#/Loose", None),
        ("Optional", "kind", "it is not required in a.yaml#/Optional", None),
    ],
)
def test_why_a_discriminator_does_not_hold(bench, other, name, reason, near):
    tagged(bench, "Cat", other, more=f", discriminator: {{propertyName: {name}}}")
    [told] = bench.diagnostics
    assert told.message.endswith(f": {reason}")
    assert near is None or told.help == near


@pytest.mark.parametrize(
    ("other", "more", "hinted"),
    [
        ("Optional", "", [("dog", "puppy"), ("maybe",)]),
        ("Loose", "", [("dog", "puppy"), ("Loose",)]),
        (
            "Loose",
            "mapping: {x: '#/Loose', y: '#/Loose'}",
            [("dog", "puppy"), ("x", "y")],
        ),
        ("Loose", "mapping: {Loose: '#/Dog'}", [("Loose", "dog", "puppy"), ()]),
    ],
)
def test_a_discriminator_that_is_a_hint(bench, other, more, hinted):
    """Constants, the mapping or a name say what is meant, and what is tried first."""
    discriminator = f", discriminator: {{propertyName: kind, {more}}}"
    spec = tagged(bench, "Cat", "{type: string}", "Dog", other, more=discriminator)
    node = spec.definitions["a.yaml#/A"].type
    assert node.tag is None
    assert node.hint == ir.Tag(property="kind", values=(("cat",), *hinted))
    assert bench.show(spec).startswith(f"(->Cat | ->Dog | ->{other} | string)")
    [told] = bench.diagnostics
    assert (told.code, told.severity) == ("discriminator-hint", "note")


def test_a_discriminator_beside_what_does_tell_variants_apart(bench):
    """It is no hint then, and nobody is told that it were one."""
    spec = tagged(bench, "Cat", "Dog", more=", discriminator: {propertyName: age}")
    node = spec.definitions["a.yaml#/A"].type
    assert (node.tag.property, node.hint) == ("kind", None)
    [told] = bench.diagnostics
    assert (told.code, told.severity) == ("discriminator-unused", "note")
    assert told.message.startswith("variants go by 'kind', not by discriminator 'age':")


@pytest.mark.parametrize("variants", [("Cat", "{type: string}"), ("Cat", "Cat")])
def test_there_is_no_hint_among_fewer_than_two_classes(bench, variants):
    spec = tagged(bench, *variants, more=", discriminator: {propertyName: name}")
    node = spec.definitions["a.yaml#/A"].type
    assert getattr(node, "hint", None) is None


def test_a_hint_means_no_variant_of_a_union_in_a_union(bench):
    variants = "Loose", "Optional", "{anyOf: [{$ref: '#/Cat'}, {$ref: '#/Maybe'}]}"
    text = union(*variants, more=DISCRIMINATOR).replace(
        "Pets:", "Maybe: {$ref: '#/Optional'}\nPets:"
    )
    spec = bench.passed(text, "merge_all_of", "fold_unions", "tag_unions")
    hint = spec.definitions["a.yaml#/A"].type.hint
    assert hint.values == (("Loose",), ())


def test_a_property_that_no_variant_has_is_no_hint(bench):
    spec = tagged(bench, "Loose", "Optional", more=", discriminator: {propertyName: x}")
    assert spec.definitions["a.yaml#/A"].type.hint is None
    assert bench.told == ["discriminator-invalid 1"]


def test_a_tag_among_other_types(bench):
    spec = tagged(bench, "Cat", "{type: string}", "Dog")
    assert bench.show(spec) == "(@kind(->Cat | ->Dog) | string)"


def test_a_union_in_a_union(bench):
    spec = tagged(bench, "Pets", "ByRef")
    tag = spec.definitions["a.yaml#/A"].type.tag
    assert tag.values == (("cat", "dog", "puppy"), ("other",))


def test_implied_objects_cannot_be_told_apart(bench):
    """They let other JSON types through, in which there is no tag."""
    implied = "{required: [kind], properties: {kind: {const: x}}}"
    spec = tagged(bench, implied, implied.replace("x", "y"))
    assert spec.definitions["a.yaml#/A"].type.tag is None


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        (["{type: string}", "{type: integer}"], "(string | integer)"),
        (["{type: string}", "Cat"], "(string | ->Cat)"),
        (["{enum: [a]}", "{enum: [b]}"], '("a" | "b")'),
        (["{enum: [a]}", "{type: integer}"], '("a" | integer)'),
        (["{type: integer}", "{type: number}"], "(integer | number)[ExactlyOne]"),
        (["{type: string}", "{enum: [a]}"], '(string | "a")[ExactlyOne]'),
        (["{enum: [a, b]}", "{enum: [b, c]}"], '("a"/"b" | "b"/"c")[held to oneOf]'),
        (["{type: string}", "{enum: [a, ~]}"], '(string | "a"/null)[held to oneOf]'),
        (["Cat", "Loose"], "(->Cat | ->Loose)[ExactlyOne]"),
        (["Cat", "Loose", "{type: 'null'}"], "(->Cat | ->Loose | null)[ExactlyOne]"),
        (["{type: object}"] * 2, "(map(any) | map(any))[held to oneOf]"),
        (["{items: {type: string}}"] * 2, "(~[string] | ~[string])[held to oneOf]"),
        (
            ["{type: integer, format: int32}", "{type: integer, format: int64}"],
            "(integer:int32 | integer:int64)[held to oneOf]",
        ),
    ],
)
def test_oneof_is_checked_only_where_two_can_fit(bench, variants, expected):
    assert bench.show(tagged(bench, *variants)) == expected


def test_two_names_for_one_python_type_are_no_two_members(bench):
    spec = bench.passed(
        """
        A: {oneOf: [{$ref: '#/Words'}, {$ref: '#/Same'}, {$ref: '#/Alias'}]}
        Words: {type: array, items: {$ref: '#/Tree'}}
        Same: {type: array, items: {$ref: '#/Tree'}}
        Alias: {$ref: '#/Words'}
        Tree: {type: array, items: {$ref: '#/Tree'}}
        """,
        "fold_unions",
        "tag_unions",
    )
    assert bench.show(spec) == "(->Words | ->Same | ->Alias)[held to oneOf]"


@pytest.mark.parametrize(
    ("python_formats", "held"), [(True, "[ExactlyOne]"), (False, "[held to oneOf]")]
)
def test_a_format_makes_another_type_only_in_python(bench, python_formats, held):
    spec = bench.passed(
        "A: {oneOf: [{type: string}, {type: string, format: date}]}",
        "tag_unions",
        python_formats=python_formats,
    )
    assert bench.show(spec) == f"(string | string:date){held}"


def test_a_recursive_union(bench):
    spec = bench.passed(
        """
        A:
          anyOf:
            - {$ref: '#/Leaf'}
            - type: object
              required: [type]
              properties:
                type: {const: branch}
                nodes: {type: array, items: {$ref: '#/A'}}
        Leaf: {type: object, required: [type], properties: {type: {const: leaf}}}
        """
    )
    assert spec.definitions["a.yaml#/A"].type.tag.values == (("leaf",), ("branch",))
