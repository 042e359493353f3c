"""What the tests of modules share: a bench for single stages, and the command line.

The bench: write a specification, run it up to a stage, look.
"""

import json
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import asdict

from specgen import cli, ir, passes
from specgen.config import Config
from specgen.config.settings import Stream
from specgen.diagnostics import Diagnostics
from specgen.lower import lower
from specgen.parse import Surface
from specgen.pipeline import Compilation
from specgen.plan import Plan
from specgen.source import Span
from specgen.timings import Timings

OPENAPI = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\n"


class Bench:
    """One specification on its way through the stages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diagnostics = Diagnostics()
        self.run: Compilation | None = None

    def surface(
        self, text: str | Mapping[str, str], entry: str = "", **settings: Any
    ) -> Surface:
        """Write a specification of one file, a.yaml, or of several, and parse it."""
        files = {"a.yaml": text} if isinstance(text, str) else text
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(content), encoding="utf-8")
        entry = entry or next(iter(files))
        config = Config(
            input=self.folder / entry,
            output=self.folder / "out",
            root=self.folder,
            **{"package": "pkg", **settings},
        )
        self.run = Compilation(config, self.diagnostics, Timings())
        return self.run.surface(self.run.load([entry]))

    def lowered(
        self,
        text: str | Mapping[str, str],
        streams: Mapping[str, Stream] | None = None,
    ) -> ir.Spec:
        """The specification as lower leaves it."""
        return lower(self.surface(text), streams or {})

    def passed(
        self,
        text: str | Mapping[str, str],
        *names: str,
        streams: Mapping[str, Stream] | None = None,
        **settings: Any,
    ) -> ir.Spec:
        """The specification after some passes, by their names, or after all."""
        spec = self.lowered(text, streams)
        for rewrite in passes.PASSES:
            if not names or rewrite.__name__ in names:
                spec = rewrite(spec, passes.Settings(**settings), self.diagnostics)
        return spec

    def plan(self, text: str | Mapping[str, str], **settings: Any) -> Plan:
        """The plan of a specification."""
        surface = self.surface(text, **settings)
        assert self.run is not None
        spec = self.run.spec(surface, self.diagnostics)
        return self.run.plan(spec, surface, self.diagnostics)

    def emitted(self, text: str | Mapping[str, str], **settings: Any) -> dict[str, str]:
        """The files of the generated distribution."""
        surface = self.surface(text, **settings)
        assert self.run is not None
        spec = self.run.spec(surface, self.diagnostics)
        plan = self.run.plan(spec, surface, self.diagnostics)
        return self.run.emit(plan, surface)

    @staticmethod
    def show(spec: ir.Spec, name: str = "A") -> str:
        """The definition of that name, in short."""
        (found,) = (
            definition
            for place, definition in spec.definitions.items()
            if place.endswith((f"#/{name}", f"/schemas/{name}"))
        )
        return show(found.type)

    @property
    def told(self) -> list[str]:
        """What was reported, as `code line` with the file where there are several."""
        assert self.run is not None
        found = []
        for item in self.diagnostics.sorted(self.run.sources):
            place = ""
            if isinstance(item.target, Span):
                uri = item.target.file.uri
                place = f" {'' if uri == 'a.yaml' else uri + ':'}{item.target.line}"
            found.append(f"{item.code}{place}")
        return found


def show(node: ir.Type) -> str:
    """A type in short: `{a!: string, b?: integer[Bounds ge=1]}`."""
    held = "".join(f"[{_shown(assertion)}]" for assertion in node.residual)
    implied = "~" if getattr(node, "implied", False) else ""
    return f"{implied}{_bare(node)}{held}"


def _bare(node: ir.Type) -> str:
    match node:
        case ir.Scalar(kind=kind, format=format):
            return kind.value + (f":{format}" if format else "")
        case ir.Literal(value=value):
            return f"={json.dumps(value)}"
        case ir.Enum(members=members):
            return "/".join(json.dumps(member.value) for member in members)
        case ir.Map(values=values):
            return f"map({show(values)})"
        case ir.Array(items=items):
            return f"[{show(items)}]"
        case ir.Tuple(items=items):
            return f"({', '.join(map(show, items))})"
        case ir.Union(variants=variants, tag=tag):
            shown = " | ".join(map(show, variants))
            return f"@{tag.property}({shown})" if tag else f"({shown})"
        case ir.Ref(target=target):
            return f"->{target.rpartition('#')[2].rpartition('/')[2]}"
        case ir.Intersection(members=members):
            return f"({' & '.join(map(show, members))})"
        case _:
            is_object = isinstance(node, ir.Object)
            return _object(node) if is_object else type(node).__name__.lower()


def _object(node: ir.Object) -> str:
    fields = [
        f"{p.name}{'!' if p.required else '?'}"
        + (f": {show(p.type)}" if p.declared else "")
        + (f" = {json.dumps(p.default.value)}" if p.default else "")
        for p in node.properties
    ]
    if not isinstance(node.extra, ir.Any) or node.extra.residual:
        fields.append(f"...{show(node.extra)}")
    bases = "".join(f"{base.rpartition('/')[2]} + " for base in node.bases)
    return f"{bases}{{{', '.join(fields)}}}"


def _shown(assertion: ir.Assertion) -> str:
    if isinstance(assertion, ir.Fragment):
        return f"held to {', '.join(assertion.keywords)}"
    values = [
        f" {name}={value!r}"
        for name, value in asdict(assertion).items()
        if name != "id" and value is not None and value is not False
    ]
    return type(assertion).__name__ + "".join(values)


@pytest.fixture
def bench(tmp_path) -> Bench:
    return Bench(tmp_path)


class Told(NamedTuple):
    """What a command line came to: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def specgen(capsys) -> Callable[..., Told]:
    """Run a command line, in this process."""

    def run(*arguments: str) -> Told:
        code = cli.run(arguments)
        return Told(code, *capsys.readouterr())

    return run
