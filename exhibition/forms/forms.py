"""A form's name -> its maker. Every maker takes the words of its model in scene/ as keywords and gives Built."""

from __future__ import annotations

from collections.abc import Callable

from exhibition.forms.architecture import ARCHITECTURE
from exhibition.forms.built import Built
from exhibition.forms.setting import SETTING

FORMS: dict[str, Callable[..., Built]] = {**ARCHITECTURE, **SETTING}
