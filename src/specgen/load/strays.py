"""Texts that are no document of any kind, where one was expected.

Owns what tells them by their looks, and what to do about each. Takes a text that no
parser could read, gives advice. Must not know what the parser said.
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"\s*<[!?A-Za-z]")
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def advice_on_stray(text: str, language: str) -> str:
    """Return what to do about a text that should be in `language`, if that is plain."""
    if _PAGE.match(text):
        return (
            f"this is no {language} but a page of HTML or XML: save the document itself"
        )
    if _CONFLICT.search(text):
        return "resolve the merge conflict"
    return ""
