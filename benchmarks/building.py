"""How fast a package is built: from nothing, again, and after an edit."""

from __future__ import annotations

import os
import re
import shutil
from functools import partial
from pathlib import Path
from statistics import median

from bench import GATEWAY, SPECIFICATIONS, Bench
from claims import Report, Row, at_most, claim, duration, faster, megabytes
from measure import Figures, alternate, cpu, peak_of_tree, run, seconds


@claim("Cold build: models, params and events, against the peer's models")
def cold_build(bench: Bench) -> Report:
    """Build each specification into a fresh folder."""
    rows = []
    for specification in SPECIFICATIONS:
        ours, peer = alternate(
            bench.times,
            partial(bench.build, specification),
            partial(run, bench.peer(specification)),
        )
        rows.append(faster(specification.title, seconds(ours), seconds(peer), 6))
    chosen = ", ".join(
        f"{specification.title}: {' '.join(bench.peer_formatters(specification))}"
        for specification in SPECIFICATIONS
    )
    return Report(
        rows=rows, notes=f"The peer's formatter, the faster of two: {chosen}."
    )


@claim("Peak memory of a cold build")
def build_memory(bench: Bench) -> Report:
    """Watch the memory of whole trees of processes, in runs of their own."""
    rows = []
    for specification in SPECIFICATIONS:
        document = bench.document(specification)
        ours, peer = [], []
        for _ in range(1 if bench.quick else 3):
            folder = bench.fresh_folder()
            command = bench.specgen(document, folder, specification.package)
            ours.append(peak_of_tree(command))
            peer.append(peak_of_tree(bench.peer(specification)))
        rows.append(_memory(specification.title, median(ours), median(peer)))
    return Report(
        rows=rows,
        notes=(
            "Resident bytes, children included: the second process that renders"
            " modules, and the peer's formatter. Proportional set sizes, which count"
            " a page that a fork shares once, are summed over the tree of processes"
            " every 5 ms; the row shows the larger of that and the kernel's own peak"
            " of the largest single process (`wait4`)."
        ),
    )


def _memory(what: str, ours: float, peer: float) -> Row:
    return Row(
        what=what,
        ours=megabytes(ours),
        peer=megabytes(peer),
        result=f"{ours / peer:.2f} of the peer's",
        target="at most 0.50",
        met=ours / peer <= 0.5,
    )


@claim("Nothing has changed: processor time of the whole process")
def unchanged(bench: Bench) -> Report:
    """Build again, and check, where all digests match."""
    rows = []
    for specification in SPECIFICATIONS:
        folder = bench.package(specification)
        document = bench.document(specification)
        build = bench.specgen(document, folder, specification.package)
        check = ["check" if part == "build" else part for part in build]
        before = _identities(folder)
        built, checked = alternate(
            bench.many_times,
            partial(run, build),
            partial(run, [*check, "--fast"]),
        )
        if _identities(folder) != before:
            raise AssertionError("an unchanged build wrote something")
        for name, found in (("build", built), ("check --fast", checked)):
            rows.append(at_most(f"{specification.title}, {name}", cpu(found), 0.15))
    return Report(rows=rows, notes="User and system time. Nothing is written.")


@claim("One schema of the gateway is edited")
def one_edit(bench: Bench) -> Report:
    """Change the description of one property, and build again."""
    root = bench.fresh_folder()
    shutil.copytree(bench.document(GATEWAY).parent, root)
    document = root / Path(GATEWAY.path).name
    edited = root / "schemas" / "inference" / "images.yaml"
    original = edited.read_text()
    output = bench.fresh_folder()
    command = bench.specgen(document, output, GATEWAY.package)
    run(command)
    rewritten: list[set[str]] = []
    numbers = iter(range(1000))

    def edit() -> Figures:
        text, count = re.subn(
            r"(?m)^( +description: )(\w.*)$",
            rf"\1Edit {next(numbers)}",
            original,
            count=1,
        )
        if not count:
            raise AssertionError(f"no description in {edited.name}")
        edited.write_text(text)
        before = _identities(output)
        figures = run(command)
        after = _identities(output)
        rewritten.append({path for path in after if after[path] != before.get(path)})
        return figures

    first = edit()
    rewritten.clear()
    after_edit, cold = alternate(
        max(bench.times, 5),
        edit,
        lambda: run(bench.specgen(document, bench.fresh_folder(), GATEWAY.package)),
    )
    ratio = seconds(after_edit) / seconds(cold)
    names = sorted(set.union(*rewritten))
    row = Row(
        what=f"build after the edit; {len(names)} of {len(_identities(output))} files",
        ours=duration(seconds(after_edit)),
        peer=f"(cold build: {duration(seconds(cold))})",
        result=f"{ratio:.2f} of the cold build",
        target="at most 0.33",
        met=ratio <= 1 / 3,
    )
    return Report(
        rows=[row],
        notes=(
            f"Rewritten: {', '.join(f'`{name}`' for name in names)}. The first edit"
            " after a build from nothing, which keeps nothing, took"
            f" {duration(first.seconds)}."
        ),
    )


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_ino, stat.st_mtime_ns


def _identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what changes of each file when it is written."""
    return {
        path.relative_to(folder).as_posix(): _identity(path.stat())
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
