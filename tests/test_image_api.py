"""What the project is for: the gateway's image API, from request to last event."""

import json
import sys
from importlib import import_module

import pytest
from httpx_sse import ServerSentEvent
from pydantic import TypeAdapter, ValidationError

ANSWER = {
    "created": 1713833628,
    "background": "opaque",
    "output_format": "png",
    "data": [
        {"b64_json": "aGVsbG8=", "index": 0, "revised_prompt": "A cat.", "seed": 7},
        {"url": "https://example.com/1.png"},
    ],
    "usage": {
        "input_tokens": 10,
        "input_tokens_details": {"text_tokens": 10, "image_tokens": 0},
        "output_tokens": 90,
        "total_tokens": 100,
    },
    "x_request_id": "abc",
    "extra": {"nested": [1, 2.5, None]},
}


@pytest.fixture(scope="module")
def api(gateway):
    """The package of the image API, imported."""
    sys.path.insert(0, str(gateway.folder))
    yield import_module(gateway.name)
    sys.path.remove(str(gateway.folder))
    for name in [n for n in sys.modules if n.partition(".")[0] == gateway.name]:
        del sys.modules[name]


class TestImageRequest:
    def test_defaults(self, api):
        request = api.OpenAIImageGenerationRequest(model="m", prompt="p")
        assert request.n == 1
        assert request.response_format == "url"
        assert request.stream is False
        assert request.size is None
        assert request.to_dict() == {"model": "m", "prompt": "p"}

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("n", 0),
            ("n", 11),
            ("n", "2"),
            ("n", True),
            ("n", 1.5),
            ("n", None),
            ("size", "1x1"),
            ("size", None),
            ("prompt", None),
            ("prompt", 1),
            ("stream", "yes"),
            ("response_format", "png"),
            ("fallbacks", "other"),
        ],
    )
    def test_refused(self, api, field, value):
        given = {"model": "m", "prompt": "p", field: value}
        for validate in (
            lambda: api.OpenAIImageGenerationRequest(**given),
            lambda: api.OpenAIImageGenerationRequest.model_validate(given),
            lambda: api.OpenAIImageGenerationRequest.model_validate_json(
                json.dumps(given)
            ),
            lambda: TypeAdapter(api.OpenAIImageGenerationRequestParam).validate_python(
                given
            ),
        ):
            with pytest.raises(ValidationError) as caught:
                validate()
            assert {error["loc"] for error in caught.value.errors()} == {(field,)}

    def test_what_is_missing_is_named(self, api):
        with pytest.raises(ValidationError) as caught:
            api.OpenAIImageGenerationRequest(model="m")
        assert [error["loc"] for error in caught.value.errors()] == [("prompt",)]

    def test_whole_numbers_are_integers(self, api):
        given = '{"model": "m", "prompt": "p", "n": 2.0}'
        assert api.OpenAIImageGenerationRequest.model_validate_json(given).n == 2


def test_image_answer(api):
    text = json.dumps(ANSWER)
    answer = api.OpenAIImageGenerationResponse.model_validate_json(text)
    assert answer.data[0].b64_json == "aGVsbG8="
    assert answer.usage.total_tokens == 100
    assert answer.model_extra["x_request_id"] == "abc"
    assert json.loads(answer.to_json()) == ANSWER
    assert answer.to_dict() == ANSWER


def test_image_params(api):
    param = api.OpenAIImageGenerationRequestParam
    assert {"model", "prompt"} == set(param.__required_keys__)
    assert param.__optional_keys__ >= {"n", "size", "stream", "fallbacks"}
    streaming = api.OpenAIImageGenerationRequestParamStreaming
    blocking = api.OpenAIImageGenerationRequestParamNonStreaming
    assert "stream" in streaming.__required_keys__
    assert "stream" in blocking.__optional_keys__
    given = {"model": "m", "prompt": "p"}
    TypeAdapter(blocking).validate_python(given)
    TypeAdapter(streaming).validate_python({**given, "stream": True})
    for kind, value in ((blocking, True), (streaming, False)):
        with pytest.raises(ValidationError):
            TypeAdapter(kind).validate_python({**given, "stream": value})


def test_image_events(api):
    names = api.OpenAIImageStreamResponseType
    assert [name.value for name in names] == [
        "image_generation.partial_image",
        "image_generation.completed",
        "error",
    ]
    assert api.STREAMS["openaiCreateImage"] is api.openai_image_stream
    assert "'openaiCreateImage'" in repr(api.STREAMS)
    payload = '{"type": "image_generation.partial_image", "b64_json": "AA", "new": 1}'
    event = api.openai_image_stream.decode(ServerSentEvent(data=payload))
    assert type(event) is api.OpenAIImageStreamPartialImage
    assert event.type is names.PARTIAL_IMAGE
    assert event.b64_json == "AA"
    assert event.model_extra == {"new": 1}
    done = ServerSentEvent(
        event="image_generation.completed",
        data='{"usage": {"total_tokens": 3}}',
    )
    event = api.openai_image_stream.decode(done)
    assert type(event) is api.OpenAIImageStreamCompleted
    assert event.usage.total_tokens == 3


def test_image_events_nobody_knows(api):
    payload = '{"type": "image_generation.queued", "place": 3}'
    event = api.openai_image_stream.decode(ServerSentEvent(data=payload))
    assert isinstance(event, api.UnknownEvent)
    assert event.raw == payload
    assert event.data == json.loads(payload)
    assert api.openai_image_stream.decode(ServerSentEvent(data="[DONE]")) is None


def test_names_are_loaded_when_they_are_used(gateway, fresh):
    script = """
import gateway_models
assert "pydantic" not in sys.modules
assert not [m for m in sys.modules if m.startswith("gateway_models.models.")]
assert set(gateway_models.__all__) <= set(dir(gateway_models))
gateway_models.ImageData
assert "gateway_models.models.inference.images" in sys.modules
assert "gateway_models.models.integrations.openai.images" not in sys.modules
assert not [m for m in sys.modules if m.startswith("gateway_models.events.")]
for name in gateway_models.__all__:
    assert getattr(gateway_models, name) is not None, name
from gateway_models import *
try:
    gateway_models.NoSuchName
except AttributeError as error:
    assert "NoSuchName" in str(error)
else:
    raise AssertionError
"""
    fresh(script, gateway.folder)


def test_params_need_no_pydantic(gateway, fresh):
    script = """
from gateway_models import OpenAIImageGenerationRequestParam as Param
request: Param = {"model": "m", "prompt": "p"}
assert Param.__required_keys__ == {"model", "prompt"}
assert "pydantic" not in sys.modules
assert "pydantic_core" not in sys.modules
"""
    fresh(script, gateway.folder)


def test_committed_package_is_what_is_built(gateway, repository):
    committed = repository / "generated"
    for path, text in gateway.result.files.items():
        assert (committed / path).read_text(encoding="utf-8") == text, path
