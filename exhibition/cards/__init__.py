"""The labels: a View in, pictures of cards out. Pure: no window, no Panda3D."""
