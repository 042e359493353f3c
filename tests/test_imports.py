"""The one-way flow: a module imports only from its own row or from rows above.

The rows are those of DESIGN.md. A stage that outgrew one file is a package, and one
entry; `EARLIER` tells which modules stand higher than in DESIGN.md, and why.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

ROWS = """
codes limits generator timings
source
diagnostics
near_places
report
config
tree library
load
cache
keywords dialect
resolve
graph
ir walk json_values sse
assertions formats patterns
parse
conversions
lower
passes
naming
pyexpr pylines literals
plan
checks
spelling
residuals
views
gate
own_templates
render
bundle
emit
pipeline
memory
explain
references
changes
lock fresh ownership write compare
scaffold watch
commands
api
cli
__init__ __main__
"""

# The order of DESIGN.md; what outgrew one file is a package there.
DESIGN = (
    "source diagnostics report config load dialect resolve graph parse ir lower passes"
    " naming plan pyexpr views emit render write pipeline cli"
).split()
EARLIER = {
    "ir": "what is written and what is meant share the words for bounds and lengths",
    "pyexpr": "the names that plan gives are expressions",
    "render": "emit hands its views to the templates itself",
    "pipeline": "write takes what the pipeline returns, and does not know of it",
}

# What may open a file, and for what.
TOUCHING = {
    "load.__init__": "documents",
    "config.__init__": "configuration files",
    "generator": "specgen itself, for its digest",
    "naming.__init__": "the word lists that come with specgen",
    "render": "templates",
    "emit.parallel": "pipes to the processes that help with rendering",
    "cache": "parsed documents of the last build",
    "tree": "the output, and what tells of inputs without reading them as documents",
    "write": "the output",
}

POSITION = {name: n for n, row in enumerate(ROWS.split("\n")) for name in row.split()}


def modules() -> dict[str, Path]:
    """Every module of specgen, by its dotted name below the package."""
    return {
        ".".join(path.relative_to(SOURCE / "specgen").with_suffix("").parts): path
        for path in sorted((SOURCE / "specgen").rglob("*.py"))
    }


def place(module: str) -> str:
    """The entry of the table that a module belongs to: a package is one entry."""
    return module.partition(".")[0]


def imported(tree: ast.AST, known: set[str]) -> Iterator[str]:
    """The modules of specgen that are imported anywhere below a node."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == "specgen":
                yield next(m for m in candidates(rest) if m in known)


def candidates(name: str) -> Iterator[str]:
    """What `specgen.a.b` may be: a module, a package, or a name in one of them."""
    steps = name.split(".") if name else []
    for length in range(len(steps), -1, -1):
        found = ".".join(steps[:length])
        yield found or "__init__"
        yield f"{found}.__init__"


def at_the_top(path: Path) -> ast.Module:
    """The statements that run when a module is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node
        for node in tree.body
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If)
    ]
    return tree


def test_every_module_has_a_row():
    assert {place(module) for module in modules()} == set(POSITION)


def test_the_rows_are_those_of_the_design():
    kept = [name for name in DESIGN if name not in EARLIER]
    for upper, lower in pairwise(kept):
        assert POSITION[upper] < POSITION[lower]
    for name in EARLIER:
        assert any(
            POSITION[name] < POSITION[above]
            for above in DESIGN[: DESIGN.index(name)]
            if above not in EARLIER
        ), f"{name} stands where DESIGN.md has it"


@pytest.mark.parametrize("module", modules())
def test_imports_lead_upward(module):
    known = modules()
    tree = ast.parse(known[module].read_text(encoding="utf-8"))
    below = {
        target
        for target in imported(tree, set(known))
        if POSITION[place(target)] > POSITION[place(module)]
    }
    assert not below


def test_modules_do_not_wait_for_each_other():
    known = modules()
    graph = {
        module: set(imported(at_the_top(path), set(known))) - {module}
        for module, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_few_modules_touch_files():
    """Stages are functions from values to values; these are not only stages."""
    calls = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir"}
    touching = {
        module
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in calls
    }
    assert touching <= set(TOUCHING), touching - set(TOUCHING)
