"""Models of schemas/inference/common.yaml."""

from typing import Any

from ..._base import Model
from ..._types import Boolean, Integer, Number
from ...enums.inference.common import ModelProvider


class Fallback(Model):
    """A model to try when the one asked for fails."""

    provider: ModelProvider

    model: str
    """Model as its provider calls it."""


class ErrorField(Model):
    """What went wrong, in the provider's terms where it was the cause."""

    type: str | None = None
    """Kind of error."""

    code: str | None = None
    """Short code for programs to act on."""

    message: str | None = None
    """Explanation for people to read."""

    param: str | None = None
    """Request parameter the error is about."""

    event_id: str | None = None
    """Identifies this failure in logs and support requests."""


class BifrostErrorExtraFields(Model):
    """Which request an error belongs to."""

    provider: ModelProvider | str | None = None

    model_requested: str | None = None
    """Model the request asked for."""

    request_type: str | None = None
    """Kind of request that failed."""


class BifrostError(Model):
    """An error, raised by the gateway or passed on from a provider."""

    event_id: str | None = None
    """Identifies this failure in logs and support requests."""

    type: str | None = None
    """Kind of error."""

    is_bifrost_error: Boolean | None = None
    """True when the gateway itself failed, not the provider."""

    status_code: Integer | None = None
    """HTTP status that goes with the error."""

    error: ErrorField | None = None
    extra_fields: BifrostErrorExtraFields | None = None


class BifrostCacheDebug(Model):
    """How the gateway's cache handled a request."""

    cache_hit: Boolean | None = None
    """Whether the answer came from the cache."""

    cache_id: str | None = None
    """Identifies the cache entry."""

    hit_type: str | None = None
    """How the entry was found, such as by equality or by similarity."""

    requested_provider: str | None = None
    """Provider the request asked for."""

    requested_model: str | None = None
    """Model the request asked for."""

    provider_used: str | None = None
    """Provider the cache lookup used."""

    model_used: str | None = None
    """Model the cache lookup used."""

    input_tokens: Integer | None = None
    """Tokens the cache lookup took."""

    threshold: Number | None = None
    """Similarity an entry must reach to count as a hit."""

    similarity: Number | None = None
    """How similar the entry found is to the request."""


class BifrostResponseExtraFields(Model):
    """What the gateway adds to a provider's answer."""

    request_type: str | None = None
    """Kind of request that was answered."""

    provider: ModelProvider | str | None = None

    model_requested: str | None = None
    """Model the request asked for."""

    model_deployment: str | None = None
    """Deployment that served the model."""

    latency: Integer | None = None
    """Time the request took, in milliseconds."""

    chunk_index: Integer | None = None
    """Place of this chunk in a streamed answer."""

    raw_request: dict[str, Any] | None = None
    """The request as sent to the provider, if the gateway keeps it."""

    raw_response: dict[str, Any] | None = None
    """The answer as the provider gave it, if the gateway keeps it."""

    cache_debug: BifrostCacheDebug | None = None
