"""The nine products after the Summer Palace and the Western Mansions, each a Still."""
PALACE = {}
