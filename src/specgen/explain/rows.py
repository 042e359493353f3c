"""What becomes of a schema: the rows that `specgen explain` prints.

Owns the shape of an explanation, as frozen values. Must not know how one is found
(`schema`), nor how it is printed (`printers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from specgen.ir import Json, TypeId

HeldBy: TypeAlias = Literal[
    "type", "code", "validator", "applied", "documentation", "ignored"
]
"""What holds a value to a keyword: the type; generated code, by a marker; a JSON Schema
validator; nothing, as it is filled in where there is no value, as it only informs
readers, or as it has no effect at all."""


UsedAs: TypeAlias = Literal["sent", "read", "both", "unused"]
"""What operations do with a schema."""


class Remark(NamedTuple):
    """A diagnostic about a keyword."""

    code: str
    severity: str
    message: str


class Row(Struct, frozen=True, kw_only=True):
    """One keyword of one schema.

    Attributes:
        keyword: Its name.
        value: What the specification says.
        line: The line that it stands on, counted from 1.
        column: The column, likewise.
        held: What holds a value to it.
        by: The Python that does, where there is a short word for it.
        note: Why nothing does, or what to know about it.
        remarks: The diagnostics about it.
    """

    keyword: str
    value: Json
    line: int
    column: int
    held: HeldBy
    by: str = ""
    note: str = ""
    remarks: tuple[Remark, ...] = ()


class ExplainedSchema(Struct, frozen=True, kw_only=True):
    """A schema: the one that was asked about, or one that is written inside of it.

    Attributes:
        pointer: The way to it from the one that was asked about.
        line: The line that it begins on.
        annotation: The Python that stands for it in models.
        rows: Its keywords, in their order.
        remarks: The diagnostics about it as a whole.
    """

    pointer: str
    line: int
    annotation: str
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


class Verdict(Struct, frozen=True, kw_only=True):
    """How strictly models hold to the schema, and why.

    Attributes:
        exact: Whether just the values that the schema accepts are accepted; None where
            no code is generated of it.
        use: What operations do with it.
        reason: Why the verdict is what it is.
        sent_by: The operations that send it.
        read_by: The operations that answer with it.
    """

    exact: bool | None
    use: UsedAs
    reason: str
    sent_by: tuple[str, ...] = ()
    read_by: tuple[str, ...] = ()


class Explanation(Struct, frozen=True, kw_only=True):
    """All that can be said of one schema.

    Attributes:
        place: Where it stands, as `uri#pointer`.
        inside: The schema with a Python name that it is a part of, if it has none.
        symbols: Where it is imported from, `package.module:Name`, by side.
        verdict: How strictly models hold to it.
        schemas: The schema, and those inside of it.
    """

    place: TypeId
    inside: TypeId
    symbols: Mapping[str, str]
    verdict: Verdict
    schemas: tuple[ExplainedSchema, ...]
