"""One Look for all tests of the room: its faces take a moment to load."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

# Test folders are no packages (import-mode=importlib), so that the samples need a name of their own.
_FILE = Path(__file__).with_name("samples.py")
if "card_samples" not in sys.modules:
    _SPEC = importlib.util.spec_from_file_location("card_samples", _FILE)
    assert _SPEC and _SPEC.loader
    sys.modules["card_samples"] = importlib.util.module_from_spec(_SPEC)
    _SPEC.loader.exec_module(sys.modules["card_samples"])
