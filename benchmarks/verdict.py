"""How fast generated types judge documents."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from bench import GATEWAY, OPENAI, Bench, Specification
from claims import Report, Row, claim, duration
from measure import ENVIRONMENT

HERE = Path(__file__).resolve().parent
NOISE = 1.05
"""Two runs of the same code differ by this much."""

PROCESSES = 5
"""Where objects lie in memory is luck, and stays the same for a whole process."""

EXACT = ("--validation", "exact", "--formats", "string", "--target", "models")
STRINGS = (
    "--type-mappings",
    *(
        f"string+{name}=string"
        for name in ("date-time", "date", "time", "duration", "uri", "uuid", "email")
    ),
)
"""Formats are strings on our side, so let them be on the peer's."""

KEEPING = ("--extra-fields", "allow")
"""Our models keep unknown fields; by default the peer's drop them."""

STREAM = "ResponseStreamEvent"


@claim("Verdicts: `validate_json` against the peer's model of the same schema")
def verdicts(bench: Bench) -> Report:
    """Judge documents by exact types that need no residual assertion."""
    examples = dict(sorted(_examples(bench)))
    if bench.quick:
        examples = dict(list(examples.items())[::8])
    written = json.loads((HERE / "documents.json").read_text())
    cases = {OPENAI: examples | written["openai"], GATEWAY: written["gateway"]}
    rows = []
    for specification, documents in cases.items():
        judged = _judge(bench, specification, documents)
        plain = [each for each in judged if not each["residual"]]
        named = written[specification.package]
        rows += [
            _verdict(f"{specification.title}: `{each['name']}`{_twin(each)}", each)
            for each in judged
            if each["name"] in named
        ]
        others = [each for each in plain if each["name"] not in named]
        if others:
            title = specification.title
            what = f"{title}: {len(others)} examples, median"
            same = f"{title}: the same, where the peer drops unknown fields"
            rows += [_summary(what, others, "peer"), _summary(same, others, "dropping")]
    return Report(
        rows=rows,
        notes=(
            "Exact validation, formats are strings on both sides. A row is a document"
            " of benchmarks/documents.json; the peer's class is the one that its own"
            " record of sources names for the place. The summary is of the examples"
            " in the specification itself that both sides accept and whose schemas"
            " need no residual assertion. No slower means within 5 %, which is what"
            " two runs of the same code differ by. Both sides keep unknown fields"
            f" (`{' '.join(KEEPING)}`), but for the rows that say otherwise: a model"
            " that drops them does less."
        ),
    )


@claim("Stream events of OpenAI's Responses: tagged union against a smart one")
def stream_union(bench: Bench) -> Report:
    """Judge the specification's own examples of all events."""
    examples = dict(_examples(bench))
    events = [
        documents[0]
        for name, documents in examples.items()
        if name.startswith("Response") and name.endswith("Event")
    ]
    (found,) = _judge(bench, OPENAI, {STREAM: events}, union=True)
    ratio = found["smart"] / found["ours"]
    rows = [
        Row(
            what=f"{found['documents']} events, a document",
            ours=duration(found["ours"]),
            peer=f"{duration(found['smart'])} (smart union of the same variants)",
            result=f"{ratio:.1f}x faster",
            target="at least 5x",
            met=ratio >= 5,
        )
    ]
    if "peer" in found:
        rows.append(
            Row(
                what=f"the same, against the peer's `{STREAM}`",
                ours=duration(found["ours"]),
                peer=duration(found["peer"]),
                result=f"{found['peer'] / found['ours']:.1f}x faster",
            )
        )
    return Report(rows=rows)


def _verdict(what: str, found: dict[str, Any]) -> Row:
    ratio = found["ours"] / found["peer"]
    dropping = found["ours"] / found["dropping"]
    return Row(
        what=what,
        ours=duration(found["ours"]),
        peer=duration(found["peer"]),
        result=f"{ratio:.2f} of the peer's; {dropping:.2f} where fields are dropped",
        target="" if found["residual"] else "no slower",
        met=None if found["residual"] else ratio <= NOISE,
    )


def _twin(found: dict[str, Any]) -> str:
    twin = "" if found["twin"] == found["name"] else f" (peer: `{found['twin']}`)"
    return f"{twin}{', with residual assertions' if found['residual'] else ''}"


def _summary(what: str, found: list[dict[str, Any]], side: str) -> Row:
    """Compare with one side; only of the peer that keeps fields is a row judged."""
    ratios = {each["name"]: each["ours"] / each[side] for each in found}
    slower = sum(ratio > NOISE for ratio in ratios.values())
    worst = max(ratios, key=ratios.__getitem__)
    middle = f"{median(ratios.values()):.2f} of the peer's"
    return Row(
        what=what,
        ours=duration(median(each["ours"] for each in found)),
        peer=duration(median(each[side] for each in found)),
        result=f"{middle}; {slower} slower, at worst {ratios[worst]:.2f} (`{worst}`)",
        target="none slower" if side == "peer" else "",
        met=not slower if side == "peer" else None,
    )


def _judge(
    bench: Bench,
    specification: Specification,
    cases: dict[str, list[Any]],
    *,
    union: bool = False,
) -> list[dict[str, Any]]:
    package = f"{specification.package}_exact"
    sources = bench.scratch / f"{package}.json"
    exact = replace(
        specification,
        package=package,
        peer_options=(
            *specification.peer_options,
            *STRINGS,
            *("--emit-model-metadata", str(sources)),
        ),
    )
    keeping = replace(
        exact,
        package=f"{package}_keeping",
        peer_options=(*exact.peer_options, *KEEPING),
    )
    folder = bench.package(exact, *EXACT)
    task = {
        "ours": [str(folder), exact.package],
        "peer": [str(bench.peer_package(keeping)), keeping.peer_module],
        "dropping": [str(bench.peer_package(exact)), exact.peer_module],
        "cases": cases,
        "twins": _twins(folder, sources),
        "union": union,
    }
    text = json.dumps(task, default=str)  # PyYAML takes some strings for dates
    runs = [_judged(text) for _ in range(1 if bench.quick else PROCESSES)]
    return [_together(cases) for cases in zip(*runs, strict=True)]


def _judged(task: str) -> list[dict[str, Any]]:
    result = subprocess.run(
        [sys.executable, str(HERE / "judging.py")],
        input=task,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


def _together(runs: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """One case as several processes have judged it: what disturbs only ever adds."""
    sides = [name for name, value in runs[0].items() if isinstance(value, float)]
    return {**runs[0], **{side: min(run[side] for run in runs) for side in sides}}


def _twins(folder: Path, sources: Path) -> dict[str, str]:
    """Return the peer's class of the same schema, by the name of ours."""
    symbols = json.loads((folder / "specgen.lock").read_text())["symbols"]
    classes = {
        model["source_ref"]: model["class_name"]
        for model in json.loads(sources.read_text())["models"]
    }
    return {
        symbol["model"].partition(":")[2]: classes[place]
        for place, symbol in symbols.items()
        if "model" in symbol and place in classes
    }


def _examples(bench: Bench) -> Iterator[tuple[str, list[Any]]]:
    """Yield the examples that OpenAI's document gives of its schemas."""
    import yaml

    text = bench.document(OPENAI).read_bytes()
    document = yaml.load(text, yaml.CSafeLoader)
    for name, schema in document["components"]["schemas"].items():
        example = (schema.get("x-oaiMeta") or schema).get("example")
        if isinstance(example, str):
            try:
                example = json.loads(example)
            except ValueError:  # some are cut short, or are several
                continue
        if isinstance(example, dict):
            yield name, [example]
