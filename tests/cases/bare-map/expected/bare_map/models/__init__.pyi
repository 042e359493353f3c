from ..enums.schemas import Kind
from .schemas import Animal, Pet, Pets

__all__ = [
    "Animal",
    "Kind",
    "Pet",
    "Pets",
]
