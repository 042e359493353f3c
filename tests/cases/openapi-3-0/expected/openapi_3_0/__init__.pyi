from ._base import Model, UnknownVariant
from .models.openapi import Pet, PutPetsIdRequest, PutPetsIdRequestForm, ResponseError
from .params.openapi import PutPetsIdRequestFormParam, PutPetsIdRequestParam

__all__ = [
    "Model",
    "Pet",
    "PutPetsIdRequest",
    "PutPetsIdRequestForm",
    "PutPetsIdRequestFormParam",
    "PutPetsIdRequestParam",
    "ResponseError",
    "UnknownVariant",
]
