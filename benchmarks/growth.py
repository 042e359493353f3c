"""How cost grows with the size of a specification, and shapes that are extreme."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import shapes
from bench import Bench
from claims import Report, Row, claim, duration, megabytes
from measure import FailedError, Figures, peak_of, run, seconds

SIZES = (100, 300, 1_000, 3_000, 10_000, 50_000)
ONCE = 3_000
"""Larger specifications are built once: they take long enough to be measured well."""

QUICK_SIZES = (100, 300, 1_000, 3_000)


@claim("Growth: build of a generated specification, by the number of its schemas")
def growth(bench: Bench) -> Report:
    """Build ever larger specifications, and fit a line."""
    sizes = QUICK_SIZES if bench.quick else SIZES
    runs = {
        size: _build(bench, shapes.schemas(size), 1 if size > ONCE else None)
        for size in sizes
    }
    times = [seconds(runs[size]) for size in sizes]
    peaks = [peak_of(runs[size]) for size in sizes]
    rows = [
        Row(
            what=f"{size:,} schemas",
            ours=f"{duration(took)}, {megabytes(peak)}",
            result=f"{(took - times[0]) / (size - sizes[0]) * 1e6:.0f} us and "
            f"{(peak - peaks[0]) / (size - sizes[0]) / 1024:.1f} KB a schema"
            if size > sizes[0]
            else "",
        )
        for size, took, peak in zip(sizes, times, peaks, strict=True)
    ]
    for name, values in (("time", times), ("memory", peaks)):
        found = exponent(sizes[2:], values[2:], values[0])
        rows.append(
            Row(
                what=f"exponent of {name}",
                ours=f"{found:.2f}",
                result="linear is 1.00",
                target="at most 1.10",
                met=found <= 1.1,
            )
        )
    plot = "\n".join(_plot(sizes, times))
    return Report(
        rows=rows,
        notes=(
            "The exponent is the slope, on logarithmic scales and from 1,000 schemas"
            " on, of what a build costs beyond the smallest one: that is mostly the"
            " start of a process. Costs a schema are beyond the smallest build too."
            " Memory is that of the largest process."
            f"\n\n```text\n{plot}\n```"
        ),
    )


@claim("Extreme shapes: whole builds")
def extremes(bench: Bench) -> Report:
    """Build what has one dimension far beyond the usual."""
    subjects = {
        "5,000 properties in one schema": shapes.properties(5_000),
        "union of 2,000 variants": shapes.union(2_000),
        "chain of 5,000 references": shapes.chain(5_000),
        "cycle of 2,000 schemas": shapes.cycle(2_000),
    }
    rows = []
    for what, document in subjects.items():
        try:
            took = seconds(_build(bench, document))
        except FailedError as error:
            rows.append(Row(what=what, ours=str(error)[-200:], met=False))
        else:
            rows.append(Row(what=what, ours=duration(took), target="builds", met=True))
    return Report(rows=rows)


def _build(bench: Bench, document: Any, times: int | None = None) -> list[Figures]:
    source = bench.fresh_folder() / "openapi.json"
    source.parent.mkdir()
    source.write_text(json.dumps(document))
    return [
        run(bench.specgen(source, bench.fresh_folder(), "grown"))
        for _ in range(bench.times if times is None else times)
    ]


def exponent(sizes: Sequence[int], values: Sequence[float], constant: float) -> float:
    """Return the slope, by least squares, of log(value - constant) over log(size)."""
    points = [
        (math.log(size), math.log(max(value - constant, 1e-9)))
        for size, value in zip(sizes, values, strict=True)
    ]
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    covariance = sum((x - x_mean) * (y - y_mean) for x, y in points)
    return covariance / sum((x - x_mean) ** 2 for x, _ in points)


def _plot(sizes: Sequence[int], times: Sequence[float]) -> list[str]:
    """Draw seconds over schemas; the bars of a linear cost are as long as the sizes."""
    width = 60
    return [
        f"{size:>7,} | {'#' * max(1, round(took / times[-1] * width)):<{width}} "
        f"{took:7.2f} s   ({size / sizes[-1] * width:4.1f} if it were the size alone)"
        for size, took in zip(sizes, times, strict=True)
    ]
