"""Figures and dates of a Chinese and an English text, read and compared by meaning."""

from bulletin.checks.figures.compare import compare, figures
from bulletin.checks.figures.noun import (
    Approx,
    Day,
    Difference,
    Fault,
    Figure,
    Kind,
    Reading,
    Weight,
)

__all__ = [
    "Approx",
    "Day",
    "Difference",
    "Fault",
    "Figure",
    "Kind",
    "Reading",
    "Weight",
    "compare",
    "figures",
]
