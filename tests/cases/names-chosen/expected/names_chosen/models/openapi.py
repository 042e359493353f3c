"""Models of openapi.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Integer, Omittable


class Address(Model):
    street: Omittable[str] = None


class PetOwner(Model):
    name: Omittable[str] = None
    address: Omittable[Address] = None


class OwnerOfPet(Model):
    age: Omittable[Integer] = None


Bang: TypeAlias = str
