"""How a union picks its member: by a tag, exclusively, or with a last resort.

Each marker goes into `Annotated[Union[...], marker]`.
"""

from functools import cache
from threading import local
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from ._core import changed, fail
from ._json import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema

Tag = str | int


class Tagged:
    """The value of one property names the member.

    The n-th tag, or tuple of tags, belongs to the n-th member. With `open`, one more
    member at the end takes what bears no tag or an unknown one.
    """

    def __init__(
        self, property: str, *tags: "Tag | tuple[Tag, ...]", open: bool = False
    ) -> None:
        self.property = property
        self.tags = tags
        self.open = open

    def __repr__(self) -> str:
        tags = ", ".join(map(repr, (self.property, *self.tags)))
        return f"Tagged({tags}{', open=True' if self.open else ''})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        members = get_args(source) or (source,)
        known = members[:-1] if self.open else members
        choices = _choices(self.tags, known, handler)
        discriminator = _discriminator(self.property, known)
        tagged = core_schema.tagged_union_schema(choices, discriminator)
        if not self.open:
            return tagged
        unknown = core_schema.no_info_before_validator_function(
            self._refuse(choices), handler.generate_schema(members[-1])
        )
        return _open(tagged, unknown)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return _describe_open(schema, handler) if self.open else handler(schema)

    def _refuse(self, known: "dict[Any, CoreSchema]") -> Any:
        """Keep what bears a known tag from the last member."""

        def refuse(value: Any) -> Any:
            tag = _tag_in(value, self.property)
            if tag in known:
                fail(
                    "known_tag", "Input bears the tag of a known member: {tag}", tag=tag
                )
            return value

        return refuse


class Hinted:
    """The value of one property names the member that is tried first.

    The n-th tag, or tuple of tags, belongs to the n-th member, and more members may
    follow. Where the value names none, or one that does not accept it, the union is
    what it is without the hint, or with `based` its last member. If that accepts it no
    more, the errors are those of the member that is named.
    """

    def __init__(
        self, property: str, *tags: "Tag | tuple[Tag, ...]", based: bool = False
    ) -> None:
        self.property = property
        self.tags = tags
        self.based = based

    def __repr__(self) -> str:
        tags = ", ".join(map(repr, (self.property, *self.tags)))
        return f"Hinted({tags}{', based=True' if self.based else ''})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        members = get_args(source)
        named = members[: len(self.tags)]
        choices = _choices(self.tags, named, handler)
        discriminator = _discriminator(self.property, named)
        hinted = core_schema.tagged_union_schema(choices, discriminator)
        plain = handler(source)
        if self.based:
            whole = _rather(hinted, handler.generate_schema(members[-1]))
            # An instance is written as what it is, whatever it says that it is.
            written: Any = {"type": "nullable", "schema": plain}
            return changed(whole, serialization=written)
        known = _known(plain)
        if known is None:
            silent = self._silent_if_named(choices)
            rest = core_schema.no_info_wrap_validator_function(silent, plain)
            return _rather(hinted, rest)
        closed = _rather(hinted, known)
        return changed(_rather(hinted, plain), metadata={_OPEN: closed})

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        inner = _innermost(schema)
        return handler(inner["choices"][-1][0] if "choices" in inner else schema)

    def _silent_if_named(self, known: "dict[Any, CoreSchema]") -> Any:
        """Refuse what names a member without errors: that member has told its own."""
        from pydantic_core import ValidationError

        def validate(value: Any, handler: Any) -> Any:
            try:
                return handler(value)
            except ValidationError as error:
                if _tag_in(value, self.property) in known:
                    raise ValidationError.from_exception_data(error.title, []) from None
                raise

        return validate


def _rather(hinted: "CoreSchema", rest: "CoreSchema") -> "CoreSchema":
    """Try the member that a value names before others."""
    from pydantic_core import core_schema

    choices = [(hinted, "named"), (rest, "any")]
    return core_schema.union_schema([*choices], mode="left_to_right")


def _tag_in(value: Any, property: str) -> "Tag | None":
    """Return the tag that an object bears, if any."""
    tag: Any = value.get(property) if kind(value) == "object" else None
    return tag if kind(tag) in ("string", "number") else None


def _innermost(schema: Any) -> Any:
    """Return the schema of a union, which other annotations may be around."""
    while "schema" in schema:
        schema = schema["schema"]
    return schema


def _choices(
    tags: "tuple[Tag | tuple[Tag, ...], ...]",
    members: "tuple[Any, ...]",
    handler: "GetCoreSchemaHandler",
) -> "dict[Any, CoreSchema]":
    """Return the schema of each member by each of its tags."""
    choices: dict[Any, CoreSchema] = {}
    for own, member in zip(tags, members, strict=True):
        schema = handler.generate_schema(member)
        for tag in own if isinstance(own, tuple) else (own,):
            choices[tag] = schema
    return choices


def _discriminator(
    property: str, members: "tuple[Any, ...]"
) -> "str | list[list[str | int]]":
    """Look for a tag by its own name and, in instances, by the attribute's."""
    attributes = {
        name: None
        for member in members
        for fields in _models(member)
        for name, field in fields.items()
        if field.validation_alias == property
    }
    paths: list[list[str | int]] = [[name] for name in attributes]
    return [[property], *paths] if paths else property


def _models(annotation: Any) -> "Iterator[dict[str, FieldInfo]]":
    """Find the models in an annotation and yield the fields of each."""
    annotation = getattr(annotation, "__value__", annotation)
    fields: dict[str, FieldInfo] | None = getattr(
        annotation, "__pydantic_fields__", None
    )
    if fields is not None:
        yield fields
    for part in get_args(annotation):
        yield from _models(part)


class Fallback:
    """The last member takes what none of the others accepts.

    A member that is such a union itself counts without its own last resort, which
    would take what another member describes.
    """

    def __repr__(self) -> str:
        return "Fallback()"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        *members, last = get_args(source)
        schemas = [_closed(handler.generate_schema(each), handler) for each in members]
        known: CoreSchema = core_schema.union_schema([*schemas])
        if sum(not _is_scalar(each) for each in members) > 1:
            known = core_schema.no_info_wrap_validator_function(_rather_known, known)
        final = handler.generate_schema(last)
        # What was unknown stays so: to pydantic, any model is a list of pairs.
        is_final = core_schema.is_instance_schema(last)
        return _open(known, final, core_schema.chain_schema([is_final, final]))

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        return _describe_open(schema, handler)


class _Resorts(local):
    """What the last resorts of all unions do, in one thread."""

    taken = 0
    """How often one was tried."""

    barred = False
    """Whether all of them refuse their input."""


_resorts = _Resorts()


def _rather_known(value: Any, handler: Any) -> Any:
    """Pick a member that needs no last resort for what is inside of it, if one fits.

    pydantic would pick the one with the most known properties.
    """
    taken = _resorts.taken
    found = handler(value)
    if _resorts.taken == taken:
        return found
    from pydantic_core import ValidationError

    _resorts.barred = True
    try:
        return handler(value)
    except ValidationError:
        return found
    finally:
        _resorts.barred = False


def _is_scalar(annotation: Any) -> bool:
    """Whether there can be no union inside of the values of a type."""
    annotation = getattr(annotation, "__value__", annotation)
    if get_origin(annotation) is Annotated:
        return _is_scalar(get_args(annotation)[0])
    is_model = hasattr(annotation, "__pydantic_fields__")
    is_class = isinstance(annotation, type) and not is_model
    return is_class or get_origin(annotation) is Literal


def _open(
    known: "CoreSchema", last: "CoreSchema", *first: "CoreSchema"
) -> "CoreSchema":
    """Let the last resort take what the known members do not."""
    from pydantic_core import core_schema

    return core_schema.union_schema(
        [*first, (known, "known"), (_inexact(last), "unknown")],
        mode="left_to_right",
        metadata={_OPEN: known},
    )


def _describe_open(
    schema: "CoreSchema", handler: "GetJsonSchemaHandler"
) -> "dict[str, Any]":
    """Describe the known members, beside which there may be anything."""
    known = _known(_innermost(schema))
    if known is None:
        return handler(schema)
    document = handler(known)
    members = document["anyOf"] if document.keys() == {"anyOf"} else [document]
    return {"anyOf": [*members, {}]}


def _inexact(schema: "CoreSchema") -> "CoreSchema":
    """Make a schema count least when pydantic looks for the member that fits best."""
    from pydantic_core import core_schema

    return core_schema.chain_schema([*_conversion(), schema])


@cache
def _conversion() -> "tuple[CoreSchema, CoreSchema]":
    """Give back what comes in, but for a conversion on the way, here of "1" to 1.

    That is what counts, wherever it happens inside of a member.
    """
    from pydantic_core import core_schema

    def pair(value: Any) -> tuple[Any, str]:
        if _resorts.barred:
            fail("unknown", "Input should be known")
        _resorts.taken += 1
        return value, "1"

    def first(pair: tuple[Any, int]) -> Any:
        return pair[0]

    anything = core_schema.any_schema()
    # Strict mode has no conversions; there, what takes anything counts for least.
    number = core_schema.union_schema(
        [core_schema.int_schema(strict=False), anything], mode="left_to_right"
    )
    converted = core_schema.tuple_schema([anything, number])
    return (
        core_schema.no_info_before_validator_function(pair, converted),
        core_schema.no_info_plain_validator_function(first),
    )


def _closed(schema: "CoreSchema", handler: "GetCoreSchemaHandler") -> "CoreSchema":
    """Return the schema of a union without its last resort, if it has one."""
    try:
        union: Any = handler.resolve_ref_schema(schema)
    except LookupError:  # It contains itself, and is not ready yet.
        return schema
    if union["type"] == "nullable":
        inner = _closed(union["schema"], handler)
        return schema if inner is union["schema"] else changed(union, schema=inner)
    return _known(union) or schema


def _known(union: Any) -> "CoreSchema | None":
    """Return what an open union is without its last resort; None for others."""
    metadata: dict[str, CoreSchema] = union.get("metadata") or {}
    return metadata.get(_OPEN)


_OPEN = "specgen_known_members"
"""Where the schema of an open union has what it is without its last resort."""


class ExactlyOne:
    """Exactly one member must accept the input, as `oneOf` demands."""

    def __repr__(self) -> str:
        return "ExactlyOne()"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        # The first step offers the input to every member and counts; the second is the
        # plain union, which converts the input, explains failures and serialises.
        attempts = [
            core_schema.with_default_schema(
                handler.generate_schema(member), default=_Failed, on_error="default"
            )
            for member in get_args(source)
        ]
        count = core_schema.no_info_wrap_validator_function(
            _at_most_one(len(attempts)), core_schema.tuple_schema([*attempts])
        )
        return core_schema.chain_schema([count, handler(source)])

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        inner = _innermost(schema)
        document = handler(inner["steps"][-1] if "steps" in inner else schema)
        if "anyOf" in document:
            document["oneOf"] = document.pop("anyOf")
        return document


class _Failed:
    """Stands for the result of a member that rejected the input."""


def _at_most_one(members: int) -> Any:
    def count(value: Any, handler: Any) -> Any:
        offered: tuple[Any, ...] = handler((value,) * members)
        found = [each for each in offered if each is not _Failed]
        if hasattr(value, "__pydantic_fields__"):
            # To pydantic, a model is a list of pairs as well.
            found = [each for each in found if each is value]
        matches = len(found)
        if matches > 1:
            fail(
                "exactly_one",
                "Input should match exactly one schema, but matches {matches}",
                matches=matches,
            )
        return value

    return count
