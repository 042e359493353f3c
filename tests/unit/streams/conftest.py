"""Small documents, compiled and imported in memory.

In them `<Name>` stands for a reference to the schema `Name` of the document.
"""

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from specgen import memory
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.plan import Plan
from specgen.timings import Timings


class Compiled:
    """A document that went through all stages, and its package if it has no errors."""

    def __init__(self, document: Any, **options: Any) -> None:
        self.diagnostics = Diagnostics()
        here = Path()
        config = Config(input=here, output=here, root=here, package="api", **options)
        self.run = Compilation(
            config, self.diagnostics, Timings(), resources={"api.yaml": document}
        )
        self.package = self.run.package(["api.yaml"])

    @property
    def plan(self) -> Plan:
        """What was decided before anything was written."""
        planned = self.run.planned(["api.yaml"])
        assert planned is not None
        return planned[1]

    @property
    def module(self) -> Any:
        """The package, imported."""
        assert self.package is not None, self.reports
        package = memory._imported(self.package)._package
        importlib.import_module(package.name)
        return package.modules[package.name]  # which keeps all the others

    @property
    def stream(self) -> Any:
        """The decoder of the operation `watch`."""
        return self.module.STREAMS["watch"]

    @property
    def reports(self) -> list[tuple[str, str]]:
        """The codes and messages of all that was reported."""
        found = self.diagnostics.sorted(self.run.sources)
        return [(item.code, item.message) for item in found]

    def text(self, module: str) -> str:
        """The text of a module."""
        assert self.package is not None, self.reports
        return self.package.files[f"api/{module}.py"]


def read(text: str) -> Any:
    """YAML, in which `<Name>` refers to a schema."""
    reference = r"{$ref: '#/components/schemas/\1'}"
    return yaml.safe_load(re.sub(r"<(\w+)>", reference, text))


def document_of(
    media: str, schemas: str = "{}", *, version: str = "3.1.0", operation: str = "{}"
) -> Any:
    """A document with one operation, `watch`, that answers with a stream.

    `media` is what the media type says: `schema: …` or `itemSchema: …`.
    """
    content = {"text/event-stream": read(media)}
    responses = {"200": {"description": "All of it", "content": content}}
    watch = {"operationId": "watch", "responses": responses, **read(operation)}
    return {
        "openapi": version,
        "info": {"title": "Watch", "version": "1.0.0"},
        "paths": {"/watch": {"get": watch}},
        "components": {"schemas": read(schemas)},
    }


@pytest.fixture
def api() -> Callable[..., Any]:
    """Make a document with one stream."""
    return document_of


@pytest.fixture
def compiled() -> type[Compiled]:
    """Compile a document."""
    return Compiled


@pytest.fixture
def watched() -> Callable[..., Compiled]:
    """Make a document with one stream, and compile it."""

    def watch(media: str, schemas: str = "{}", **options: Any) -> Compiled:
        return Compiled(document_of(media, schemas, **options))

    return watch
