"""What stands for the parts of a class until it is built.

A class is built when somebody asks for one of them. pydantic has stand-ins of its own,
for what validates and serializes, and leaves the rest as it is before a class is built.
"""

from typing import TYPE_CHECKING, Any
from warnings import warn

from typing_extensions import override

if TYPE_CHECKING:
    from ._base import Model


class Serializer:
    """Stands for the serializer of a class until an instance asks for it.

    An instance may exist before its class is built: inside of another, from
    `model_construct` or from a pickle. pydantic's own stand-in serves the class only.
    """

    def __init__(self, stand_in: Any) -> None:
        self._stand_in = stand_in

    def __get__(self, instance: Any, owner: "type[Model]") -> Any:
        if instance is None:
            return self._stand_in
        owner.model_rebuild()
        return owner.__pydantic_serializer__

    def __getattr__(self, name: str) -> Any:
        """Serve a `TypeAdapter` that was made while another thread built the class."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._stand_in, name)


class Signature:
    """Stands for the signature of a class, which would be that of its base."""

    def __get__(self, instance: Any, owner: "type[Model]") -> Any:
        if instance is None:
            owner.model_rebuild(raise_errors=False)
            if owner.__pydantic_complete__:
                return owner.__signature__
        raise AttributeError("__signature__")


class Fields(property):
    """The fields of a class, in whose types no name is left to be looked up.

    Where one is found nowhere, they are what they are. Asking an instance for them is
    warned of as pydantic does.
    """

    @override
    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is not None:
            from pydantic.warnings import PydanticDeprecatedSince211

            message = "model_fields of an instance is deprecated: ask its class"
            warn(message, PydanticDeprecatedSince211, stacklevel=2)
        if not owner.__pydantic_fields_complete__:
            owner.model_rebuild(raise_errors=False)
        return owner.__pydantic_fields__
