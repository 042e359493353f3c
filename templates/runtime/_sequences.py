"""A sequence that is no string: what params take for items that may be strings.

A string is a sequence of strings itself, and sent by mistake where a list is due. A
list will not do where an item is a `UUID | str`: it is no list for who has UUIDs.
"""

from collections.abc import Iterator, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    Protocol,
    SupportsIndex,
    TypeVar,
    get_args,
    overload,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T_co = TypeVar("T_co", covariant=True)


class SequenceNotStr(Protocol[T_co]):
    """Any sequence but a string, of which `in` takes nothing but strings.

    Without `count` and `index`: of a list they take items, and so tell type checkers
    what the items of a list that is written out should be.
    """

    if TYPE_CHECKING:  # typing keeps overloads, and their module, for good

        @overload
        def __getitem__(self, index: SupportsIndex, /) -> T_co: ...
        @overload
        def __getitem__(self, index: slice, /) -> Sequence[T_co]: ...

    def __contains__(self, value: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def __reversed__(self) -> Iterator[T_co]: ...

    if not TYPE_CHECKING:  # no list has it

        @classmethod
        def __get_pydantic_core_schema__(
            cls, source: Any, handler: "GetCoreSchemaHandler"
        ) -> "CoreSchema":
            return handler.generate_schema(Sequence[get_args(source)])
