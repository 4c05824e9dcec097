"""The museum shop: the catalogue, what a thing costs where, what belongs to which place, links safe to print."""
