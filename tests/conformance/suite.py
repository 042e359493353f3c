"""The official JSON-Schema-Test-Suite, held against compiled types.

A group is compiled as `specgen.compile(schema, resources=…, validation="exact")`, and
`pydantic.TypeAdapter` of the type at `#` judges each document. A group that does not
compile has failed with all its tests. Nothing is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

import specgen

SUITE = "json-schema-test-suite"
REMOTES = "http://localhost:1234/"
DIALECTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}


@dataclass(frozen=True)
class Result:
    """What came of one file: the tests in it, and those that failed, in words."""

    file: str
    total: int
    failures: tuple[str, ...]

    @property
    def passed(self) -> int:
        return self.total - len(self.failures)


def files(corpus: Path, draft: str) -> list[Path]:
    """Every file directly in the folder of a draft; none if there is no folder."""
    return sorted((corpus / SUITE / "tests" / draft).glob("*.json"))


def remotes(corpus: Path) -> dict[str, Any]:
    """The documents that the suite expects under localhost:1234, by URI."""
    folder = corpus / SUITE / "remotes"
    return {
        REMOTES + path.relative_to(folder).as_posix(): json.loads(path.read_bytes())
        for path in sorted(folder.rglob("*.json"))
    }


def run(path: Path, draft: str, resources: Mapping[str, Any]) -> Result:
    """Run all tests of one file."""
    failures: list[str] = []
    total = 0
    for group in json.loads(path.read_bytes()):
        total += len(group["tests"])
        failures += _failures(group, draft, resources)
    return Result(path.name, total, tuple(failures))


def _failures(
    group: Mapping[str, Any], draft: str, resources: Mapping[str, Any]
) -> Iterator[str]:
    schema = group["schema"]
    if isinstance(schema, dict):
        schema = {"$schema": DIALECTS[draft], **schema}
    try:
        types = specgen.compile(schema, resources=resources, validation="exact")
        adapter: TypeAdapter[Any] = TypeAdapter(types["#"])
    except Exception as error:  # noqa: BLE001 - whatever it is, the group has failed
        for test in group["tests"]:
            yield f"{group['description']}: {test['description']}: {error!r}"
        return
    for test in group["tests"]:
        if accepts(adapter, test["data"]) is not test["valid"]:
            yield f"{group['description']}: {test['description']}"


def accepts(adapter: TypeAdapter[Any], document: Any) -> bool:
    """Whether a type takes a document, given as a value, for one of its own."""
    try:
        adapter.validate_json(json.dumps(document))
    except ValidationError:
        return False
    return True


def table(results: list[Result]) -> str:
    """Lines of `passed/total` for each file and in all, with the failures below."""
    lines = [f"{r.passed:5}/{r.total:<5} {r.file}" for r in results]
    passed, total = sum(r.passed for r in results), sum(r.total for r in results)
    lines.append(f"{passed:5}/{total:<5} in all")
    lines += [f"  {r.file}: {failure}" for r in results for failure in r.failures]
    return "\n".join(lines)
