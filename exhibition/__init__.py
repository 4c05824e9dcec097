"""An immersive exhibition: YAML scenes in, a walk among palaces and bronze heads out. The map is README.md."""

__version__ = "0.1.0"
