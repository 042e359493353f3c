"""Models of schemas/errors.yaml."""

from .._base import Model


class Error(Model):
    message: str
    causes: list["Error"] | None = None
