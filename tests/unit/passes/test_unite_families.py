"""What refers to a schema with a discriminator refers to all that is built on it."""

import pytest

from specgen import ir

PETS = """
Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}, parent: {$ref: '#/Pet'}}
  discriminator: {propertyName: kind, mapping: {wolf: '#/Dog'}}
Dog: {allOf: [{$ref: '#/Pet'}, {properties: {barks: {type: boolean}}}]}
Puppy: {allOf: [{$ref: '#/Dog'}, {properties: {weeks: {type: integer}}}]}
Cat: {allOf: [{$ref: '#/Pet'}, {properties: {kind: {enum: [cat, tom]}}}]}
Alias: {$ref: '#/Pet'}
"""
UNION = "a.yaml#/Pet/discriminator/propertyName"


def united(bench, schema, pets=PETS):
    names = "merge_all_of", "fold_unions", "tag_unions", "unite_families"
    return bench.passed(f"A: {schema}\n{pets}", *names)


def test_the_union_of_a_family(bench):
    spec = united(bench, "{type: array, items: {$ref: '#/Pet'}}")
    union = spec.definitions[UNION].type
    assert [variant.target.rpartition("/")[2] for variant in union.variants] == [
        *("Dog", "Cat", "Puppy"),
        "Pet",
    ]
    assert union.hint == ir.Tag(
        property="kind", values=(("wolf",), ("cat", "tom"), ("Puppy",))
    )
    assert union.based
    assert spec.definitions["a.yaml#/A"].type.items.target == UNION
    assert spec.families == ()
    assert not bench.told


@pytest.mark.parametrize("place", ["Pet", "Dog", "Puppy", "Cat"])
def test_properties_refer_to_it_as_well(bench, place):
    spec = united(bench, "{}")
    [parent] = [
        item
        for item in spec.definitions[f"a.yaml#/{place}"].type.properties
        if item.name == "parent"
    ]
    assert parent.type.target == UNION


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ("{type: array, items: {$ref: '#/Alias'}}", "->propertyName"),
        ("{type: array, items: {$ref: '#/Dog'}}", "->Dog"),
        ("{$ref: '#/Pet'}", "->Pet"),
        ("{anyOf: [{$ref: '#/Pet'}, {type: string}]}", "->propertyName"),
        ("{anyOf: [{$ref: '#/Pet'}, {$ref: '#/Cat'}]}", "(->Pet | ->Cat)"),
    ],
)
def test_who_refers_to_it(bench, schema, shown):
    """Not another name for the class, nor a union that names one of the family."""
    assert shown in bench.show(united(bench, schema))


@pytest.mark.parametrize(
    "pets",
    [
        PETS.replace("discriminator:", "x-discriminator:"),
        "Pet: {type: object, discriminator: {propertyName: kind}}",
        """
        Pet: {properties: {kind: {}}, discriminator: {propertyName: kind}}
        Dog: {allOf: [{$ref: '#/Pet'}, {properties: {a: {}}}]}
        """,
    ],
)
def test_a_schema_without_a_family(bench, pets):
    spec = united(bench, "{type: array, items: {$ref: '#/Pet'}}", pets)
    assert UNION not in spec.definitions
