from .openapi import (
    CatParam,
    DogParam,
    MissingParam,
    NoTargetParam,
    NotConstantParam,
    TomParam,
    TwiceParam,
)

__all__ = [
    "CatParam",
    "DogParam",
    "MissingParam",
    "NoTargetParam",
    "NotConstantParam",
    "TomParam",
    "TwiceParam",
]
