"""What a figure is: a number, amount, date or code as a reader understands it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from bulletin.model.finding import Message, Severity


class Kind(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"  # shares too: 三成, a third
    POINTS = "points"  # percentage points, 百分点
    FACTOR = "factor"  # 2倍, doubled
    ORDINAL = "ordinal"
    DURATION = "duration"
    MEASURE = "measure"  # length, area, mass, volume, temperature, power
    DATE = "date"
    WEEKDAY = "weekday"  # 1 Monday … 7 Sunday
    TIME = "time"  # minutes since midnight
    CODE = "code"  # D771, 1+46+N, 0571-88255071: must come over unchanged
    VAGUE = "vague"  # 数百, dozens of: an order of magnitude


class Approx(StrEnum):
    """How exact a figure claims to be."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"  # under, but said of a number that is meant
    UP_TO = "up to"  # a bound, silent beside an exact number
    EITHER = "either"  # "over three years" may be more than, or throughout
    LOOSE = "loose"  # "as many as": said of less, of exactly and of more


class Weight(IntEnum):
    """How sure it is that a reader takes it for a figure, and so what its loss weighs."""

    WEAK = 0  # may support a figure of the other language, is never missed itself
    FAIR = 1  # its loss is a warning
    STRONG = 2  # its loss is an error


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date as far as it is said; `part` is early, mid, late, decade."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    is_relative: bool = False  # 去年, last month: said against a date the text does not give


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a figure; `unit` is a key of the unit tables."""

    kind: Kind
    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure and where it stands: `text` is `source[start:end]`.

    `value` is the plain number (9.79亿元 → 979000000, 三成 → 30). `also` are further readings that
    a faithful translation may have taken. `day` is set for dates alone, `code` for codes alone.
    A figure equals itself alone: the same number said twice is two figures.
    """

    kind: Kind
    value: Decimal
    unit: str
    approx: Approx
    start: int
    end: int
    text: str
    weight: Weight = Weight.STRONG
    also: tuple[Reading, ...] = ()
    day: Day | None = None
    code: str = ""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every way to understand it, the likeliest first."""
        return (Reading(self.kind, self.value, self.unit), *self.also)


def said(  # noqa: PLR0913 - everything a reader may know of a figure
    text: str,
    start: int,
    kind: Kind,
    value: Decimal | int | str,
    unit: str = "",
    *,
    approx: Approx = Approx.EXACT,
    weight: Weight = Weight.STRONG,
    also: tuple[Reading, ...] = (),
) -> Figure:
    """Make the figure that `text`, found at `start`, says."""
    end = start + len(text)
    return Figure(kind, Decimal(value), unit, approx, start, end, text, weight, also)


class Fault(StrEnum):
    """What a difference consists of."""

    MAGNITUDE = "magnitude"
    VALUE = "value"
    UNIT = "unit"
    CURRENCY = "currency"
    DATE = "date"
    REVERSED = "reversed"
    HEDGE = "hedge"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts that disagree in one figure; one side is None where it has no counterpart."""

    fault: Fault
    severity: Severity
    message: Message
    zh: Figure | None
    en: Figure | None
