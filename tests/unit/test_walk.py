"""Walking and rewriting types."""

from specgen import ir
from specgen.passes.rewrite import Rewriter
from specgen.walk import composites, references, walk

TEXT = ir.Scalar(id="#/t", kind=ir.Kind.STRING)
LINK = ir.Ref(id="#/r", target="#/R")
LIST = ir.Array(id="#/l", items=ir.Union(id="#/u", variants=(TEXT, LINK)))
WHOLE = ir.Object(
    id="#/o",
    properties=(
        ir.Property(name="text", type=TEXT),
        ir.Property(name="list", type=LIST),
        ir.Property(name="map", type=ir.Map(id="#/m", values=LINK)),
    ),
    extra=ir.Tuple(id="#/x", items=(TEXT, TEXT)),
    bases=("#/B",),
)


def test_what_does_not_change_is_the_same_object():
    operation = ir.Operation(
        id="#/op", name="op", method="get", path="/", responses=(WHOLE, LINK)
    )
    for changes in ({}, {ir.Intersection: str}, {ir.Ref: lambda node: node}):
        rewriter = Rewriter(changes)
        assert rewriter.rewritten(WHOLE) is WHOLE
        assert rewriter.operation(operation) is operation


def test_only_the_way_to_a_change_is_made_anew():
    rewriter = Rewriter({ir.Map: lambda node: node.values})
    changed = rewriter.rewritten(WHOLE)
    text, items, link = changed.properties
    assert link.type is LINK
    assert text is WHOLE.properties[0]
    assert items is WHOLE.properties[1]
    assert changed.extra is WHOLE.extra


def test_parts_change_before_what_they_are_parts_of():
    order = []

    def note(node):
        order.append(node.id)
        return node

    kinds = (ir.Scalar, ir.Ref, ir.Array, ir.Union, ir.Object)
    Rewriter(dict.fromkeys(kinds, note)).rewritten(WHOLE)
    assert order == ["#/t", "#/t", "#/t", "#/t", "#/r", "#/u", "#/l", "#/r", "#/o"]


def test_walks_meet_everything():
    inside = [node.id for node in walk(WHOLE)]
    assert sorted(inside) == sorted(
        ["#/o", "#/t", "#/l", "#/u", "#/t", "#/r", "#/m", "#/r", "#/x", "#/t", "#/t"]
    )
    assert sorted(node.id for node in composites(WHOLE)) == sorted(
        ["#/o", "#/l", "#/u", "#/m", "#/x"]
    )
    assert list(composites(TEXT)) == []
    assert sorted(references(WHOLE)) == ["#/B", "#/R", "#/R"]


def test_references_stand_in_the_order_of_the_type():
    def link(place: str) -> ir.Ref:
        return ir.Ref(id=f"#/to{place}", target=place)

    node = ir.Object(
        id="#/o",
        properties=(
            ir.Property(name="a", type=link("#/A")),
            ir.Property(name="b", type=ir.Array(id="#/b", items=link("#/B"))),
            ir.Property(name="c", type=link("#/C")),
        ),
        extra=link("#/D"),
        bases=("#/Base",),
    )
    assert references(node) == ["#/Base", "#/A", "#/B", "#/C", "#/D"]
