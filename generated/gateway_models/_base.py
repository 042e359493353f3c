"""The base classes of every model of this package.

Owns how a model is built on first use, constructed, checked and turned back into JSON.
"""

import sys
from contextlib import contextmanager
from copy import copy
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, get_args

import pydantic.main
from pydantic import BaseModel, ConfigDict, Field, RootModel
from typing_extensions import Format, get_annotations, override

from ._core import Check, changed, checked
from ._extras import told_apart
from ._implied import Implied
from ._unbuilt import Fields, Serializer, Signature

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

_PACKAGE = f"{__name__.rpartition('.')[0]}."

# One build at a time. Newer versions of pydantic hold a lock of their own, and with
# another one beside it two threads could wait for each other.
_building = getattr(pydantic.main, "_rebuild_lock", None) or RLock()

# The class whose build has begun, if one has: whoever holds the lock reads this.
_nesting: "list[type[Model]]" = []

# How many calls within calls a build may take. A class takes some thirty, and those of
# the largest standards lead into one another for hundreds of classes. The stack of a
# thread has room for twice as many even where it is of a single megabyte.
_DEEPEST = 10_000


# Not `True`: that would put off a `TypeAdapter` of a model too, past the place where
# FastAPI, which makes one for each route, sees to the warnings of pydantic.
_DEFERRED: Any = 1


_NAMELESS = type("", (), {})
"""Stands where pydantic has the class that is built first, which it finds by name."""


# One for all classes: it knows which one it is asked for.
_signature: Any = Signature()


if TYPE_CHECKING:

    class _Base(BaseModel):
        # Any, so that a model may say what its unknown properties are. Not in `Model`:
        # Sphinx adds to a class what its source has for type checkers only.
        __pydantic_extra__: Any = Field(init=False)

else:
    _Base = BaseModel


class Model(_Base):
    """A JSON object: keeps unknown properties, and is built when it is first used."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=_DEFERRED,
        protected_namespaces=(),
        serialize_by_alias=True,
        # The defaults. pydantic asks for these at every field, and looks here first:
        # all models are imported and built 2 % sooner.
        alias_generator=None,
        field_title_generator=None,
        json_encoders=None,
        # For pydantic's plugin for mypy, which knows by this what `__init__` takes.
        validate_by_name=True,
    )

    if not TYPE_CHECKING:
        del model_config["validate_by_name"]

    def __init__(self, /, **data: Any) -> None:
        """Take each property under its Python name or under its name in JSON."""
        self.__pydantic_validator__.validate_python(
            data, self_instance=self, by_alias=True, by_name=True
        )

    # pydantic's mark for an initialiser that only validates: nested objects skip it.
    __init__.__dict__["__pydantic_base_init__"] = True

    def to_dict(self) -> "dict[str, Any]":
        """Return the JSON object, with unset properties left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self, *, indent: "int | None" = None) -> str:
        """Return the JSON text, with unset properties left out."""
        return self.model_dump_json(indent=indent, by_alias=True, exclude_unset=True)

    @override
    def __repr_args__(self) -> "Iterator[tuple[str | None, Any]]":
        """Yield what is to be seen: None only where it was set, as null."""
        for name, value in super().__repr_args__():
            is_absent = value is None and name in type(self).__pydantic_fields__
            if not is_absent or name in self.__pydantic_fields_set__:
                yield name, value

    @classmethod
    @override
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: "Mapping[str, Any] | None" = None,
    ) -> "bool | None":
        """Build the validator, once, whichever thread comes first."""
        if cls.__pydantic_complete__ and not force:
            return None
        if _types_namespace is None and _is_ours(cls):
            _types_namespace = {}  # Not the variables of whoever comes first.
        with _building:
            _inherit(cls)
            # So many calls more to the variables that a type may be among.
            deeper = 1 if _nesting else 2
            rebuild = partial(
                super().model_rebuild,
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + deeper,
                _types_namespace=_types_namespace,
            )
            return rebuild() if _nesting else _built(cls, rebuild)

    @classmethod
    @override
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        with _building:  # so that no other thread completes the class meanwhile
            if cls.__pydantic_complete__:
                return handler(source)
            schema = _generated(cls, partial(handler, source), handler)
            if cls.model_config.get("extra") != "allow":
                return schema
            fields = cls.__pydantic_fields__
            optional = [n for n in _aliases(cls) if not fields[n].is_required()]
            return told_apart(schema, optional)

    if not TYPE_CHECKING:  # which know the parameters of pydantic's
        model_fields = Fields()

        @classmethod
        def model_json_schema(cls, *arguments: Any, **named: Any) -> "dict[str, Any]":
            """Return the JSON schema, when no other thread is building the class.

            Meanwhile pydantic 2.12 shows that of its base class.
            """
            with _building:
                return super().model_json_schema(*arguments, **named)

    @classmethod
    @override
    def __get_pydantic_json_schema__(
        cls, core_schema: "CoreSchema", handler: "GetJsonSchemaHandler", /
    ) -> "dict[str, Any]":
        """Describe the object, and each property by the docs of its field."""
        from ._json_schema import describe

        found = super().__get_pydantic_json_schema__(core_schema, handler)
        describe(cls, handler.resolve_ref_schema(found))
        return found

    @classmethod
    @override
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if not cls.__pydantic_complete__:
            unbuilt: Any = Serializer(cls.__pydantic_serializer__)
            cls.__pydantic_serializer__ = unbuilt
            cls.__signature__ = _signature


class CheckedModel(Model):
    """A model with assertions on the object as a whole, as it came in."""

    __checks__: ClassVar[tuple[Check | Implied, ...]] = ()

    def __init__(self, /, **data: Any) -> None:
        """Take each property under its Python name or under its name in JSON."""
        aliases = _aliases(type(self))
        super().__init__(**{aliases.get(name, name): data[name] for name in data})

    __init__.__dict__["__pydantic_base_init__"] = True

    @classmethod
    @override
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        with _building:
            is_built = cls.__pydantic_complete__
            schema = super().__get_pydantic_core_schema__(source, handler)
        if is_built:
            return schema
        every = _checks(cls)
        checks = [check for check in every if not isinstance(check, Implied)]
        # Within the model's schema: an instance has been checked when it was made.
        inner: Any = schema
        schema = changed(schema, schema=checked(inner["schema"], *checks))
        for implied in every:
            if isinstance(implied, Implied):
                schema = implied.passing_others(schema, *checks)
        return schema

    @classmethod
    @override
    def __get_pydantic_json_schema__(
        cls, core_schema: "CoreSchema", handler: "GetJsonSchemaHandler", /
    ) -> "dict[str, Any]":
        """Describe the object, and what is asserted of it."""
        from ._json_schema import hold

        found = super().__get_pydantic_json_schema__(core_schema, handler)
        hold(_checks(cls), handler.resolve_ref_schema(found))
        return found


def _checks(cls: type[CheckedModel]) -> "list[Check | Implied]":
    """Return what a class and its bases assert."""
    bases = reversed(cls.__mro__)
    return [check for base in bases for check in vars(base).get("__checks__", ())]


def checks(*every: Check | Implied) -> tuple[Check | Implied, ...]:
    """Return what a class adds to the checks of its bases, as one type for all."""
    return every


class UnknownVariant(RootModel[Any]):
    """A value that none of the known variants describes, kept as it came."""

    def to_dict(self) -> Any:
        """Return the JSON value."""
        return self.model_dump(mode="json")

    def to_json(self, *, indent: "int | None" = None) -> str:
        """Return the JSON text."""
        return self.model_dump_json(indent=indent)


def _aliases(cls: type[Model]) -> "dict[str, str]":
    """Return the names in JSON of the fields whose Python name is another one."""
    return {
        name: field.validation_alias
        for name, field in cls.__pydantic_fields__.items()
        if isinstance(field.validation_alias, str) and field.validation_alias != name
    }


@contextmanager
def _own_names(cls: type[Model], handler: Any) -> "Generator[None]":
    """Look up what a class of this package refers to in its module only.

    pydantic prefers the variables of the function that asks for a type, and the class
    that is built first: one that is named like a class of this module would be taken
    for it.
    """
    generator: Any = getattr(handler, "_generate_schema", None)
    names: Any = getattr(generator, "_ns_resolver", None)
    if names is None or not _is_ours(cls):
        yield
        return
    generator._ns_resolver = own = type(names)()
    try:
        with own.push(_NAMELESS):
            yield
    finally:
        generator._ns_resolver = names


def _is_ours(cls: type[Model]) -> bool:
    """Whether a class is of this package, and not one that a user has derived."""
    return cls.__module__.startswith(_PACKAGE)


def _generated(
    cls: type[Model], build: "Callable[[], CoreSchema]", handler: Any
) -> "CoreSchema":
    """Generate the schema of a class that is not built yet."""
    with _own_names(cls, handler):
        if _nesting[-1:] == [cls]:  # Whoever builds it has seen to the rest.
            return build()
        _inherit(cls)
        return build() if _nesting else _built(cls, build)


def _built(cls: type[Model], build: "Callable[[], T]") -> "T":
    """Build a class and, as pydantic does, whatever is inside it on the way.

    Where that nests deeper than Python has it, what is inside is built first, one by
    one; and where this is not enough, as classes lead back to each other, more room is
    made.
    """
    _nesting.append(cls)
    try:
        return build()
    except RecursionError:
        try:
            for inner in _innermost_first(cls):
                inner.model_rebuild()
            return build()
        except RecursionError:
            with _room():
                return build()
    finally:
        _nesting.pop()


def _innermost_first(cls: type[Model]) -> list[type[Model]]:
    """Return the classes inside a class, each behind those that are inside of it."""
    order: list[type[Model]] = []
    seen = {cls}
    stack = [(cls, _inside(cls))]
    while stack:
        owner, inside = stack[-1]
        inner = next((each for each in inside if each not in seen), None)
        if inner is None:
            order.append(owner)
            stack.pop()
        else:
            seen.add(inner)
            stack.append((inner, _inside(inner)))
    return order[:-1]


def _inside(cls: type[Model]) -> "Iterator[type[Model]]":
    """Yield the classes that the fields of a class name."""
    pending = [field.annotation for field in cls.__pydantic_fields__.values()]
    while pending:
        found = pending.pop()
        if isinstance(found, type) and issubclass(found, Model):
            yield found
        pending.extend(get_args(found))


@contextmanager
def _room() -> "Generator[None]":
    """Let calls nest deeper than Python has them by default."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _inherit(cls: type[Model]) -> None:
    """Resolve inherited fields in the modules that declare them.

    pydantic looks for the names of an unresolved field in the module of the class that
    inherits it, where they need not exist.
    """
    inherits = any(getattr(base, "__pydantic_fields__", ()) for base in cls.__bases__)
    if not inherits or cls.__pydantic_fields_complete__:
        return
    fields: Any = cls.__pydantic_fields__
    for name, field in fields.items():
        source = None if field._complete else _source(cls, name)
        if source is not None:
            if not source.__pydantic_fields_complete__:
                source.model_rebuild(raise_errors=False)  # The class itself will.
            fields[name] = copy(source.__pydantic_fields__[name])


def _source(cls: type[Model], name: str) -> "type[Model] | None":
    """Return the nearest class of another module that a field is inherited from."""
    if name in get_annotations(cls, format=Format.FORWARDREF):
        return None
    for base in cls.__bases__:
        if name in getattr(base, "__pydantic_fields__", ()):
            if not issubclass(base, Model):
                return None
            return base if base.__module__ != cls.__module__ else _source(base, name)
    return None
