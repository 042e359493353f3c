"""The subjects of all benchmarks: three specifications, and what both tools make.

Owns the command lines of specgen and of its peer, and the folder that all is written
to. Outputs that several claims look at are made once and kept for the run.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from measure import ENVIRONMENT, Figures, run, seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """A real specification, and how the peer is told to read it."""

    title: str
    package: str
    path: str
    peer_options: tuple[str, ...] = ()

    @property
    def peer_module(self) -> str:
        """The name of the module that the peer writes."""
        return f"peer_{self.package}"


OPENAI = Specification(title="OpenAI", package="openai", path="openai/openapi.yaml")
GITHUB = Specification(
    title="GitHub",
    package="github",
    path="github/api.github.com.json",
    # or else its module needs one more package to be imported at all
    peer_options=("--type-mappings", "string+email=string"),
)
GATEWAY = Specification(
    title="gateway",
    package="gateway",
    path="bifrost/openapi.yaml",
    peer_options=("--openapi-scopes", "schemas", "paths"),
)
SPECIFICATIONS = (OPENAI, GITHUB, GATEWAY)

FORMATTERS: tuple[tuple[str, ...], ...] = (("builtin",), ("ruff-check", "ruff-format"))
"""The peer's formatters that are fast; which of them is faster depends on the input."""


@dataclass(slots=True)
class Bench:
    """One run of benchmarks: where things are, and how often each is measured."""

    corpus: Path
    scratch: Path
    quick: bool
    _numbers: itertools.count[int] = field(default_factory=itertools.count)
    _built: dict[tuple[str, ...], Path] = field(default_factory=dict)
    _formatters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def times(self) -> int:
        """How often whole builds are measured."""
        return 2 if self.quick else 5

    @property
    def many_times(self) -> int:
        """How often what takes a fraction of a second is measured."""
        return 5 if self.quick else 21

    def fresh_folder(self) -> Path:
        """Return the name of a folder that does not exist yet."""
        return self.scratch / f"output{next(self._numbers)}"

    def specgen(self, document: Path, output: Path, package: str) -> list[str]:
        """Return the command of a build."""
        return [
            *(sys.executable, "-m", "specgen", "build", str(document)),
            *("--output", str(output), "--package", package, "--unresolved", "warn"),
        ]

    def document(self, specification: Specification) -> Path:
        """Return where a specification lies."""
        return self.corpus / specification.path

    def build(self, specification: Specification) -> Figures:
        """Build a package into a fresh folder."""
        document, folder = self.document(specification), self.fresh_folder()
        return run(self.specgen(document, folder, specification.package))

    def peer(
        self, specification: Specification, formatters: tuple[str, ...] = ()
    ) -> list[str]:
        """Return the command of the peer, with its fastest formatter."""
        formatters = formatters or self.peer_formatters(specification)
        return [
            *(sys.executable, "-m", "datamodel_code_generator"),
            *("--input", str(self.document(specification))),
            *("--input-file-type", "openapi"),
            *("--output-model-type", "pydantic_v2.BaseModel"),
            *("--output", str(self.scratch / f"{specification.peer_module}.py")),
            *("--formatters", *formatters, *specification.peer_options),
        ]

    def peer_formatters(self, specification: Specification) -> tuple[str, ...]:
        """Return the formatter that is the faster for a specification: both are run."""
        if specification.package not in self._formatters:
            took = {
                formatters: seconds([run(self.peer(specification, formatters))])
                for formatters in FORMATTERS
            }
            self._formatters[specification.package] = min(took, key=took.__getitem__)
        return self._formatters[specification.package]

    def package(self, specification: Specification, *options: str) -> Path:
        """Return the folder that holds a generated package, with its bytecode."""
        key = (specification.package, *options)
        if key not in self._built:
            document, folder = self.document(specification), self.fresh_folder()
            command = self.specgen(document, folder, specification.package)
            run([*command, *options])
            compile_all(folder)
            self._built[key] = folder
        return self._built[key]

    def peer_package(self, specification: Specification) -> Path:
        """Return the folder that holds the peer's module, with its bytecode."""
        module = self.scratch / f"{specification.peer_module}.py"
        if not module.exists():
            run(self.peer(specification))
        compile_all(module)
        return self.scratch


def compile_all(path: Path) -> None:
    """Make the bytecode of a module, or of all in a folder."""
    command = [sys.executable, "-m", "compileall", "-q", str(path)]
    subprocess.run(command, check=True, env=ENVIRONMENT)
