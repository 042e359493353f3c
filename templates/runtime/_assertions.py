"""Assertions on strings, arrays and objects, as markers inside of `Annotated`.

Where pydantic's core can hold an assertion it goes into the core's schema; otherwise a
check looks at the input before anything else does.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ._core import changed, checked, fail
from ._json import key, kind

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class _Size:
    """How many there are of something."""

    noun: ClassVar[str]
    """What is counted."""

    keyword: ClassVar[str]
    """The keyword of JSON Schema, without its `min` or `max`."""

    json_type: ClassVar[str]
    """The values that have a size."""

    core_type: ClassVar[str]
    """The core schemas that can hold it."""

    def __init__(self, *, min: int = 0, max: "int | None" = None) -> None:
        self.min = min
        self.max = max

    def __repr__(self) -> str:
        return f"{type(self).__name__}(min={self.min}, max={self.max})"

    def check(self, value: Any) -> None:
        """Raise an error if there are too few or too many."""
        if kind(value) != self.json_type:
            return
        count = len(value)
        if count < self.min:
            fail(
                "too_few",
                "Input should have {min} or more {noun}, not {count}",
                min=self.min,
                noun=self.noun,
                count=count,
            )
        if self.max is not None and count > self.max:
            fail(
                "too_many",
                "Input should have {max} or fewer {noun}, not {count}",
                max=self.max,
                noun=self.noun,
                count=count,
            )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema = handler(source)
        if schema["type"] != self.core_type:
            return checked(schema, self)
        return changed(schema, **self._limits({**schema}, "min_length", "max_length"))

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        document = handler(schema)
        names = f"min{self.keyword}", f"max{self.keyword}"
        return {**document, **self._limits(document, *names)}

    def _limits(
        self, given: "Mapping[str, Any]", least: str, most: str
    ) -> "dict[str, int]":
        """Return the limits by name; of two that there are for one end, both count."""
        limits: dict[str, int] = {}
        if self.min:
            limits[least] = max(self.min, given.get(least, 0))
        if self.max is not None:
            limits[most] = min(self.max, given.get(most, self.max))
        return limits


class Length(_Size):
    """A string has from `min` to `max` characters (code points)."""

    noun = "characters"
    keyword = "Length"
    json_type = "string"
    core_type = "str"


class Properties(_Size):
    """An object has from `min` to `max` properties."""

    noun = "properties"
    keyword = "Properties"
    json_type = "object"
    core_type = "dict"


class Items(_Size):
    """An array has from `min` to `max` items, all different if `unique`."""

    noun = "items"
    keyword = "Items"
    json_type = "array"
    core_type = "list"

    def __init__(
        self, *, min: int = 0, max: "int | None" = None, unique: bool = False
    ) -> None:
        super().__init__(min=min, max=max)
        self.unique = unique

    def __repr__(self) -> str:
        return f"Items(min={self.min}, max={self.max}, unique={self.unique})"

    def check(self, value: Any) -> None:
        """Raise an error if there are too few or too many, or if one repeats."""
        super().check(value)
        if self.unique and kind(value) == "array" and _repeats(value):
            fail("unique_items", "Input should not repeat an item")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        if self.unique:
            return checked(handler(source), self)
        return super().__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        document = super().__get_pydantic_json_schema__(schema, handler)
        return {**document, "uniqueItems": True} if self.unique else document


def _repeats(items: "Sequence[Any]") -> bool:
    return len({key(item) for item in items}) < len(items)


class DependentRequired:
    """An object that has one property must have others too."""

    def __init__(self, properties: "Mapping[str, tuple[str, ...]]") -> None:
        self.properties = properties

    def __repr__(self) -> str:
        return f"DependentRequired({self.properties!r})"

    def check(self, value: Any) -> None:
        """Raise an error if a property is there without one that it needs."""
        if kind(value) != "object":
            return
        for name, needed in self.properties.items():
            missing = [other for other in needed if other not in value]
            if name in value and missing:
                fail(
                    "dependent_required",
                    "Property {name} needs {missing} too",
                    name=name,
                    missing=", ".join(missing),
                )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return checked(handler(source), self)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        needed = {name: list(others) for name, others in self.properties.items()}
        return {**handler(schema), "dependentRequired": needed}


class Pattern:
    """A string matches a regular expression, which may match anywhere in it.

    The expression is in the syntax of Rust's regex, or of `re` with `engine="re"` and
    wherever Rust's does not take it; `ecma` is how JSON Schema says the same, where it
    does so in other words.
    """

    def __init__(
        self,
        regex: str,
        *,
        engine: Literal["rust", "re"] = "rust",
        ecma: "str | None" = None,
    ) -> None:
        self.regex = regex
        self.engine = engine
        self.ecma = ecma

    def __repr__(self) -> str:
        return f"Pattern({self.regex!r}, engine={self.engine!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema = handler(source)
        if schema["type"] == "str" and "pattern" not in schema:
            regex, engine = self._held()
            return changed(schema, pattern=regex, regex_engine=engine)
        return checked(schema, self)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "dict[str, Any]":
        document = handler(schema)
        said = {"pattern": self.ecma or self.regex}
        if document.get("pattern") in (None, self._held()[0]):
            return {**document, **said}
        return {**document, "allOf": [*document.get("allOf", ()), said]}

    def check(self, value: Any) -> None:
        """Raise an error if a string does not match."""
        if kind(value) == "string":
            self._match(value)

    @cached_property
    def _match(self) -> "Callable[[Any], Any]":
        from pydantic_core import SchemaValidator, core_schema

        regex, engine = self._held()
        match = core_schema.str_schema(pattern=regex, regex_engine=engine, strict=True)
        return SchemaValidator(match).validate_python

    def _held(self) -> "tuple[str, Literal['rust-regex', 'python-re']]":
        """Return the expression as its engine takes it, and the engine."""
        from pydantic_core import SchemaError, SchemaValidator, core_schema

        if self.engine == "rust":
            try:
                SchemaValidator(core_schema.str_schema(pattern=self.regex))
            except SchemaError:
                return self.regex, "python-re"
            return self.regex, "rust-regex"
        if r"\p{" in self.regex.lower():
            from ._categories import spelled_out  # which hardly any pattern needs

            return spelled_out(self.regex), "python-re"
        return self.regex, "python-re"
