"""URI references: taken apart, put together and joined (RFC 3986).

Owns the text of URIs. Takes and gives strings, and touches neither files nor the
network. The standard library's `urljoin` is no help here: it joins only the schemes
that it knows, and it drops the `..` that lead out of the top directory, which is just
what a confined resolver has to see.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import quote, unquote

_PARTS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?"
    r"(?://(?P<authority>[^/?#]*))?"
    r"(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?"
    r"(?:#(?P<fragment>.*))?",
    re.DOTALL,
)

# What may stand in a path unescaped. A colon may not: it would make a scheme of the
# name before it.
_PATH_CHARACTERS = "/!$&'()*+,;=@~-._"


class Uri(NamedTuple):
    """The five parts of a URI reference; a part that is absent is None."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None

    def __str__(self) -> str:
        """Put the parts together again (RFC 3986, 5.3)."""
        return "".join(
            (
                "" if self.scheme is None else f"{self.scheme}:",
                "" if self.authority is None else f"//{self.authority}",
                self.path,
                "" if self.query is None else f"?{self.query}",
                "" if self.fragment is None else f"#{self.fragment}",
            )
        )


def split(reference: str) -> Uri:
    """Take a URI reference apart; any string is one."""
    # Every part of the pattern is optional, so there always is a match.
    found = next(_PARTS.finditer(reference))
    return Uri(*found.group("scheme", "authority", "path", "query", "fragment"))


def defragment(reference: str) -> tuple[str, str]:
    """Return the reference without its fragment, and the fragment or ""."""
    uri, _, fragment = reference.partition("#")
    return uri, fragment


def join(base: str, reference: str) -> str:
    """Return `reference` as seen from `base` (RFC 3986, 5.2).

    `base` may be relative itself, as the uri of a file is: then `..` that lead above
    the start of `base` are kept.
    """
    if reference.startswith("#"):
        return defragment(base)[0] + reference
    ref, start = split(reference), split(base)
    if ref.scheme is not None:
        return str(ref._replace(path=_without_dots(ref.path)))
    if ref.authority is not None:
        return str(ref._replace(scheme=start.scheme, path=_without_dots(ref.path)))
    if not ref.path:
        query = start.query if ref.query is None else ref.query
        return str(start._replace(query=query, fragment=ref.fragment))
    if ref.path.startswith("/"):
        path = ref.path
    elif start.authority is not None and not start.path:
        path = f"/{ref.path}"
    else:
        path = start.path[: start.path.rfind("/") + 1] + ref.path
    path = _without_dots(path)
    if start.scheme is None and ":" in path.partition("/")[0]:
        path = f"./{path}"  # else the first name would read as a scheme
    return str(Uri(start.scheme, start.authority, path, ref.query, ref.fragment))


def is_relative(reference: str) -> bool:
    """Tell whether `reference` is a path that begins nowhere in particular."""
    scheme, authority, path, _, _ = split(reference)
    return scheme is None and authority is None and not path.startswith("/")


def relative(base: str, target: str) -> str | None:
    """Return the path that leads from `base` to `target`, if there is one."""
    here, there = split(base), split(target)
    if here[:2] != there[:2] or there.query is not None:
        return None
    paths = [here.path, there.path]
    if here.scheme is None and not any(path.startswith((".", "/")) for path in paths):
        paths = [f"/{path}" for path in paths]
    if not all(path.startswith("/") for path in paths):
        return None
    return posixpath.relpath(paths[1], posixpath.dirname(paths[0]))


def from_path(path: str) -> str:
    """Return the URI reference for a relative file path."""
    return quote(path, safe=_PATH_CHARACTERS)


def to_path(reference: str) -> str | None:
    """Return the file path that a relative reference names, or None if none can.

    The path is normalised after decoding, so that no spelling of `..` gets by; one
    that begins with `..` or `/` is for the caller to refuse.
    """
    try:
        path = unquote(reference, errors="strict")
        path.encode()
    except UnicodeError:
        return None
    return None if "\0" in path else posixpath.normpath(path)


def _without_dots(path: str) -> str:
    """Resolve the segments `.` and `..` (RFC 3986, 5.2.4)."""
    if "." not in path:
        return path
    rooted = path.startswith("/")
    segments = path.split("/")
    output: list[str] = []
    for segment in segments:
        if segment == "..":
            if output and output[-1] != ".." and output != [""]:
                output.pop()
            elif not rooted:
                output.append(segment)
        elif segment != ".":
            output.append(segment)
    if segments[-1] in (".", ".."):
        output.append("")
    return "/".join(output) or "./"
