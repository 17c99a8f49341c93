"""The nouns that pass between the stages: frozen dataclasses without I/O."""
