"""Residual assertions, left to a validator of the bundled schemas."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError


class TestSchema:
    DRAFT_4 = "http://json-schema.org/draft-04/schema#"
    DRAFT_7 = "http://json-schema.org/draft-07/schema#"
    DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"

    @pytest.fixture(autouse=True)
    def documents(self, t):
        t.use_schemas(
            {
                "schemas/a.yaml": {
                    "dialect": self.DRAFT_2020,
                    "document": {
                        "NoQ": {"not": {"required": ["q"]}},
                        "a/b %é": {"prefixItems": [{"type": "string"}]},
                        "Far": {"$ref": "deep/b.yaml#/Old"},
                    },
                },
                "schemas/deep/b.yaml": {
                    "dialect": self.DRAFT_4,
                    "document": {"Old": {"minimum": 3, "exclusiveMinimum": True}},
                },
                "schemas/named.json": {
                    "dialect": self.DRAFT_7,
                    "document": {
                        "$id": "https://example.com/base/named.json",
                        "items": {"$ref": "#/definitions/T"},
                        "definitions": {"T": {"dependencies": {"a": ["b"]}}},
                    },
                },
                "schemas/true.json": {"dialect": self.DRAFT_2020, "document": True},
            }
        )

    @pytest.mark.parametrize(
        ("location", "good", "bad"),
        [
            ("schemas/a.yaml#/NoQ", ["{}"], ['{"q": 1}', "5"]),
            ("schemas/a.yaml#/a~1b %é", ['["a"]'], ["[1]"]),
            ("schemas/a.yaml#/Far", ["4", "3.5"], ["3", "3.0"]),
            ("schemas/deep/b.yaml#/Old", ["4"], ["3"]),
            ("schemas/named.json#", ['[{"a": 1, "b": 2}]'], ['[{"a": 1}]']),
            ("schemas/named.json#/definitions/T", ["{}"], ['{"a": 1}']),
            ("schemas/true.json#", ["1"], []),
        ],
    )
    def test_locations_and_dialects(self, t, location, good, bad, accepts):
        annotation = Annotated[Any, t.Schema(location)]
        assert [text for text in good if not accepts(annotation, text)] == []
        assert [text for text in bad if accepts(annotation, text)] == []

    def test_the_raw_input_is_judged(self, t, errors):
        annotation = Annotated[list[t.Integer], t.Schema("schemas/a.yaml#/a~1b %é")]
        assert errors(annotation, "[1.0]") == [
            ((), '1.0 is not of type "string" (at /0)')
        ]

    def test_python_values_are_judged_as_the_json_they_stand_for(self, t, base):
        class Thing(base.Model):
            at: t.Omittable[t.DateTime] = None

        adapter = TypeAdapter(Annotated[list[Any], t.Schema("schemas/a.yaml#/a~1b %é")])
        assert adapter.validate_python([datetime(2024, 1, 1, tzinfo=UTC)])
        assert adapter.validate_python(["a", Thing(), UUID(int=1)])
        with pytest.raises(ValidationError):
            adapter.validate_python([Thing()])

    def test_a_missing_schema_is_our_mistake(self, t, read):
        with pytest.raises(
            RuntimeError, match=r"no schema at schemas/a\.yaml#/Nothing"
        ):
            read(Annotated[Any, t.Schema("schemas/a.yaml#/Nothing")], "1")

    def test_nothing_is_fetched(self, t, read):
        document = {"$ref": "http://127.0.0.1:9/x.json"}
        entry = {"dialect": self.DRAFT_2020, "document": document}
        t.use_schemas({"a.json": entry})
        with pytest.raises(RuntimeError, match="is not present in a registry"):
            read(Annotated[Any, t.Schema("a.json#")], "1")

    def test_long_input_makes_no_long_message(self, t, errors):
        annotation = Annotated[Any, t.Schema("schemas/a.yaml#/NoQ")]
        ((_, message),) = errors(annotation, json.dumps({"q": "x" * 100_000}))
        assert len(message) < 600

    def test_schemas_of_the_package(self, site, fresh):
        entry = {"dialect": self.DRAFT_2020, "document": {"X": {"const": 1}}}
        bundle = site / "runtime_package" / "_schemas.json"
        bundle.write_text(json.dumps({"a.yaml": entry}), encoding="utf-8")
        code = """
            from typing import Annotated, Any
            from pydantic import TypeAdapter, ValidationError
            from runtime_package._types import Schema
            adapter = TypeAdapter(Annotated[Any, Schema("a.yaml#/X")])
            adapter.validate_json("1.0")
            try:
                adapter.validate_json("2")
            except ValidationError as error:
                print(error.errors()[0]["msg"])
        """
        assert fresh(code) == "1 was expected"
        bundle.unlink()
