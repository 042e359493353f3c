from .openapi import Pet, PutPetsIdRequest, PutPetsIdRequestForm, ResponseError

__all__ = [
    "Pet",
    "PutPetsIdRequest",
    "PutPetsIdRequestForm",
    "ResponseError",
]
