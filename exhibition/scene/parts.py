"""Every form a part may have, as one union told apart by `form:`."""

from __future__ import annotations

from typing import Annotated, Union

from pydantic import Field

from exhibition.scene.architecture import ARCHITECTURE
from exhibition.scene.setting import SETTING

FORMS = {model.model_fields["form"].annotation.__args__[0]: model for model in ARCHITECTURE + SETTING}
Part = Annotated[Union[ARCHITECTURE + SETTING], Field(discriminator="form")]  # noqa: UP007
