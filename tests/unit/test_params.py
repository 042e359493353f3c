"""Params as pydantic and `typing` resolve them, module by module."""

from typing import get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

import specgen

BASE = """
Thing:
  type: object
  required: [name]
  properties: {name: {type: string}, owner: {$ref: '#/Owner'}}
Owner:
  type: object
  properties: {things: {type: array, items: {$ref: '#/Thing'}}}
"""
SPEC = """
openapi: 3.1.0
info: {title: Things, version: '1'}
paths: {}
components:
  schemas:
    Book:
      allOf: [{$ref: 'base.yaml#/Thing'}]
      properties: {pages: {type: integer}}
    Novel:
      allOf: [{$ref: '#/components/schemas/Book'}]
      properties: {plot: {type: string}}
"""


@pytest.mark.parametrize("name", ["BookParam", "NovelParam"])
def test_inherited_keys_are_resolved_in_another_module(name, tmp_path, importing):
    (tmp_path / "openapi.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    result = specgen.build(
        tmp_path / "openapi.yaml", tmp_path / "out", package="lib", validation="exact"
    )
    assert result.ok
    with importing(tmp_path / "out", "lib") as package:
        param = getattr(package, name)
        assert {"owner", "pages"} <= get_type_hints(param).keys()
        adapter = TypeAdapter(param)
        document = {"name": "a", "owner": {"things": [{"name": "b"}]}}
        assert adapter.validate_python(document) == document
        with pytest.raises(ValidationError):
            adapter.validate_python({"name": "a", "owner": {"things": [{}]}})
