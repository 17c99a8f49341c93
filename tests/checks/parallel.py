"""Paragraphs in both languages for alignment tests: own sentences in many styles."""

from pathlib import Path

_LINES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
PAIRS: tuple[tuple[str, str], ...] = tuple(zip(_LINES[::3], _LINES[1::3], strict=True))
