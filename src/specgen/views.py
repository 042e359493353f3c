"""What templates receive: frozen views of finished text.

Every string in a view is a token or a line that may stand in Python code as it is;
templates only lay them out. Must not know: where the text comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct


class StatementView(Struct, frozen=True, kw_only=True):
    """A field, an enum member or another statement, with the words below it.

    `apart`: a blank line stands between it and what is above it.
    """

    code: str
    docstring: str = ""
    apart: bool = False


class ClassView(Struct, frozen=True, kw_only=True):
    """A class of any kind. `header` is its first line, with its colon."""

    header: str
    decorators: tuple[str, ...] = ()
    docstring: str = ""
    settings: tuple[str, ...] = ()
    fields: tuple[StatementView, ...] = ()


class ModuleView(Struct, frozen=True, kw_only=True):
    """A module: its words, its imports and the text of its definitions.

    `hint` is a comment at its top, for a type checker.
    """

    hint: str
    docstring: str
    imports: str
    blocks: tuple[str, ...]
    exports: tuple[str, ...]
    begins_with_class: bool


class LinkView(Struct, frozen=True, kw_only=True):
    """A name and where it leads, both as the template writes them."""

    name: str
    module: str


class PackageView(Struct, frozen=True, kw_only=True):
    """The `__init__` of a package: everything it offers.

    Each of the `rows` is a module and names that it has; `root` is the dots that lead
    from it to the whole package.
    """

    docstring: str
    imports: str
    exports: tuple[str, ...]
    rows: tuple[str, ...]
    root: str
    streams: tuple[LinkView, ...] = ()


class DistributionView(Struct, frozen=True, kw_only=True):
    """What pyproject.toml and the README of the generated distribution say.

    `summary` is a string of TOML, quotes included. The package cannot be imported
    without what it `needs`; `model`, `param`, `stream` and `events` are examples, and
    empty where there are none; `stream_call` are arguments of the request that `stream`
    answers. One that `has_namesakes` has the same name in two modules. `others` are
    modules that are not ours.
    """

    package: str
    distribution: str
    version: str
    summary: str
    needs_json_schema: bool
    needs_pydantic: bool
    needs_typing_extensions: bool
    needs_msgspec: bool
    has_models: bool
    has_params: bool
    has_enums: bool
    has_streams: bool
    has_namesakes: bool = False
    model: str = ""
    param: str = ""
    stream: str = ""
    stream_call: str = ""
    events: tuple[str, ...] = ()
    others: tuple[LinkView, ...] = ()


View: TypeAlias = ClassView | ModuleView | PackageView | DistributionView

VIEWS: Mapping[str, type[View]] = {
    "class.py.jinja": ClassView,
    "module.py.jinja": ModuleView,
    "package.py.jinja": PackageView,
    "package.pyi.jinja": PackageView,
    "pyproject.toml.jinja": DistributionView,
    "README.md.jinja": DistributionView,
}
"""The templates that there are, and what each of them receives."""
