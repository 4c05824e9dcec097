"""Geometry -> Batches (chain.py), and an eye -> what of them is drawn (choose.py)."""
