from .openapi import PutPetsIdRequestFormParam, PutPetsIdRequestParam

__all__ = [
    "PutPetsIdRequestFormParam",
    "PutPetsIdRequestParam",
]
