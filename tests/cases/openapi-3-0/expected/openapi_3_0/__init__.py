"""OpenAPI 3.0: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Pet PutPetsIdRequest PutPetsIdRequestForm ResponseError
.params.openapi PutPetsIdRequestFormParam PutPetsIdRequestParam
""",
)
