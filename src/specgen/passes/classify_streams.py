"""What the payloads of each stream look like: flat, tagged, untagged or text.

Streams whose schema describes events as a whole are settled when they come here; of
the others, by what the schema is:

- flat: an object whose tag property is an enum of event names;
- tagged: a union of objects that go by the value of a property;
- text: a string; untagged: anything else.

The tag is, in this order: the property that the configuration names, the
discriminator, the tag of the union, and the first property that is constant in every
variant, with values that no two share. A variant goes by the values that the mapping
of the discriminator has for it; else by its constants; else, where there is a
discriminator, by the name of its schema (OpenAPI 3.1, 4.8.25.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId
from specgen.passes.settings import Settings
from specgen.source import last_step
from specgen.sse import are_an_end, with_ends
from specgen.walk import is_null, resolved, string_values, without_null

TAGS = ("type", "event", "event_type", "kind")
"""The properties that may hold the names of a flat stream's events."""


def classify_streams(
    spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Tell of each stream what its payloads look like."""
    streams = tuple(_classified(stream, spec.definitions) for stream in spec.streams)
    return replace(spec, streams=streams)


def _classified(stream: ir.EventStream, definitions: ir.Definitions) -> ir.EventStream:
    if not isinstance(stream.events, ir.UntaggedEvents):
        return stream
    node = resolved(ir.Ref(id=stream.id, target=stream.id), definitions)
    docs, terminal = node.docs, stream.terminal
    family = definitions.get(ir.family_of(node.id))
    if family is not None:
        node = family.type
    if isinstance(node, ir.Union):
        if terminal is None:
            terminal = with_ends(None, _ends(node, definitions))
        node = resolved(_without_ends(node, definitions), definitions)
    events = events_of(stream, node, definitions)
    return replace(stream, events=events, docs=docs, terminal=terminal)


def events_of(
    stream: ir.EventStream, node: ir.Type, definitions: ir.Definitions
) -> ir.Events:
    """The events of a stream by the type of its payloads."""
    found: ir.Events | None = None
    types: tuple[ir.Type, ...] = (ir.Ref(id=node.id, target=node.id),)
    match node:
        case _ if _is_text(node, definitions):
            return ir.TextEvents(schema=stream.id)
        case ir.Object():
            found = _flat(node, (stream.tag,) if stream.tag else TAGS, definitions)
        case ir.Union(variants=variants):
            found = _Tagging(node, definitions).events(stream.id, stream.tag)
            types = variants
        case _ if node.id not in definitions:
            types = (node,)
    return found or ir.UntaggedEvents(schema=stream.id, types=types)


def _without_ends(union: ir.Union, definitions: ir.Definitions) -> ir.Type:
    """A union without null and the texts that end a stream, or what is left of it."""
    kept: list[ir.Type] = []
    for variant in union.variants:
        if isinstance(variant, ir.Union) and not variant.residual:
            kept.append(_without_ends(variant, definitions))
        elif not _is_no_event(variant, definitions):
            kept.append(variant)
    if len(kept) == 1 and not isinstance(kept[0], ir.Union):
        return kept[0]
    return replace(union, variants=tuple(kept))


def _ends(
    node: ir.Type, definitions: ir.Definitions, above: frozenset[TypeId] = frozenset()
) -> Iterator[str]:
    """The texts that end a stream, of all the variants of a type."""
    inner = resolved(node, definitions)
    if not isinstance(inner, ir.Union):
        values = string_values(node, definitions) or ()
        yield from values if are_an_end(values) else ()
    elif inner is node or inner.id not in above:
        for variant in inner.variants:
            yield from _ends(variant, definitions, above | {inner.id})


def _is_no_event(node: ir.Type, definitions: ir.Definitions) -> bool:
    """Whether a type is null, or a text that ends streams."""
    inner = resolved(node, definitions)
    return is_null(inner) or are_an_end(string_values(node, definitions) or ())


def _is_text(node: ir.Type, definitions: ir.Definitions) -> bool:
    """Whether nothing but strings is let through: then `data` is no JSON."""
    if isinstance(node, ir.Scalar):
        return node.kind is ir.Kind.STRING
    return bool(_names(node, definitions))


# ---------------------------------------------------------------------- flat


def _flat(
    node: ir.Object, wanted: Sequence[str], definitions: ir.Definitions
) -> ir.FlatEvents | None:
    """One object for all events, if one of some properties has their names."""
    by_name = {item.name: item for item in node.properties}
    for name in wanted:
        members = name in by_name and _names(by_name[name].type, definitions)
        if members:
            return ir.FlatEvents(schema=node.id, tag=name, names=members)
    return None


def _names(node: ir.Type, definitions: ir.Definitions) -> tuple[ir.Member, ...]:
    """The strings that a type is limited to, null aside; none if there are others."""
    match without_null(node, definitions):
        case ir.Literal(value=str() as value):
            return (ir.Member(value=value),)
        case ir.Enum(members=members):
            found = tuple(m for m in members if m.value is not None)
            return found if all(isinstance(m.value, str) for m in found) else ()
        case _:
            return ()


# -------------------------------------------------------------------- tagged


class _Leaf(Struct, frozen=True):
    """A variant that is no union.

    `behind` is what its references lead to; `named` are the names that mappings give
    it, and `is_default` tells that one has it for all other names as well.
    """

    type: ir.Type
    behind: ir.Type
    named: tuple[str, ...] = ()
    is_default: bool = False

    @property
    def properties(self) -> tuple[ir.Property, ...]:
        return self.behind.properties if isinstance(self.behind, ir.Object) else ()


class _Outer(NamedTuple):
    """What is said around a union in another one.

    `named` are the names that mappings give it, `mapping` is what they say of all.
    """

    named: tuple[str, ...] = ()
    mapping: tuple[tuple[str, TypeId], ...] = ()


class _Tagging:
    """How the variants of one union are told apart."""

    def __init__(self, union: ir.Union, definitions: ir.Definitions) -> None:
        self.union = union
        self.definitions = definitions
        leaves = self._distinct(self._leaves(union, frozenset({union.id}), _Outer()))
        self.objects = [v for v in leaves if isinstance(v.behind, ir.Object)]
        rest = [v.type for v in leaves if not isinstance(v.behind, ir.Object)]
        self.rest = [each for each in rest if not _is_no_event(each, definitions)]
        self.mapped = frozenset(name for leaf in leaves for name in leaf.named)

    def events(self, place: TypeId, wanted: str | None) -> ir.TaggedEvents | None:
        """The variants by their names, if there is a property for that."""
        if not self.objects:
            return None
        for tag, implied in self._candidates(wanted):
            names = [self._names(leaf, tag, implied=implied) for leaf in self.objects]
            if self._tells_apart(names, implied or wanted is not None):
                return self._by_tag(place, tag, names)
        return None

    def _by_tag(
        self, place: TypeId, tag: str, names: list[tuple[str, ...]]
    ) -> ir.TaggedEvents:
        found = list(zip(self.objects, names, strict=True))
        return ir.TaggedEvents(
            schema=place,
            tag=tag,
            events=tuple(
                ir.Event(name=name, type=leaf.type)
                for leaf, own in found
                for name in own
            ),
            others=(
                *(leaf.type for leaf, own in found if not own or leaf.is_default),
                *self.rest,
            ),
        )

    def _candidates(self, wanted: str | None) -> Iterator[tuple[str, bool]]:
        """Properties that may be the tag, and whether someone says that it is."""
        if wanted is not None:
            yield wanted, wanted == self.union.discriminator
            return
        for tag in dict.fromkeys(self._discriminators()):
            yield tag, True
        for item in self.objects[0].properties:
            yield item.name, False

    def _tells_apart(self, names: list[tuple[str, ...]], declared: bool) -> bool:
        """Whether names will do: all where someone says so, distinct ones elsewhere."""
        if declared:
            return any(names)
        flat = [name for own in names for name in own]
        return all(names) and len(set(flat)) == len(flat) and not self.rest

    def _names(self, leaf: _Leaf, tag: str, *, implied: bool) -> tuple[str, ...]:
        """The values of the tag that mean a variant.

        The mapping may give it a value that its schema refuses; and one that its
        schema demands to another variant. The base of a family is what has no name.
        """
        if self.union.based and leaf.type == self.union.variants[-1]:
            return ()
        mapped = leaf.named if implied else ()
        taken = self.mapped if implied else frozenset[str]()
        for item in leaf.properties:
            members = item.name == tag and _names(item.type, self.definitions)
            if members:
                values = (str(member.value) for member in members)
                own = (value for value in values if value not in taken)
                return tuple(dict.fromkeys((*mapped, *own)))
        if mapped:
            return mapped
        if implied and isinstance(leaf.type, ir.Ref):
            target = leaf.type.target
            if self.definitions[target].named:
                return (last_step(target),)
        return ()

    def _leaves(
        self, union: ir.Union, above: frozenset[TypeId], outer: _Outer
    ) -> Iterator[_Leaf]:
        """All variants, unions among them opened, one in itself left out.

        The mapping of a union is for the variants of those in it, too.
        """
        mapping = (*union.mapping, *outer.mapping)
        for variant in union.variants:
            places = set(self._chain(variant))
            named = dict.fromkeys(name for name, place in mapping if place in places)
            own = tuple(named) or outer.named
            inner = resolved(variant, self.definitions)
            if not isinstance(inner, ir.Union):
                yield _Leaf(variant, inner, own, union.default_mapping in places)
            elif not places or inner.id not in above:
                opened = above | {inner.id} if places else above
                yield from self._leaves(inner, opened, _Outer(own, mapping))

    def _distinct(self, leaves: Iterable[_Leaf]) -> list[_Leaf]:
        """Leaves, each once, with all the names that mappings give it."""
        found: dict[TypeId, _Leaf] = {}
        for leaf in leaves:
            earlier = found.setdefault(leaf.behind.id, leaf)
            named = dict.fromkeys((*earlier.named, *leaf.named))
            found[leaf.behind.id] = replace(
                earlier,
                named=tuple(named),
                is_default=earlier.is_default or leaf.is_default,
            )
        return list(found.values())

    def _chain(self, node: ir.Type) -> Iterator[TypeId]:
        """All places that a reference leads to, one after the other."""
        seen = set[TypeId]()
        while isinstance(node, ir.Ref) and node.target not in seen:
            seen.add(node.target)
            yield node.target
            node = self.definitions[node.target].type

    def _discriminators(self) -> Iterator[str]:
        """The tags that the union names, and those of the unions in it."""
        pending, seen = [self.union], {self.union.id}
        while pending:
            union = pending.pop(0)
            if union.discriminator is not None:
                yield union.discriminator
            for variant in union.variants:
                inner = resolved(variant, self.definitions)
                is_new = inner is variant or inner.id not in seen
                if isinstance(inner, ir.Union) and is_new:
                    seen.add(inner.id)
                    pending.append(inner)
