"""Models of schemas/shop/ids.yaml."""

from typing import TypeAlias

Id: TypeAlias = str
