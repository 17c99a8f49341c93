"""Numbers are written as the readers of each language write them."""

from decimal import Decimal

from bulletin.model.site import Language
from bulletin.render.numbers import plain_number


def test_other_languages_need_no_code() -> None:
    """Magnitudes, separators and digits of a further language come from CLDR."""
    french = Language("fr", "fr", "Français", "Bulletin")
    assert plain_number(Decimal("1234567.5"), french) == "1\u202f234\u202f567,5"
