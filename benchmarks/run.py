"""Measures specgen side by side with its peer, in one run on one machine.

    python benchmarks/run.py                   all claims; writes RESULTS.md
    python benchmarks/run.py --only cold_build one claim; prints only
    python benchmarks/run.py --quick           fewer repetitions; prints only

The corpus of real specifications is found through SPECGEN_CORPUS, or beside the
repository. The peer is datamodel-code-generator, as it is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from bench import Bench
from claims import CLAIMS, Report, Row

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
MODULES = ("building", "using", "verdict", "streams", "growth")
"""Each registers its claims when it is imported."""


def main() -> None:
    """Measure what was asked for, and print it."""
    for module in MODULES:
        import_module(module)
    options = _options()
    reports: dict[str, Report] = {}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="specgen-bench-") as folder:
        bench = Bench(_corpus(), Path(folder), options.quick)
        for name in options.only or CLAIMS:
            title, measure = CLAIMS[name]
            sys.stderr.write(f"{name} ...\n")
            reports[name] = measure(bench)
            print(_section(title, reports[name]), flush=True)
            if not (options.only or options.quick):
                _write(reports, load)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = f"one of {', '.join(CLAIMS)}; may be repeated"
    parser.add_argument(
        "--only", action="append", choices=list(CLAIMS), metavar="NAME", help=names
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    return parser.parse_args()


def _corpus() -> Path:
    corpus = Path(os.environ.get("SPECGEN_CORPUS") or CORPUS).resolve()
    if not corpus.is_dir():
        sys.exit("there is no corpus; SPECGEN_CORPUS names its folder")
    return corpus


def _write(reports: dict[str, Report], load: float) -> None:
    """Write what has been measured so far: a run may be stopped."""
    sections = [_section(CLAIMS[name][0], found) for name, found in reports.items()]
    (HERE / "RESULTS.md").write_text("\n".join([_head(reports, load), *sections]))


def _head(reports: dict[str, Report], load: float) -> str:
    rows = [row for report in reports.values() for row in report.rows]
    judged = [row for row in rows if row.met is not None]
    packages = ("datamodel-code-generator", "pydantic", "pydantic-core", "ruff")
    versions = [f"{name} {version(name)}" for name in packages]
    return f"""# Results

What `benchmarks/run.py` printed: both tools side by side in one run on one machine,
whole processes, the median of at least five, taken in turns (A B A B).

- Machine: {_machine()}; load when the run began: {load:.1f}
- Versions: {", ".join([f"Python {platform.python_version()}", *versions])}
- Peer: datamodel-code-generator, pydantic v2 models in a single file, no black
- Targets met: {sum(bool(row.met) for row in judged)} of {len(judged)}
"""


def _machine() -> str:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    parts = (
        _processor(),
        f"{os.cpu_count()} cores",
        f"{memory:.0f} GB of memory",
        platform.system(),
    )
    return ", ".join(parts)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


def _section(title: str, report: Report) -> str:
    lines = [
        f"## {title}\n",
        "| | specgen | peer | result | target | |",
        "|---|---|---|---|---|---|",
        *map(_line, report.rows),
        "",
    ]
    if report.notes:
        lines += [report.notes, ""]
    return "\n".join(lines)


def _line(row: Row) -> str:
    verdict = {None: "", True: "met", False: "**missed**"}[row.met]
    cells = (row.what, row.ours, row.peer, row.result, row.target, verdict)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
