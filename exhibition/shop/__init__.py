"""The museum shop: the catalogue, what it costs where, what belongs to which place, and links that are safe to print."""
