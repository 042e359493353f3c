from .openapi import (
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
    "BranchParam",
    "EvenParam",
    "JsonParam",
    "LeafParam",
    "NestedParam",
    "NodeParam",
    "OddParam",
    "TreeParam",
]
