"""What a generated package costs whoever imports it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from bench import SPECIFICATIONS, Bench, Specification
from claims import Report, Row, claim, duration, faster, megabytes
from measure import Figures, alternate, peak_of, python, run, seconds

SMALL = 10
"""A closure is small where no more modules than these have to be loaded."""

HEAD = "import sys; sys.path.insert(0, sys.argv[1]); "

FIRST_USE = """
import sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
from pydantic import TypeAdapter, ValidationError
found = getattr(import_module(sys.argv[2]), sys.argv[3])
try:
    validate = getattr(found, "model_validate_json", None)
    (validate or TypeAdapter(found).validate_json)(b"{}")
except ValidationError:
    pass
"""

# Every so many-th model is used in a copy of a process that has only imported pydantic.
SURVEY = """
import json, os, sys, time
from importlib import import_module
sys.path.insert(0, sys.argv[1])
from pydantic import TypeAdapter, ValidationError

package, stride = sys.argv[2], int(sys.argv[3])
names = sorted(
    symbol["model"].partition(":")[2]
    for symbol in json.load(open(f"{sys.argv[1]}/specgen.lock"))["symbols"].values()
    if "model" in symbol
)
for name in names[::stride]:
    sys.stdout.flush()
    if os.fork():
        os.wait()
        continue
    begun = time.perf_counter()
    found = getattr(import_module(package), name)
    try:
        TypeAdapter(found).validate_json(b"{}")
    except ValidationError:
        pass
    took = time.perf_counter() - begun
    start = f"{package}.models."
    modules = sum(module.startswith(start) for module in sys.modules)
    print(json.dumps([name, modules, took]))
    sys.stdout.flush()
    os._exit(0)
"""

# All modules of the package, or of one folder in it, and all models.
EVERYTHING = """
import sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
from pathlib import Path
from pydantic import BaseModel

root = Path(sys.argv[1])
for path in sorted(root.joinpath(*sys.argv[2:]).rglob("*.py")):
    parts = path.relative_to(root).with_suffix("").parts
    import_module(".".join(parts).removesuffix(".__init__"))
classes = BaseModel.__subclasses__()
built = 0
for each in classes:
    classes += each.__subclasses__()
    if each.__module__.startswith(f"{sys.argv[2]}.models."):
        each.model_rebuild()
        built += 1
        assert each.__pydantic_complete__, each
print(built)
"""


class Use(NamedTuple):
    """What the first use of one model took in a survey of all models."""

    name: str
    modules: int
    seconds: float


@claim("`import pkg`, over a bare interpreter; pydantic not loaded")
def import_package(bench: Bench) -> Report:
    """Compare a process that imports the package with one that does not."""
    rows = []
    for specification in SPECIFICATIONS:
        folder = str(bench.package(specification))
        loaded = f"import {specification.package}; assert 'pydantic' not in sys.modules"
        bare, with_import = alternate(
            bench.many_times,
            partial(run, python(HEAD, folder)),
            partial(run, python(HEAD + loaded, folder)),
        )
        extra = seconds(with_import) - seconds(bare)
        rows.append(
            Row(
                what=specification.title,
                ours=f"{extra * 1e3:.1f} ms",
                target="under 30 ms",
                met=extra < 0.03,
            )
        )
    return Report(rows=rows)


@claim("First use of one model, whole process, against the import of the peer's module")
def first_use(bench: Bench) -> Report:
    """Import one name and validate a document, in a process of its own."""
    rows = []
    for specification in SPECIFICATIONS:
        uses = _survey(bench, specification)
        few = [use for use in uses if use.modules <= SMALL]
        small, largest = (max(some, key=attrgetter("seconds")) for some in (few, uses))
        folder, package = str(bench.package(specification)), specification.package
        of_small, of_largest, peer = alternate(
            bench.times,
            partial(run, python(FIRST_USE, folder, package, small.name)),
            partial(run, python(FIRST_USE, folder, package, largest.name)),
            partial(run, _peer_import(bench, specification)),
        )
        took, peak = seconds(of_small), peak_of(of_small)
        share = len(few) / len(uses)
        rows += [
            Row(
                what=f"{specification.title}, the slowest with at most {SMALL} modules"
                f" ({share:.0%} of {len(uses)} models): `{small.name}`",
                ours=f"{duration(took)}, {megabytes(peak)}",
                target="under 200 ms, 35 MB",
                met=took < 0.2 and peak < 35 * 2**20,
            ),
            faster(
                f"{specification.title}, the slowest of all: `{largest.name}`,"
                f" {largest.modules} modules",
                seconds(of_largest),
                seconds(peer),
                5,
            ),
            _memory(specification, of_largest, peer),
        ]
    return Report(rows=rows, notes="Both sides have their bytecode.")


@claim("Every module imported and all models built, against the peer's import")
def everything(bench: Bench) -> Report:
    """Use all of a package at once."""
    rows = []
    for specification in SPECIFICATIONS:
        folder = str(bench.package(specification))
        package = specification.package
        ours, models, peer = alternate(
            bench.times,
            partial(run, python(EVERYTHING, folder, package)),
            partial(run, python(EVERYTHING, folder, package, "models")),
            partial(run, _peer_import(bench, specification)),
        )
        what = f"{specification.title}, {ours[0].output.strip()} models"
        alone = f"{specification.title}, without params and events, as the peer"
        rows += [
            faster(what, seconds(ours), seconds(peer), 1, "no longer"),
            _memory(specification, ours, peer),
            faster(alone, seconds(models), seconds(peer), 1, "no longer"),
        ]
    return Report(rows=rows)


def _memory(
    specification: Specification, ours: Sequence[Figures], peer: Sequence[Figures]
) -> Row:
    return Row(
        what=f"{specification.title}, memory of the same",
        ours=megabytes(peak_of(ours)),
        peer=megabytes(peak_of(peer)),
    )


def _survey(bench: Bench, specification: Specification) -> list[Use]:
    folder = bench.package(specification)
    stride = "40" if bench.quick else "20"
    found = run(python(SURVEY, str(folder), specification.package, stride))
    return [Use(*json.loads(line)) for line in found.output.splitlines()]


def _peer_import(bench: Bench, specification: Specification) -> list[str]:
    code = f"{HEAD}import {specification.peer_module}"
    return python(code, str(bench.peer_package(specification)))
