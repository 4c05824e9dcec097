"""Every form a part may have, as one union told apart by `form:`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, Union

from pydantic import Field

from exhibition.scene.architecture import ARCHITECTURE
from exhibition.scene.setting import SETTING

FORMS: dict[str, Any] = {
    model.model_fields["form"].annotation.__args__[0]: model  # type: ignore[union-attr]
    for model in ARCHITECTURE + SETTING
}
if TYPE_CHECKING:
    Part: TypeAlias = Any  # the union is built from tuples, which a type checker cannot follow
else:
    Part = Annotated[Union[ARCHITECTURE + SETTING], Field(discriminator="form")]
