"""Which verdict holds for a schema, and why: what operations do with it.

Owns the words for what the pass `track_use` has decided. Takes the plan; gives a
`Verdict`. Must not decide anything anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from specgen import ir
from specgen.config.settings import Validation
from specgen.explain.rows import UsedAs, Verdict
from specgen.graph import Graph
from specgen.ir import TypeId, Use
from specgen.passes.track_use import types_read, types_sent
from specgen.plan import Plan
from specgen.walk import edges_of, references

_USES: Mapping[Use, UsedAs] = {
    Use.SENT: "sent",
    Use.READ: "read",
    Use.BOTH: "both",
    Use.NONE: "unused",
}
_REASONS: Mapping[UsedAs, str] = {
    "sent": "what is only sent is exact",
    "read": "what is read is tolerant",
    "both": "what is sent and read is tolerant",
    "unused": "no operation uses it, so anybody may read it",
}


def enclosing(place: TypeId, plan: Plan) -> TypeId | None:
    """Return the definition that a place is in, or is."""
    while place not in plan.spec.definitions:
        if not place.partition("#")[2]:
            return None
        place = place.rpartition("/")[0]
    return place


def verdict_on(owner: TypeId | None, plan: Plan, validation: Validation) -> Verdict:
    """Return the verdict on a definition; None stands for a schema that is in none."""
    if owner is None:
        reason = "no code is generated of a schema that only stands in an operation"
        return Verdict(exact=None, use="unused", reason=reason)
    definition = plan.definition(owner)
    use = _USES[definition.stated]
    return Verdict(
        exact=definition.exact,
        use=use,
        reason=_reason(use, plan, validation),
        sent_by=_operations(owner, plan, types_sent),
        read_by=tuple(
            dict.fromkeys(
                (*_operations(owner, plan, types_read), *_streaming(owner, plan))
            )
        ),
    )


def _reason(use: UsedAs, plan: Plan, validation: Validation) -> str:
    if validation != "by-direction":
        return f"validation is {validation!r}"
    if not plan.spec.operations:
        return "a document without operations is exact"
    return _REASONS[use]


def _operations(
    owner: TypeId,
    plan: Plan,
    ends: Callable[[ir.Operation], Iterable[ir.Type]],
) -> tuple[str, ...]:
    """The operations of which one end leads to a definition."""
    definitions = plan.spec.definitions
    users = Graph(edges_of(definitions)).reversed()
    above = set(users.reachable([owner]))
    if len(above) == 1:  # another name: what is done with the thing itself counts
        above = set(users.reachable([plan.resolved(definitions[owner].type).id]))
    return tuple(
        operation.name
        for operation in plan.spec.operations
        if any(not above.isdisjoint(references(node)) for node in ends(operation))
    )


def _streaming(owner: TypeId, plan: Plan) -> tuple[str, ...]:
    """The operations that answer with a stream whose events a definition describes."""
    return tuple(
        name
        for stream in plan.spec.streams
        if owner in (stream.id, stream.events.schema)
        for name in stream.operations
    )
