"""One product, one file: each gives its Still."""
