"""The curator's language: YAML text in, a checked Scene or every problem with its place out."""
