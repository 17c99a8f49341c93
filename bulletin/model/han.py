"""Which characters are Han or set like Han: each as the inside of a regular-expression class."""

from typing import Final

HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Characters of full width. Hangul has word spaces and is left out.
WIDE: Final = (
    "\u2e80-\u303f\u3040-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)

# Marks that Chinese sets at full width and English does not: dashes, quotation marks, dots.
SHARED_MARKS: Final = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
