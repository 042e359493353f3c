from ._base import Model, UnknownVariant
from .models.openapi import Branch, Even, Json, Leaf, Nested, Node, Odd, Tree
from .params.openapi import (
    BranchParam,
    EvenParam,
    JsonParam,
    LeafParam,
    NestedParam,
    NodeParam,
    OddParam,
    TreeParam,
)

__all__ = [
    "Branch",
    "BranchParam",
    "Even",
    "EvenParam",
    "Json",
    "JsonParam",
    "Leaf",
    "LeafParam",
    "Model",
    "Nested",
    "NestedParam",
    "Node",
    "NodeParam",
    "Odd",
    "OddParam",
    "Tree",
    "TreeParam",
    "UnknownVariant",
]
