from .schemas import Kind

__all__ = [
    "Kind",
]
