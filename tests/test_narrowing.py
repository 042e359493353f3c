"""How type checkers narrow the union of a stream's events.

Matching by class works in every one of them; that is the form the README shows.
Comparing the tag with the enum member works too. Comparing it with a bare string does
not work in mypy and pyright: the tag's type is a `Literal` of the enum's member, which
to them never equals a plain string.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GENERATED = Path(__file__).resolve().parents[1] / "generated"

PREAMBLE = """
from typing import assert_never, assert_type
from gateway_models import (
    OpenAIImageStreamCompleted,
    OpenAIImageStreamError,
    OpenAIImageStreamEvent,
    OpenAIImageStreamPartialImage,
    OpenAIImageStreamResponseType,
    UnknownEvent,
)
"""

BY_CLASS = """
def see(event: OpenAIImageStreamEvent) -> str:
    match event:
        case OpenAIImageStreamPartialImage():
            assert_type(event, OpenAIImageStreamPartialImage)
            return str(event.partial_image_index)
        case OpenAIImageStreamCompleted():
            return str(event.usage)
        case OpenAIImageStreamError():
            return "error"
        case UnknownEvent():
            return event.raw
        case _:
            assert_never(event)
"""

FORGETFUL = BY_CLASS.replace(
    """        case OpenAIImageStreamError():
            return "error"
""",
    "",
)

BY_MEMBER = """
def see(event: OpenAIImageStreamEvent) -> None:
    if event.type is OpenAIImageStreamResponseType.PARTIAL_IMAGE:
        assert_type(event, OpenAIImageStreamPartialImage)
    if event.type == OpenAIImageStreamResponseType.COMPLETED:
        assert_type(event, OpenAIImageStreamCompleted)
"""

BY_STRING = """
def see(event: OpenAIImageStreamEvent) -> None:
    if event.type == "image_generation.partial_image":
        assert_type(event, OpenAIImageStreamPartialImage)
"""

CHECKERS = {
    "mypy": ["mypy", "--strict", "--no-incremental", "--config-file="],
    "pyright": ["pyright", "--pythonpath", sys.executable],
    "ty": ["ty", "check", "--python", sys.prefix],
}


@pytest.fixture
def accepts(tmp_path):
    """Whether a checker has nothing to say of some code that uses the package."""
    (tmp_path / "gateway_models").symlink_to(GENERATED / "gateway_models")
    (tmp_path / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "reportUnusedImport": false}'
    )

    def check(checker: str, code: str) -> bool:
        (tmp_path / "use.py").write_text(PREAMBLE + code)
        program, *options = CHECKERS[checker]
        command = [str(Path(sys.executable).parent / program), *options, "use.py"]
        found = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert found.returncode in (0, 1), found.stderr
        return found.returncode == 0

    return check


@pytest.mark.parametrize("checker", CHECKERS)
def test_matching_by_class_narrows_and_is_exhaustive(checker, accepts):
    assert accepts(checker, BY_CLASS)
    assert not accepts(checker, FORGETFUL)


@pytest.mark.parametrize("checker", CHECKERS)
def test_comparing_the_tag_with_the_member_narrows(checker, accepts):
    assert accepts(checker, BY_MEMBER)


@pytest.mark.parametrize(
    ("checker", "narrows"), [("mypy", False), ("pyright", False), ("ty", True)]
)
def test_comparing_the_tag_with_a_string(checker, narrows, accepts):
    wrong = BY_STRING.replace("(event, OpenAIImageStreamPartialImage)", "(event, int)")
    # A branch that a checker takes to be unreachable holds anything.
    assert (accepts(checker, BY_STRING) and not accepts(checker, wrong)) is narrows
