"""How strictly models hold to a schema, and who decides that."""

import pytest

from tests.unit.explain.projects import API, OUT, Project, part, rows


def test_a_tolerant_schema(api):
    found = api.explain("Out")
    note = "tolerant: unknown properties are kept"
    assert rows(found)["additionalProperties"].note == note
    assert rows(found)["required"].note == "'secret' may be absent from what is read"
    assert rows(found, "/properties/size")["enum"].note == (
        "tolerant: unknown values are kept"
    )
    count = rows(found, "/properties/count")
    assert count["type"].held == "type"
    assert (count["minimum"].held, count["minimum"].note) == (
        "documentation",
        "tolerant: it is not enforced",
    )
    assert rows(found, "/properties/open")["anyOf"].held == "documentation"
    for keyword in ("type", "required"):
        assert rows(found, "/properties/mixed")[keyword].note == (
            "tolerant: values of no known variant are kept"
        )
    assert rows(found, "/properties/one")["oneOf"].by == (
        'Tagged("t", "a", "b", open=True)'
    )
    assert rows(found, "/properties/rest")["not"].held == "documentation"
    assert rows(found, "/properties/rest/not")["required"].held == "documentation"


def test_the_tag_of_a_tolerant_variant_is_closed(api):
    assert rows(api.explain("A"), "/properties/t")["const"].held == "type"
    assert part(api.explain("A"), "/properties/t").annotation == 'Literal["a"]'


@pytest.mark.parametrize(
    ("location", "exact", "use", "sent", "read"),
    [
        ("In", True, "sent", ("makeThing",), ()),
        ("Out", False, "read", (), ("makeThing",)),
        ("A", False, "read", (), ("makeThing",)),
        ("Other", False, "read", (), ("makeThing",)),
        ("Unused", False, "unused", (), ()),
    ],
)
def test_who_uses_a_schema_decides_the_verdict(api, location, exact, use, sent, read):
    verdict = api.explain(location).verdict
    assert (verdict.exact, verdict.use) == (exact, use)
    assert (verdict.sent_by, verdict.read_by) == (sent, read)
    assert verdict.reason


def test_the_configuration_decides_the_verdict(tmp_path):
    project = Project(tmp_path, API + "      type: object\n" + OUT, validation="exact")
    verdict = project.explain("Out").verdict
    assert verdict.exact is True
    assert verdict.reason == "validation is 'exact'"


def test_without_operations_all_is_exact(tmp_path):
    project = Project(tmp_path, "Pet: {type: object, minProperties: 1}\n")
    found = project.explain("api.yaml#/Pet")
    assert found.verdict.reason == "a document without operations is exact"
    assert rows(found)["minProperties"].held == "code"
