"""What changed between the operations of two versions.

Owns: which bodies are held against each other. Takes: operations of the same name.
Gives: changes. Must not know: what of a type breaks whom (types).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from specgen import ir
from specgen.changes.found import Where
from specgen.changes.types import TypeComparison
from specgen.diagnostics import did_you_mean, meant
from specgen.ir import Use
from specgen.source import split_id

_PARAMETER = re.compile(r"\{[^{}]*\}")

_Bodies: TypeAlias = Mapping[str, tuple[ir.Type, ...]]
"""The types of bodies by their labels: media types, behind the status if it has one."""


class OperationComparison:
    """Compares operations by what they send and answer."""

    def __init__(self, types: TypeComparison) -> None:
        """Begin; changes go where those of `types` do."""
        self.types = types
        self.changes = types.changes

    def compare(self, old: Sequence[ir.Operation], new: Sequence[ir.Operation]) -> None:
        """Compare the operations of the same name, and tell which come and go."""
        before = {item.name: item for item in old}
        after = {item.name: item for item in new}
        fresh = {name: item for name, item in after.items() if name not in before}
        renamed = {_address(item): name for name, item in fresh.items()}
        for name, item in before.items():
            if name in after:
                self._operation(item, after[name])
                continue
            there = renamed.get(_address(item))
            near = meant([there]) if there else did_you_mean(name, fresh, 1)
            self.changes.gone("the operation", name, split_id(item.id), near)
        for name, item in fresh.items():
            self.changes.added("the operation", name, split_id(item.id))

    def _operation(self, old: ir.Operation, new: ir.Operation) -> None:
        sent, read = Use.SENT, Use.READ
        if new.incoming:
            sent, read = read, sent
        elif _address(old) != _address(new):
            where = self._where(new, new.name, Use.BOTH)
            was, now = _shown_address(old), _shown_address(new)
            self.changes.tell("change-address", where, breaks=True, old=was, new=now)
        self._request(old, new, sent)
        self._responses(old, new, read)

    def _request(self, old: ir.Operation, new: ir.Operation, use: Use) -> None:
        what = "the request of"
        where = self._where(new, f"{what} {new.name}", use)
        is_due = new.is_body_required and Use.SENT in use
        if not old.requests:
            if new.requests:
                self.changes.added(what, new.name, where.place, is_due=is_due)
        elif not new.requests:
            self.changes.gone(what, old.name, split_id(old.id))
        else:
            before = _labelled(old.request_labels, old.requests)
            after = _labelled(new.request_labels, new.requests)
            self._bodies(before, after, where)
            if new.is_body_required > old.is_body_required:
                self.changes.tell("change-required", where, breaks=is_due)
            if old.is_body_required > new.is_body_required:
                breaks = Use.READ in use
                self.changes.tell("change-optional", where, breaks=breaks)

    def _responses(self, old: ir.Operation, new: ir.Operation, use: Use) -> None:
        """Compare answers with answers, and errors with errors."""
        where = self._where(new, f"the response of {new.name}", use)
        before, errors = _answers(old)
        after, new_errors = _answers(new)
        if before and not after:
            self.changes.gone("the response of", old.name, split_id(old.id))
        elif after and not before:
            self.changes.added("the response of", new.name, where.place)
        self._bodies(before, after, where)
        self._bodies(errors, new_errors, where)

    def _bodies(self, before: _Bodies, after: _Bodies, where: Where) -> None:
        """Compare bodies of the same label, and those of labels that are new or gone.

        A label that only comes, or only goes, leaves the others what they were: whom to
        send what, and what to ask for, is up to the client.
        """
        for label in before:
            if label in after:
                self._types(before[label], after[label], where)
        lost, gained = _only(before, after), _only(after, before)
        if lost and gained:
            self._types(lost, gained, where)
        elif lost and after:
            sent = where.only(Use.SENT)
            self._types(_only(before, {}), _only(after, {}), sent)

    def _types(
        self, old: tuple[ir.Type, ...], new: tuple[ir.Type, ...], where: Where
    ) -> None:
        """Compare types: of several there is no union that keeps what is unknown."""
        exact = where.exact or len(old) > 1 or len(new) > 1
        self.types.compare_any(old, new, replace(where, exact=exact))

    def _where(self, operation: ir.Operation, name: str, use: Use) -> Where:
        exact = self.types.new.options.keep_read_only
        return Where(name=name, use=use, exact=exact, place=split_id(operation.id))


def _labelled(labels: Iterable[str], types: Iterable[ir.Type]) -> _Bodies:
    found: dict[str, tuple[ir.Type, ...]] = {}
    for label, node in zip(labels, types, strict=True):
        found[label] = (*found.get(label, ()), node)
    return found


def _answers(operation: ir.Operation) -> tuple[_Bodies, _Bodies]:
    """The answers of an operation, and its errors: the default is one beside others."""
    found = _labelled(operation.response_labels, operation.responses)
    errors = {label for label in found if label.startswith(("4", "5"))}
    default = {label for label in found if label.startswith("default")}
    if found.keys() - errors != default:
        errors |= default
    return (
        {label: types for label, types in found.items() if label not in errors},
        {label: types for label, types in found.items() if label in errors},
    )


def _only(bodies: _Bodies, others: _Bodies) -> tuple[ir.Type, ...]:
    """The types of bodies whose label others do not have."""
    return tuple(
        node for label in bodies if label not in others for node in bodies[label]
    )


def _address(operation: ir.Operation) -> str:
    """Where an operation is called, whatever the parameters in its path are named."""
    return _PARAMETER.sub("{}", _shown_address(operation))


def _shown_address(operation: ir.Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"
