"""What a consumer's tools say of the runtime, and of code that uses it."""

import json
import shutil
from pathlib import Path

import pytest

from tests import judges

RUNTIME = Path(__file__).parents[3] / "templates" / "runtime"
PACKAGE = "runtime_package"

OWN = (
    "_assertions.py",
    "_base.py",
    "_categories.py",
    "_core.py",
    "_extras.py",
    "_formats.py",
    "_implied.py",
    "_json.py",
    "_json_schema.py",
    "_typed_dicts.py",
    "_numbers.py",
    "_schemas.py",
    "_sequences.py",
    "_types.py",
    "_unbuilt.py",
    "_unions.py",
)
"""The runtime files that are the subject here."""

USAGE = '''
"""What generated code says, in the words of the runtime."""

from typing import Annotated, Any, Literal, NotRequired, assert_never
from uuid import UUID

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from ._base import CheckedModel, Model, UnknownVariant, checks
from ._types import (
    Boolean,
    Bounds,
    DateTime,
    DateTimeParam,
    DependentRequired,
    ExactlyOne,
    Implied,
    Integer,
    Items,
    Length,
    Number,
    Omittable,
    OneOf,
    Pattern,
    Properties,
    SequenceNotStr,
    Tagged,
    UuidParam,
    asserting,
)


class Cat(Model):
    """A cat."""

    class_: Annotated[Literal["cat"], Field(alias="class")]
    lives: Annotated[Integer, Bounds(ge=1, le=9)] = 9
    name: Omittable[Annotated[str, Length(min=1), Pattern("^[a-z]+$")]] = None
    friend: Omittable["Dog"] = None
    json_: Omittable[str] = Field(
        default=None, validation_alias="json", serialization_alias="json"
    )


class Dog(CheckedModel):
    __checks__ = checks(Properties(max=5), DependentRequired({"a": ("b",)}))

    class_: Annotated[Literal["dog"], Field(alias="class")]
    size: Number = 1
    good: Boolean = True
    born: Omittable[DateTime] = None
    tags: Omittable[Annotated[list[str], Items(min=1, unique=True)]] = None


class Puppy(Dog):
    __checks__ = checks(Properties(min=2))

    weeks: Integer


Pet = Annotated[Cat | Dog, Tagged("class", "cat", "dog")]
OpenPet = Annotated[
    Cat | Dog | UnknownVariant,
    Tagged("class", "cat", "dog", open=True),
]


class Scores(Model):
    __pydantic_extra__: dict[str, Integer] = Field(init=False)

    pet: Pet
    other: Omittable[OpenPet] = None
    either: Omittable[Annotated[Cat | list[str], ExactlyOne()]] = None
    version: Annotated[Literal[1, 2], OneOf(1, 2)] = 1
    names: Annotated[list[str], Implied("array")] = Field(default_factory=list)


class Closed(Model):
    model_config = ConfigDict(extra="forbid")

    a: Omittable[Any] = None


class LabelParam(TypedDict, closed=True):
    name: str


@asserting(Properties(min=1), DependentRequired({"a": ("b",)}))
class CatParam(TypedDict):
    """A cat."""

    type: Literal["cat"]
    lives: NotRequired[Annotated[Integer, Bounds(ge=1, le=9)]]
    born: NotRequired[DateTimeParam]
    kin: NotRequired[SequenceNotStr[UuidParam]]
    labels: NotRequired[Annotated[SequenceNotStr[str | LabelParam], Items(min=1)]]
    toys: NotRequired[str | SequenceNotStr[str | None] | Integer]


def sent(ids: list[UUID], labels: list[str]) -> CatParam:
    made: CatParam = {"type": "cat", "kin": ids, "labels": labels, "toys": labels}
    made["kin"] = labels
    made["labels"] = ["a", {"name": "b"}]
    made["toys"] = ("a",)
    made["labels"] = "a"  # type: ignore[typeddict-item]
    made["kin"] = [1]  # type: ignore[list-item]
    return made


param: CatParam = {"type": "cat", "lives": 3, "born": "2024-01-01T00:00:00Z"}
cat = Cat(class_="cat", lives=3, json_="{}")
dog = Dog(class_="dog", size=2)
closed = Closed(a=1)
scores = Scores(pet=cat)
name: str | None = cat.name
document: dict[str, Any] = scores.to_dict()
text: str = scores.to_json(indent=2)


def describe(pet: Pet) -> str:
    match pet:
        case Cat():
            return pet.class_
        case Dog():
            return pet.class_
        case _:
            assert_never(pet)
'''


PLUGIN = """
[mypy]
plugins = pydantic.mypy

[pydantic-mypy]
init_forbid_extra = True
init_typed = True
warn_required_dynamic_aliases = True
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("judged")
    (root / PACKAGE).mkdir()
    for name in OWN:
        shutil.copy(RUNTIME / name, root / PACKAGE / name)
    (root / "plugin.ini").write_text(PLUGIN)
    for name, text in {"__init__.py": "", "py.typed": "", "usage.py": USAGE}.items():
        (root / PACKAGE / name).write_text(text.lstrip(), encoding="utf-8")
    return root


@pytest.mark.slow
class TestJudges:
    """What a consumer's tools say of the runtime, and of code that uses it."""

    @pytest.mark.parametrize(
        "command",
        [
            ["mypy", "--strict", "--no-incremental", PACKAGE],
            ["mypy", "--config-file=plugin.ini", "--no-incremental", PACKAGE],
            ["ruff", "check", "--isolated", "--target-version", "py311", PACKAGE],
            ["ruff", "format", "--isolated", "--check", PACKAGE],
            ["black", "--check", PACKAGE],
        ],
        ids=lambda command: " ".join(command[:2]),
    )
    def test_python_tools(self, judged, command):
        judges.judge(judged, *command)

    def test_pyright(self, judged):
        judges.configure_pyright(judged, pythonVersion="3.11")
        judges.judge(judged, *judges.CHECKERS["pyright"], PACKAGE)

    def test_it_works(self, judged):
        code = f"from {PACKAGE}.usage import *; print(text, describe(dog))"
        run = judges.run(judged, "-W", "error", "-c", code)
        assert (json.loads(run.stdout.rsplit(" ", 1)[0]), run.stderr) == (
            {"pet": {"class": "cat", "lives": 3, "json": "{}"}},
            "",
        )
