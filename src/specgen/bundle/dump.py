"""Values as text: YAML that all its readers read alike, or JSON.

Owns the spelling of documents that specgen writes for others. Takes plain values, gives
text in which every key stands where it stood. Readers of YAML 1.1 and of YAML 1.2 take
different words for numbers, booleans and dates: what any of them would take for such is
quoted. Must not know what a document means.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from specgen.source import Syntax

# What PyYAML, a reader of YAML 1.1, takes for a string and others do not: the numbers
# of YAML 1.2 (10.3.2), and the shortest booleans of YAML 1.1.
_TAKEN_OTHERWISE = re.compile(
    r"[yYnN]|0o[0-7]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)


if TYPE_CHECKING:
    from yaml import SafeDumper
else:  # libyaml's, or the slow one if PyYAML lacks that
    SafeDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# The width of a line. libyaml does not break texts where PyYAML does: neither is to.
_UNBROKEN = 2**31 - 1


class _Dumper(SafeDumper):
    """Writes out what an alias stood for: not all readers of OpenAPI know aliases."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Tell for every value that it is to be written in full."""
        return True


def _string(dumper: SafeDumper, value: str) -> yaml.ScalarNode:
    """Represent a text of several lines as a block, where YAML can."""
    style = "|" if "\n" in value.strip("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _string)
_Dumper.add_implicit_resolver(
    "!other",
    re.compile(rf"(?:{_TAKEN_OTHERWISE.pattern})\Z"),
    list("yYnN+-.0123456789"),
)


def dump(value: Any, syntax: Syntax) -> str:
    """Return the text of a value."""
    if syntax == "json":
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    text: str = yaml.dump(
        value, None, _Dumper, sort_keys=False, allow_unicode=True, width=_UNBROKEN
    )
    return text
