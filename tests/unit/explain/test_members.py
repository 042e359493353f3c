"""Properties by dotted names, as code that uses the classes says them."""

import pytest

from tests.unit.explain.projects import Project

ORDERS = """\
Base: {type: object, properties: {created_at: {type: string}, x-y: {type: integer}}}
Item: {type: object, properties: {sku: {type: string, minLength: 2}, code: {}}}
Order:
  allOf:
  - $ref: '#/Base'
  - properties:
      items: {type: array, items: {$ref: '#/Item'}}
      pairs: {type: array, prefixItems: [{$ref: '#/Item'}, {type: string}]}
      named: {type: object, additionalProperties: {$ref: '#/Item'}}
      buyer: {anyOf: [{$ref: '#/Buyer'}, {type: 'null'}]}
      paid: {oneOf: [{$ref: '#/Card'}, {$ref: '#/Cash'}]}
      from: {type: string}
      always: true
Buyer: {type: [object, 'null'], properties: {last: {$ref: '#/Order'}, name: true}}
Card: {type: object, properties: {at: {type: string}, number: {type: string}}}
Cash: {type: object, properties: {at: {type: string}}}
"""
PART = "#/Order/allOf/1/properties"


@pytest.fixture
def orders(tmp_path):
    return Project(tmp_path, ORDERS)


@pytest.mark.parametrize(
    ("location", "pointer"),
    [
        ("Order.created_at", "#/Base/properties/created_at"),
        ("Order.items", f"{PART}/items"),
        ("Order.items.sku", "#/Item/properties/sku"),
        ("Order.pairs.sku", "#/Item/properties/sku"),
        ("Order.named.sku", "#/Item/properties/sku"),
        ("Order.buyer.last.items.sku", "#/Item/properties/sku"),
        ("Order.always", f"{PART}/always"),
        ("Order.paid.number", "#/Card/properties/number"),
        ("things.Order.created_at", "#/Base/properties/created_at"),
        ("things.models.api:Order.items.sku", "#/Item/properties/sku"),
        ("OrderParam.items.sku", "#/Item/properties/sku"),
        ("BuyerObject.name", "#/Buyer/properties/name"),
        ("Order.x-y", "#/Base/properties/x-y"),
        ("Order.x_y", "#/Base/properties/x-y"),
        ("Order.from_", f"{PART}/from"),
    ],
)
def test_a_property_is_found_by_its_name(orders, location, pointer):
    assert orders.find(location) == f"api.yaml{pointer}", list(orders.diagnostics)
    assert orders.explain(location).place == f"api.yaml{pointer}"


@pytest.mark.parametrize(
    ("location", "help_"),
    [
        ("Order.craeted_at", "did you mean 'Order.created_at'?"),
        ("Order.items.skus", "did you mean 'Order.items.sku'?"),
        ("Ordr.items.sku", "did you mean 'Order.items.sku'?"),
        ("things.Ordr", "did you mean 'Order'?"),
        ("Ordr.nothing", "did you mean 'Order'?"),
        ("Order.items.zzz", "'Order.items' has sku and code"),
        ("Order.zzz", "items, pairs, named, buyer, paid, from and 3 more"),
        ("Order.items.sku.zzz", "'Order.items.sku' has no properties"),
    ],
)
def test_what_no_schema_has_is_not_guessed(orders, location, help_):
    assert orders.find(location) is None
    last = list(orders.diagnostics)[-1]
    assert last.code == "place-not-found"
    assert last.help.endswith(help_)


def test_a_property_that_variants_have_apart_means_neither(orders):
    assert orders.find("Order.paid.at") is None
    last = list(orders.diagnostics)[-1]
    assert last.code == "place-ambiguous"
    assert (
        last.help
        == "ask for api.yaml#/Card/properties/at, api.yaml#/Cash/properties/at"
    )
