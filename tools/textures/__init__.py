"""Nothing -> assets/textures: the patterns of all materials, by makers that share their noise, strokes and cracks."""
