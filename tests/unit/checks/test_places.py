"""What the configuration says of places, held against a specification."""

from pathlib import Path

import pytest

from specgen import cli
from specgen.near_places import near_place

ENTRY = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Image: {$ref: 'schemas/images.yaml#/ImageData'}
    Pet:
      type: object
      properties: {name: {type: string}, owner: {properties: {a: {}}}}
    Owner: {type: object}
"""
IMAGES = """\
ImageData: {type: object, properties: {kind: {type: string}}}
ImageEvent:
  type: object
  required: [type]
  properties: {type: {enum: [made, failed]}, kind: {type: string}}
Alias: {$ref: '#/ImageEvent'}
"""


@pytest.fixture
def build(tmp_path, monkeypatch, specgen):
    """Build with a piece of configuration; give the exit code and what was said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").mkdir()
    Path("openapi.yaml").write_text(ENTRY)
    Path("schemas/images.yaml").write_text(IMAGES)

    def run(settings: str, command: str = "build") -> tuple[int, str]:
        Path("specgen.toml").write_text(f'input = "openapi.yaml"\n{settings}\n')
        code, _, said = specgen(command)
        return code, said

    return run


@pytest.mark.parametrize(
    ("place", "suggestion"),
    [
        ("schemas/images.yaml#/ImageDta", "'schemas/images.yaml#/ImageData'"),
        ("images.yaml#/ImageEvent", "'schemas/images.yaml#/ImageEvent'"),
        ("openapi.yaml#/ImageEvent", ""),
        ("openapi.yaml#/components/schemas/Ownr", "schemas/Owner'"),
        ("schema/image.yaml#/Nothing", "'schemas/images.yaml'"),
        ("zzz.json#/x", ""),
        ("zzz", ""),
    ],
)
@pytest.mark.parametrize("setting", ['names."{}" = "Foo"', 'streams."{}" = {{}}'])
def test_a_place_of_nothing(build, setting, place, suggestion):
    code, said = build(setting.format(place))
    assert code == cli.Exit.USAGE
    assert "specgen.toml:2:" in said
    assert f"error[config-place-not-found]: there is no schema at {place!r}" in said
    assert suggestion in said
    assert ("did you mean" in said) is bool(suggestion) or "ImageEvent" in place


def test_places_of_something(build):
    code, said = build("""
        names."schemas/images.yaml#/ImageData" = "Picture"
        names."openapi.yaml#/components/schemas/Pet/properties/owner" = "Keeper"
        streams."schemas/images.yaml#/ImageEvent".tag = "type"
    """)
    assert (code, "warning" in said) == (cli.Exit.OK, False)


def test_a_name_for_what_bears_none(build):
    place = "openapi.yaml#/components/schemas/Pet/properties/name"
    code, said = build(f'names."{place}" = "Called"')
    assert code == cli.Exit.OK
    assert f"warning[config-no-effect]: Called is not used: what is at {place!r}" in (
        said
    )


def test_a_whole_file_is_named_with_or_without_a_mark(build):
    Path("openapi.yaml").write_text("type: object\n")
    for place in ("openapi.yaml", "openapi.yaml#"):
        code, said = build(f'names."{place}" = "Whole"')
        assert (code, "error" in said) == (cli.Exit.OK, False)
        assert "Whole" in Path("generated/specgen.lock").read_text()


@pytest.mark.parametrize("name", ["ImageEvent", "Alias"])
def test_a_tag_that_is_none_is_told_where_it_was_chosen(build, name):
    place = f"schemas/images.yaml#/{name}"
    code, said = build(f'[streams."{place}"]\nterminal = []\ntag = "kind"')
    assert code == cli.Exit.USAGE
    assert f'specgen.toml:4:1: error[config-bad-value]: streams."{place}".tag' in said
    assert "must be a property that tells events apart, not 'kind'" in said


@pytest.mark.parametrize("chosen", ["Pet", "Owner"])
def test_a_chosen_name_that_is_taken_is_told_where_it_was_chosen(build, chosen):
    other = {"Pet": "Owner", "Owner": "Pet"}[chosen]
    place = f"openapi.yaml#/components/schemas/{chosen}"
    code, said = build(f'names."{place}" = "{other}"')
    assert code == cli.Exit.USAGE
    message = f"error[config-name-taken]: {other} is also the name of another"
    assert f"specgen.toml:2:7: {message}" in said
    assert "help: choose another name" in said
    assert f"openapi.yaml:{10 if chosen == 'Pet' else 7}:5: note: the other one" in said


def test_a_bundle_leaves_that_to_a_build(build):
    assert build('names."nofile.yaml#/x" = "Foo"', "bundle") == (cli.Exit.OK, "")


def test_the_same_place_in_a_file_of_that_name_comes_first():
    known = ["a/pets.yaml#/X", "b/images.yaml#/X", "c/pets.yaml#/X"]
    assert near_place("images.yaml#/X", known) == "did you mean 'b/images.yaml#/X'?"
    assert near_place("cats.yaml#/X", known[1:]) == (
        "did you mean 'b/images.yaml#/X' or 'c/pets.yaml#/X'?"
    )
