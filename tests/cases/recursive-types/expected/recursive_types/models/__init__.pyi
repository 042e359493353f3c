from .openapi import Branch, Even, Json, Leaf, Nested, Node, Odd, Tree

__all__ = [
    "Branch",
    "Even",
    "Json",
    "Leaf",
    "Nested",
    "Node",
    "Odd",
    "Tree",
]
