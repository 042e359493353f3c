"""The templates of a user: which of ours they replace, and what is wrong with them.

Owns: the look at their folder before anything is rendered, and how a failure in one
of them is told of. Takes: the folder, and rendered text. Gives: diagnostics. Must not
know: what is rendered, or why. A failure outside of the folder is a bug of specgen, and
stays the exception that it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, TemplateSyntaxError, UndefinedError

from specgen import views
from specgen.diagnostics import Diagnostic, Diagnostics, Site, did_you_mean
from specgen.gate import formatted, names_in
from specgen.source import Location, SourceFile, Span
from specgen.views import VIEWS

_UNDEFINED = re.compile("'([^']+)' is undefined")
_NO_ATTRIBUTE = re.compile(r"'specgen\.views\.(\w+) object' has no attribute '(\w+)'")


class OwnTemplates:
    """A folder whose templates stand in front of those of specgen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._sources: dict[str, SourceFile] = {}
        self.failures: dict[tuple[str, Site], Diagnostic] = {}
        """What went wrong in rendering, the first at each place: others follow from it.

        What does not come about is empty, so that the rest of them shows as well.
        """

    def has(self, template: str) -> bool:
        """Whether this template replaces one of specgen."""
        return (self.folder / template).is_file()

    def check(self, environment: Environment) -> Diagnostics:
        """Find what can be found before anything is rendered.

        That is every mistake in the syntax of a template, and files that are none.
        """
        # Imported here as most builds have no templates of a user.
        from jinja2.meta import find_referenced_templates

        diagnostics = Diagnostics()
        reached = [name for name in VIEWS if self.has(name)]
        is_whole = True
        for name in reached:
            source = self._source(name)
            try:
                tree = environment.parse(source.data.decode(), name)
                environment.compile(tree, name)  # it knows which filters there are
            except UnicodeDecodeError as error:
                problem = f"it is not UTF-8: {error.reason} at byte {error.start}"
                place = source.span(error.start)
                diagnostics.report("template-syntax", place, problem=problem)
            except TemplateSyntaxError as error:
                place = _line(source, error.lineno)
                problem = (error.message or "").rstrip(".")
                diagnostics.report("template-syntax", place, problem=problem)
            else:
                for other in find_referenced_templates(tree):
                    is_whole = is_whole and other is not None
                    if other and self.has(other) and other not in reached:
                        reached.append(other)
        if is_whole and not diagnostics.has_errors:
            self._report_unused(reached, diagnostics)
        return diagnostics

    def _report_unused(self, reached: Sequence[str], diagnostics: Diagnostics) -> None:
        for name in self._files():
            if name not in reached:
                diagnostics.report(
                    "template-unknown",
                    Location(self._source(name).uri, ""),
                    name=name,
                    suggestion=did_you_mean(name, VIEWS, 1)
                    or f"the templates are {', '.join(VIEWS)}",
                )

    def _files(self) -> Iterator[str]:
        """The files of the folder, but hidden ones, relative to it."""
        for path in sorted(self.folder.rglob("*")):
            inner = path.relative_to(self.folder)
            hidden = any(part.startswith((".", "__pycache__")) for part in inner.parts)
            if path.is_file() and not hidden:
                yield inner.as_posix()

    def render(self, template: Template, values: Mapping[str, Any]) -> str:
        """Fill in a template, which may be one of the user's or lead to one."""
        name = str(template.name)
        try:
            text = template.render(values)
        except Exception as error:
            place = self._place(error)
            if place is None:
                raise
            self._fail(
                "template-failed",
                place,
                problem=_problem(error),
                suggestion=_what_there_is(error, name, values),
            )
            return ""
        if name == "class.py.jinja" and self.has(name):
            self.parse(name, text)
            begun = f"{values['header']} ..."
            if self.failures or not self._has(name, text, begun, "header"):
                return ""
        if name == "pyproject.toml.jinja" and self.has(name):
            self._parse_toml(name, text)
        return text

    def module(self, template: str, text: str, blocks: Sequence[str]) -> str:
        """Return a module as black formats it; "" without the definitions it is for."""
        found = self.parse(template, text)
        if blocks and not self.failures and self.has(template):
            found *= self._has(template, found, "\n".join(blocks), "blocks")
        return found

    def _has(self, template: str, text: str, part: str, variable: str) -> bool:
        """Whether a text has the names that a part of it has; tells of one if not."""
        missing = sorted(names_in(part) - names_in(text))
        if missing:
            place = Location(self._source(template).uri, "")
            values = {"name": missing[0], "variable": variable}
            self._fail("template-incomplete", place, **values)
        return not missing

    def parse(self, template: str, text: str) -> str:
        """Return what was rendered as black formats it; "" if it is no Python."""
        from black.parsing import InvalidInput

        try:
            return formatted(text, template)
        except SyntaxError as error:
            problem = f"{error.msg} in line {error.lineno}"
            line = (error.text or "").strip()
            if not self._refuse(template, "Python", problem, line):
                raise
        except (ValueError, InvalidInput) as error:  # a null byte, for one
            if not self._refuse(template, "Python", str(error)):
                raise
        return ""

    def _parse_toml(self, template: str, text: str) -> None:
        try:
            tomllib.loads(text)
        except ValueError as error:
            self._refuse(template, "TOML", str(error))

    def _refuse(
        self, template: str, language: str, problem: str, line: str = ""
    ) -> bool:
        """Tell of a bad rendering, if a template of the user had a part in it.

        A module is made of classes, each of which is fine on its own.
        """
        blamed = next(filter(self.has, (template, "class.py.jinja")), None)
        if blamed is None:
            return False
        self._fail(
            "template-output",
            Location(self._source(blamed).uri, ""),
            language=language,
            problem=problem,
            suggestion=f"this was rendered there: {line}" if line else "",
        )
        return True

    def _fail(self, code: str, place: Site, **values: Any) -> None:
        found = Diagnostic.of(code, place, **values)
        self.failures.setdefault((code, place), found)

    def _place(self, error: Exception) -> Span | None:
        """The line of a template in the folder at which rendering failed, if at one."""
        from traceback import walk_tb  # late, as in check

        found = None
        for frame, line in walk_tb(error.__traceback__):
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(self.folder):
                name = path.relative_to(self.folder).as_posix()
                found = _line(self._source(name), line)
        return found

    def _source(self, name: str) -> SourceFile:
        if name not in self._sources:
            path = self.folder / name
            self._sources[name] = SourceFile(path.as_posix(), path.read_bytes, path)
        return self._sources[name]


def _line(source: SourceFile, number: int) -> Span:
    """A line of a template, but the blanks around what stands there."""
    start, end = source.lines.bounds(max(1, min(number, source.lines.count)))
    line = source.text[start:end]
    return source.span(
        start + len(line) - len(line.lstrip()), start + len(line.rstrip())
    )


def _problem(error: Exception) -> str:
    """What went wrong, with the kind of the error where its words need that."""
    if isinstance(error, UndefinedError):
        return str(error).replace("specgen.views.", "")
    return f"{type(error).__name__}: {error}"


def _what_there_is(error: Exception, name: str, values: Mapping[str, Any]) -> str:
    """What a template receives, or a part of it has, where it asks for what is not."""
    if not isinstance(error, UndefinedError):
        return ""
    if asked := _UNDEFINED.search(str(error)):
        near = did_you_mean(asked[1], values, 1)
        return f"{near} {name} receives {', '.join(values)}".strip()
    if asked := _NO_ATTRIBUTE.search(str(error)):
        fields = getattr(views, asked[1]).__struct_fields__
        near = did_you_mean(asked[2], fields, 1)
        return f"{near} a {asked[1]} has {', '.join(fields)}".strip()
    return ""
