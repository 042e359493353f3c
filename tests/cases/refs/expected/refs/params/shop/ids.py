"""Parameters of schemas/shop/ids.yaml."""

from typing import Annotated, TypeAlias

from ..._types import Length

IdParam: TypeAlias = Annotated[str, Length(min=1)]
