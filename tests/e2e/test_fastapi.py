"""FastAPI takes and gives models and params as it does anybody's, without a warning.

What it then says of itself is a specification again: of the same schemas.
"""

import json

import httpx
import pytest
from fastapi import FastAPI

import specgen

REQUEST = {"model": "m", "prompt": "a lighthouse"}


@pytest.fixture
def app(gateway_api):
    """An image API whose signatures are generated types."""
    application = FastAPI(title="Images", version="1.0.0")
    request = gateway_api.OpenAIImageGenerationRequest
    param = gateway_api.OpenAIImageGenerationRequestParam
    response = gateway_api.OpenAIImageGenerationResponse

    def generate(wanted: request) -> response:
        return response(created=1, data=[{"url": wanted.prompt, "new": None}])

    def generate_for(wanted: param) -> response:
        return response(created=1, data=[{"url": wanted["prompt"]}])

    as_it_is = {"response_model_exclude_unset": True}
    application.post("/images", **as_it_is)(generate)
    application.post("/images/of-params", **as_it_is)(generate_for)
    return application


def test_routes(app, serving):
    with serving(app) as url, httpx.Client(base_url=url) as client:
        answer = client.post("/images", json=REQUEST | {"user": "u"})
        assert answer.json() == {
            "created": 1,
            "data": [{"url": "a lighthouse", "new": None}],
        }
        answer = client.post("/images/of-params", json=REQUEST)
        assert answer.json()["data"] == [{"url": "a lighthouse"}]
        for route in ("/images", "/images/of-params"):
            refused = client.post(route, json=REQUEST | {"n": 11})
            assert refused.status_code == 422
            [error] = refused.json()["detail"]
            assert error["loc"] == ["body", "n"]


def test_what_it_says_of_itself_is_the_same_specification(
    app, gateway_api, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(app.openapi()))
    result = specgen.build(document, tmp_path / "generated", package="again")
    assert result.ok
    assert not result.diagnostics, result.report()
    schemas = app.openapi()["components"]["schemas"]
    said = schemas["OpenAIImageGenerationRequest"]
    ours = gateway_api.OpenAIImageGenerationRequest.model_json_schema()
    assert said["properties"] == ours["properties"]
    assert said["required"] == ours["required"] == ["model", "prompt"]
    params = schemas["OpenAIImageGenerationRequestParam"]
    assert params["required"] == ["model", "prompt"]
