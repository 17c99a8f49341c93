"""How large units are, so that figures in different ones can be compared."""

from dataclasses import replace
from decimal import Decimal

from bulletin.checks.figures.noun import Reading

# Canonical unit → (dimension, size in the dimension's base unit).
SIZES: dict[str, tuple[str, Decimal]] = {
    name: (dimension, Decimal(size))
    for dimension, sizes in {
        "length": "mm .001 cm .01 m 1 km 1000 li 500 mile 1609.344 foot .3048 inch .0254 yard .9144"
        " nautical-mile 1852 nm .000000001 micron .000001"
        " zhang 3.3333 chi .33333 light-year 9.4607e15",
        "area": "sqcm .0001 sqm 1 sqkm 1000000 ha 10000 mu 666.667 acre 4046.86 sqmile 2589988"
        " sqft .092903",
        "volume": "cum 1 litre .001 ml .000001 gallon .00378541 cuft .0283168 barrel .158987",
        "mass": "kg 1 g .001 mg .000001 tonne 1000 jin .5 liang .05 pound .453592 ounce .0283495",
        "temperature": "celsius 1",
        "fahrenheit": "fahrenheit 1",
        "power": "w 1 kw 1000 mw 1000000 gw 1000000000",
        "energy": "kwh 1 mwh 1000 gwh 1000000",
        "data": "kb 1 mb 1000 gb 1000000 tb 1000000000",
        "speed": "mps 1 kmph .277778 mileph .44704 knot .514444",
        "frequency": "hz 1 khz 1000 mhz 1000000 ghz 1000000000",
        "time": "second 1 minute 60 hour 3600 day 86400 week 604800",
        "months": "month 1 quarter-year 3 year 12 decade 120 century 1200",
    }.items()
    for name, size in zip(*[iter(sizes.split())] * 2, strict=True)
}

_DAYS_A_MONTH = Decimal("30.4")
_SPEEDS = {"kmph": "km", "mileph": "mile", "mps": "m", "knot": "nautical-mile"}


def sizes_equal(one: Reading, other: Reading) -> bool:
    """Whether two lengths, areas, times and so on are the same in their own units."""
    one, other = _length(one, other), _length(other, one)
    if one.unit == other.unit:
        return one.value == other.value
    (first, size), (second, scale) = SIZES[one.unit], SIZES[other.unit]
    mine, theirs = one.value * size, other.value * scale
    tolerance = Decimal("0.03")
    if {first, second} == {"time", "months"}:
        mine *= _DAYS_A_MONTH * 86400 if first == "months" else 1
        theirs *= _DAYS_A_MONTH * 86400 if second == "months" else 1
        tolerance = Decimal("0.08")
    elif first != second:
        if {first, second} == {"temperature", "fahrenheit"}:
            celsius = one.value if first == "temperature" else other.value
            degrees = other.value if first == "temperature" else one.value
            return abs(celsius * 9 / 5 + 32 - degrees) <= 2  # noqa: PLR2004 - whole degrees
        return False
    if {one.unit, other.unit} == {"foot", "inch"}:  # one scale, never rounded: 6-foot-6, 6.6英尺
        return mine == theirs
    return abs(mine - theirs) <= tolerance * max(mine, theirs)


def size_ratio(one: Reading, other: Reading) -> Decimal | None:
    """Return how many times as large the other is; None where that cannot be said."""
    (first, size), (second, scale) = (
        SIZES.get(each.unit, ("", Decimal(0))) for each in (one, other)
    )
    if first != second or first in {"", "temperature", "fahrenheit"} or not one.value * other.value:
        return None
    return other.value * scale / (one.value * size)


def _length(one: Reading, other: Reading) -> Reading:
    """Take a speed for its length beside a length: 时速25公里 is 25 km/h."""
    is_length = SIZES[other.unit][0] == "length" if other.unit else False
    return replace(one, unit=_SPEEDS[one.unit]) if is_length and one.unit in _SPEEDS else one
