"""A scene -> what it costs to draw, side by side: plain nodes, our stage, bare OpenGL. See docs/bench.md."""
