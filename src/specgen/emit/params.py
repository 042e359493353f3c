"""Param modules: TypedDicts for what is sent, with no pydantic in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from keyword import iskeyword

from msgspec.structs import replace

from specgen import ir
from specgen.emit.aliases import alias, has_forward, with_docs
from specgen.emit.annotations import TYPES, Annotations, mark
from specgen.emit.models import assertions_on
from specgen.emit.module import (
    class_header,
    class_text,
    docstring_of,
    module_text,
    path_of,
    scope_of,
    title,
)
from specgen.emit.parallel import Task
from specgen.ir import TypeId
from specgen.plan import Plan, param_name
from specgen.plan.layout import Module
from specgen.pyexpr import (
    NONE,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    either,
    has_none,
    quoted,
)
from specgen.pylines import INDENT, assignment, declaration, laid_out
from specgen.render import Renderer
from specgen.views import ClassView, StatementView
from specgen.walk import lineage, references

TYPED_DICT = Name("TypedDict", "typing_extensions")
NOT_REQUIRED = Name("NotRequired", "typing")
READ_ONLY = Name("ReadOnly", TYPES)
EXTRA_ITEMS = "extra_items"

UNKNOWN_TO_MYPY = '# mypy: disable-error-code="call-arg"'
"""For modules with class arguments of PEP 728, which mypy takes for mistakes: all of
them before 2.2, and still `extra_items`."""


def param_modules(plan: Plan, renderer: Renderer) -> list[Task]:
    """What renders each param module."""
    package = plan.options.package
    return [
        (path_of(package, module), partial(_module, module, places, plan, renderer))
        for module, places in plan.params.contents.items()
    ]


def _module(
    module: Module, places: Sequence[TypeId], plan: Plan, renderer: Renderer
) -> str:
    types = {place: _as_sent(plan.definition(place).type, plan) for place in places}
    scope = scope_of(module, plan.params, plan.param, types.values(), plan)
    blocks = [
        block
        for place, node in types.items()
        for block in _definition(place, node, plan, scope, renderer)
    ]
    others = plan.params.reexports.get(module, ())
    words = title("Parameters", (*places, *others)[0])
    hint = UNKNOWN_TO_MYPY if any(map(_is_bounded, types.values())) else ""
    return module_text(renderer, scope, words, blocks, hint=hint)


def _as_sent(node: ir.Type, plan: Plan) -> ir.Type:
    """An object with the properties that are sent, and the bases of its TypedDict.

    Where one of them needs itself in the end, their keys are written out: pyright finds
    no TypedDict in some of those that inherit from each other and name each other, and
    in another module nobody who resolves the keys finds what they name in quotes.
    """
    if not isinstance(node, ir.Object):
        return node
    if not node.bases and not any(item.read_only for item in node.properties):
        return node  # as most
    *inherited, _ = family = list(lineage(node, plan.spec.definitions))
    if _is_in_a_call(node, plan) or any(
        each.id in plan.params.circles for each in inherited
    ):
        return replace(node, bases=(), properties=tuple(_sent(family, plan)))
    return replace(node, properties=tuple(_sent([node], plan)))


def _sent(family: Iterable[ir.Object], plan: Plan) -> Iterator[ir.Property]:
    for each in family:
        for item in each.properties:
            if plan.is_sent(each.id, item):
                yield item


def _definition(
    place: TypeId, node: ir.Type, plan: Plan, scope: Scope, renderer: Renderer
) -> Iterator[str]:
    name = param_name(plan.names[place])
    if not isinstance(node, ir.Object):
        annotation = Annotations(plan, param=True, exact=True)(node)
        docs = docstring_of(node.docs, "", name=plan.names[place])
        yield alias(name, annotation, scope, docs)
        return
    docs = docstring_of(node.docs, name=plan.names[place])
    writer = _TypedDict(node, docs, plan, scope)
    yield from writer.further_keys(name)
    switch = next(
        (p for p in node.properties if p.name == plan.switches.get(place)), None
    )
    if switch is None:
        yield from writer.blocks(
            name, node.properties, renderer, writer.further, writer.decorators()
        )
    else:
        yield from writer.twins(name, switch, renderer)


def _is_bounded(node: ir.Type) -> bool:
    """Whether a type is an object that does not take every further key."""
    if not isinstance(node, ir.Object):
        return False
    return not isinstance(node.extra, ir.Any) or bool(node.extra.residual)


def _is_in_a_call(node: ir.Type, plan: Plan) -> bool:
    """Whether no class is written for an object, but a call of `TypedDict`.

    Odd keys take one, which the class inherits from. Where they lead back to the class,
    pyright takes its base for nothing.
    """
    circles = plan.params.circles
    if not isinstance(node, ir.Object) or node.id not in circles:
        return False
    return any(
        plan.finals[target] in circles
        for item in _odd_keys(node.properties)
        for target in references(item.type)
    )


class _TypedDict:
    """The TypedDict of one object, in one block or in two."""

    def __init__(self, node: ir.Object, docs: str, plan: Plan, scope: Scope) -> None:
        self.node = node
        self.docs = docs
        self.plan = plan
        self.scope = scope
        self.annotations = Annotations(plan, param=True, exact=True)
        self.further: tuple[Keyword, ...] = ()
        """What the header of the class says of further keys (PEP 728)."""

    def further_keys(self, name: str) -> Iterator[str]:
        """Settle what the header says of them; before it, their type if it is forward.

        pydantic looks for a name in a header where the type is used, and for one in an
        alias where that stands.
        """
        if not _is_bounded(self.node):
            return
        if isinstance(self.node.extra, ir.Never):
            self.further = (Keyword("closed", Text("True")),)
            return
        found = self.annotations(self.node.extra)
        if has_forward(found, self.scope):
            extra = f"_{name}Extra"
            yield alias(extra, found, self.scope)
            found = Name(extra, self.scope.module)
        self.further = (Keyword(EXTRA_ITEMS, found),)

    def twins(
        self, name: str, switch: ir.Property, renderer: Renderer
    ) -> Iterator[str]:
        """The class, and its twins that ask for a stream and that do not.

        What the class says of the switch is read-only (PEP 705), or its twins, which
        say less of it, would be no kinds of it.
        """
        rest = tuple(p for p in self.node.properties if p is not switch)
        base = f"{name}Base"
        in_calls = _is_in_a_call(self.node, self.plan)
        if not in_calls:
            yield from self.blocks(base, rest, renderer)
        either_way = self.annotations(switch.type)
        null = [NONE] * has_none(either_way)
        on, off = (
            self.annotations(ir.Literal(id=switch.type.id, value=value))
            for value in (True, False)
        )
        for suffix, required, annotation in (
            ("", switch.required, Subscript(READ_ONLY, (either_way,))),
            ("NonStreaming", switch.required, either([off, *null])),
            ("Streaming", True, on),
        ):
            held = annotation if required else Subscript(NOT_REQUIRED, (annotation,))
            if in_calls:
                keys = [*self._keys(rest), _key(switch.name, held)]
                yield from self._in_a_call(f"{name}{suffix}", keys, self.further)
                continue
            field = declaration(switch.name, held, None, self.scope, INDENT)
            arguments: list[Expr] = [Name(base, self.scope.module), *self.further]
            view = ClassView(
                header=class_header(f"{name}{suffix}", arguments, self.scope),
                decorators=self.decorators(),
                docstring=self.docs,
                fields=(
                    StatementView(
                        code=field,
                        docstring=docstring_of(switch.docs, name=switch.name),
                    ),
                ),
            )
            yield class_text(renderer, view)

    def blocks(
        self,
        name: str,
        properties: Sequence[ir.Property],
        renderer: Renderer,
        further: Sequence[Keyword] = (),
        decorators: tuple[str, ...] = (),
    ) -> Iterator[str]:
        """The class; before it, a base with the keys that no attribute can be."""
        named = [p for p in properties if p.name]
        if _is_in_a_call(self.node, self.plan):
            yield from self._in_a_call(name, self._keys(named), further)
            return
        odd = _odd_keys(named)
        bases: list[Expr] = [self.plan.param(base) for base in self.node.bases]
        if odd:
            keys = f"_{name}Keys"
            yield self._functional(keys, self._keys(odd))
            bases.append(Name(keys, self.scope.module))
        fields = tuple(self._field(p) for p in named if p not in odd)
        view = ClassView(
            header=class_header(name, [*(bases or [TYPED_DICT]), *further], self.scope),
            decorators=decorators,
            docstring=self.docs or ("" if fields else _why_empty(odd)),
            fields=fields,
        )
        yield class_text(renderer, view)

    def _field(self, item: ir.Property) -> StatementView:
        code = declaration(item.name, self._annotation(item), None, self.scope, INDENT)
        return StatementView(
            code=code, docstring=docstring_of(item.docs, name=item.name)
        )

    def _annotation(self, item: ir.Property) -> Expr:
        found = self.annotations(item.type)
        return found if item.required else Subscript(NOT_REQUIRED, (found,))

    def _in_a_call(
        self, name: str, keys: Iterable[Keyword], further: Sequence[Keyword]
    ) -> Iterator[str]:
        """All of a TypedDict with odd keys that leads back to itself.

        pyright could not tell the base of the class before it knows the class. mypy
        drops all keys of a call that has the type of further ones.
        """
        typed = [each for each in further if each.name == EXTRA_ITEMS]
        others = [each for each in further if each not in typed]
        text = self._functional(name, keys, others)
        own = self.plan.names[self.node.id]
        yield with_docs(text, docstring_of(self.node.docs, "", name=own))
        extended = (mark("extended", each.value) for each in typed)
        for number, call in enumerate([*self._said(), *extended]):
            held = f"_{name}Held{number or ''}"
            yield f"{assignment(held, call, self.scope)}\n{held}({name})"

    def _functional(
        self,
        name: str,
        keys: Iterable[Keyword],
        further: Sequence[Expr] = (),
    ) -> str:
        display = Display("{}", tuple(keys))
        call = Call(TYPED_DICT, (Text(quoted(name)), display, *further))
        text = assignment(name, call, self.scope)
        self.scope.define(name)
        return text

    def _keys(self, properties: Iterable[ir.Property]) -> Iterator[Keyword]:
        return (_key(p.name, self._annotation(p)) for p in properties if p.name)

    def decorators(self) -> tuple[str, ...]:
        """What stands before the class."""
        calls = self._said()
        return tuple(f"@{laid_out(call, self.scope, '', 1)}" for call in calls)

    def _said(self) -> Iterator[Call]:
        """What no class body can say; a TypedDict inherits little of it."""
        empty = (item for item in self.node.properties if not item.name)
        for item in empty:
            yield mark("nameless", self._annotation(item))
        marks = assertions_on(self.node, self.annotations)
        if marks:
            yield mark("asserting", *marks)


def _key(name: str, annotation: Expr) -> Keyword:
    return Keyword(quoted(name), annotation, ": ")


def _odd_keys(properties: Iterable[ir.Property]) -> list[ir.Property]:
    """Properties whose names cannot be written in the body of a class."""
    return [item for item in properties if item.name and not _is_attribute(item.name)]


def _is_attribute(name: str) -> bool:
    """Whether a key can be written in the body of a class."""
    return (
        name.isidentifier()
        and name.isascii()
        and not iskeyword(name)
        and not name.startswith("__")
    )


def _why_empty(odd: Sequence[ir.Property]) -> str:
    """The docstring of a TypedDict that has no keys in its body, or these before it."""
    if odd:
        return '"""No key can be written as a name: the base has them all."""'
    return '"""No properties of its own."""'
