"""Names: legal whatever the text, unique where they must be, and as people expect."""

import enum
import keyword
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from specgen.ir import Member
from specgen.naming import (
    FILE_NAMES,
    MODEL_ATTRIBUTES,
    class_name,
    field_name,
    member_name,
    member_names,
    module_name,
    names_of_members,
    snake_case,
    without_suffix,
)
from specgen.naming.places import PlaceNames

HOSTILE = [
    "User:\n    pass\nimport os",
    "User(BaseModel): x=1 #",
    "x'): ...; import os #",
    "../../etc/passwd",
    "..\\..\\x",
    "C:",
    "a/b~c",
    "\0",
    "",
    " ",
    "...",
    "🎉",
    "ﬁ",
    "\u212a",
    "\u202e\u2066x\u2069",
    "a\u200bb",
    "ß",
    "ŉ",
    "ǰx",
    "١٢٣",
    "x" * 300,
    "__init__",
    "__class__",
    "None",
    "class",
    "match",
    "con",
    "1",
]


def is_name(text: str) -> bool:
    """Whether Python takes a text for a name, and for no other one than it reads."""
    normal = unicodedata.normalize("NFKC", text) == text
    return text.isidentifier() and not keyword.iskeyword(text) and normal


def hostile(test):
    for text in HOSTILE:
        test = example(text)(test)
    return given(st.text())(test)


@hostile
def test_a_class_name_is_a_name_or_nothing(text):
    assert class_name(text) == "" or is_name(class_name(text))


@hostile
def test_a_field_name_is_a_name_that_a_model_has_free(text):
    name = field_name(text)
    assert is_name(name)
    assert not name.startswith("_")
    assert name not in MODEL_ATTRIBUTES


@hostile
def test_a_module_name_is_a_name_that_every_file_system_takes(text):
    name = module_name(text)
    assert is_name(name)
    assert name not in FILE_NAMES
    assert name == name.lower()
    assert not {"/", "\\", ":", ".", "\0"} & set(name)


@hostile
def test_a_member_name_is_a_name(text):
    name = member_name(text)
    assert is_name(name)
    assert not name.startswith("_")


@given(st.lists(st.text(), unique=True, max_size=8))
@example(["", "EMPTY", " "])
@example(["a", "A", "a "])
@example(["+", "-", "_"])
@example(["a.b.c", "a.b.d", "c"])
@example(["1", "N1", "n1"])
@example(["a-b", "a_b", "a b", "aB"])
def test_members_have_names_of_their_own(values):
    names = member_names(values)
    assert len(set(names)) == len(values)
    assert all(map(is_name, names))
    found = enum.StrEnum("Found", list(zip(names, values, strict=True)))
    assert [member.value for member in found] == values


def test_what_pydantic_has_is_reserved():
    names = {*dir(BaseModel), *dir(type(BaseModel))}
    public = {name for name in names if not name.startswith("_")}
    assert public <= MODEL_ATTRIBUTES
    assert {"to_dict", "to_json"} <= MODEL_ATTRIBUTES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OpenAIImageStreamResponse", "OpenAIImageStreamResponse"),
        ("image_data", "ImageData"),
        ("image-data.v2", "ImageDataV2"),
        ("HTTPServer", "HTTPServer"),
        ("3d_point", "N3dPoint"),
        ("none", "None_"),
        ("True", "True_"),
        ("ﬁeld", "Field"),
        ("größe", "Größe"),
        ("!!!", ""),
        ("error_SPEC_NOT_FOUND", "ErrorSpecNotFound"),
        ("X-API-KEY", "XApiKey"),
        ("OpenAI_URL", "OpenAIURL"),
    ],
)
def test_class_name(text, expected):
    assert class_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OpenAIImageStream", "openai_image_stream"),
        ("HTTPServerURL", "http_server_url"),
        ("chat-completions", "chat_completions"),
        ("countTokens", "count_tokens"),
        ("GitHubApp", "github_app"),
        ("import", "import_"),
        ("2fa", "n2fa"),
    ],
)
def test_snake_case(text, expected):
    assert snake_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name", "name"),
        ("camelCase", "camelCase"),
        ("content-type", "content_type"),
        ("@id", "id"),
        ("$ref", "ref"),
        ("class", "class_"),
        ("model_config", "model_config_"),
        ("copy", "copy_"),
        ("_private", "private"),
        ("__class__", "class__"),
        ("1st", "field_1st"),
        ("", "field"),
        ("match", "match"),
        ("self", "self"),
    ],
)
def test_field_name(text, expected):
    assert field_name(text) == expected


def test_a_field_name_gives_way():
    assert field_name("a-b", {"a_b", "a_b_"}.__contains__) == "a_b__"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["a.x", "a.y", "error"], ["X", "Y", "ERROR"]),
        (["a.x", "b.x"], ["A_X", "B_X"]),
        (["a.x", "x"], ["A_X", "X"]),
        (["256x256", "auto"], ["N256X256", "AUTO"]),
        (["camelCase", "kebab-case"], ["CAMEL_CASE", "KEBAB_CASE"]),
        (["", "mro"], ["EMPTY", "MRO_"]),
        (["+1", "-1"], ["PLUS_1", "N1"]),
    ],
)
def test_member_names(values, expected):
    assert member_names(values) == expected


def test_names_that_the_specification_gives_to_members():
    def members(*names):
        pairs = zip("ab", names, strict=True)
        return [Member(value=value, name=name) for value, name in pairs]

    assert names_of_members(members("First", "second")) == ["First", "second"]
    for bad in ("import os", "_x", "class", "mro", "MRO", None, "First"):
        assert names_of_members(members("First", bad)) in (["A", "B"], ["First", bad])
    assert names_of_members(members("First", "import os")) == ["A", "B"]
    assert names_of_members(members("First", "First")) == ["A", "B"]


# ------------------------------------------------------------------ places

PLACES = PlaceNames(
    named={
        "api.yaml#/components/schemas/Image": None,
        "api.yaml#/components/schemas/a~1b": None,
        "images.yaml#/ImageData": None,
        "images.yaml#/Maybe": None,
        "order.json#": None,
        "titled.json#": None,
        "chosen.yaml#/X": None,
        "odd.yaml#/": None,
    },
    operations={"paths.yaml#/~1images/post": "createImage"},
    titles={
        "titled.json#": "An order",
        "images.yaml#/ImageData/oneOf/1": "Small one",
        "images.yaml#/ImageData/properties/a": "Not used",
    },
    chosen={"chosen.yaml#/X": "Better"},
    alone={"images.yaml#/Maybe/anyOf/0", "images.yaml#/Maybe/properties/a/oneOf/1"},
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("api.yaml#/components/schemas/Image", "Image"),
        ("api.yaml#/components/schemas/a~1b", "AB"),
        ("api.yaml#/components/schemas/Image/properties/usage", "ImageUsage"),
        ("images.yaml#/ImageData/properties/a", "ImageDataA"),
        ("images.yaml#/ImageData/properties/tags/items", "ImageDataTagsItem"),
        ("images.yaml#/ImageData/properties/items", "ImageDataItems"),
        ("images.yaml#/ImageData/properties/anyOf/anyOf/0", "ImageDataAnyOfVariant1"),
        ("images.yaml#/ImageData/additionalProperties", "ImageDataValue"),
        ("images.yaml#/ImageData/oneOf/0", "ImageDataVariant1"),
        ("images.yaml#/ImageData/oneOf/1", "ImageDataSmallOne"),
        ("images.yaml#/Maybe/anyOf/0", "MaybeObject"),
        ("images.yaml#/Maybe/anyOf/0/properties/b", "MaybeB"),
        ("images.yaml#/Maybe/properties/a/oneOf/1", "MaybeA"),
        ("images.yaml#/Maybe/properties/a/oneOf/1/items", "MaybeAItem"),
        ("images.yaml#/ImageData/allOf/1/properties/b", "ImageDataB"),
        ("order.json#", "Order"),
        ("order.json#/properties/item", "OrderItem"),
        ("titled.json#", "AnOrder"),
        ("chosen.yaml#/X", "Better"),
        ("chosen.yaml#/X/properties/y", "BetterY"),
        ("odd.yaml#/", "Empty"),
        (
            "paths.yaml#/~1images/post/requestBody/content/application~1json/schema",
            "CreateImageRequest",
        ),
        (
            "paths.yaml#/~1images/post/responses/200/content/application~1json/schema",
            "CreateImageResponse",
        ),
        (
            "paths.yaml#/~1images/post/responses/404/content/application~1json/schema",
            "CreateImageResponse404",
        ),
        (
            "paths.yaml#/~1images/post/requestBody/content/multipart~1form-data/schema",
            "CreateImageRequestForm",
        ),
        ("common.yaml#/responses/Error/content/application~1json/schema", None),
    ],
)
def test_names_of_places(place, expected):
    name = PLACES[place]
    assert name == expected or expected is None
    assert is_name(name)


def test_a_name_depends_on_its_own_place_only():
    places = ["images.yaml#/ImageData/oneOf/0", "api.yaml#/components/schemas/Image"]
    alone = [PlaceNames(dict.fromkeys(places), {}, {}, {})[p] for p in places]
    crowded = {f"images.yaml#/Other{n}": None for n in range(50)}
    crowded |= dict.fromkeys(places)
    assert [PlaceNames(crowded, {}, {}, {})[p] for p in places] == alone


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("OpenAIImageStreamResponse", "OpenAIImageStream"),
        ("ChatCompletionChunk", "ChatCompletion"),
        ("WatchEvent", "Watch"),
        ("Event", "Event"),
        ("Plain", "Plain"),
    ],
)
def test_without_suffix(name, expected):
    assert without_suffix(name) == expected
