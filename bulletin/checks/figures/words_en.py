"""English words around numerals: hedges, ordinals, fractions, phrases that hold no figure."""

import re
from decimal import Decimal

from bulletin.checks.figures.noun import Approx
from bulletin.checks.figures.numerals import EN_SMALL
from bulletin.checks.figures.units import SIGNS, alternation, words

_OVER = (
    r"more than|over|(?<!the )above|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)|tops"
    r"|upwards? of|at least|(?:no|not) (?:fewer|less) than|in excess of|beyond|passed"
    r"|minimum(?: of)?|north of"
)
_UNDER = r"less than|fewer than|(?:under|below)(?: the age of| aged)?|just short of|shy of"
_NEARLY = "nearly|almost|close to|approaching|approached"
_ABOUT = (
    r"about|around|approximately|roughly|some|an estimated|estimated|circa|in the region of"
    r"|more or less|approx\.?|~"
)
_UP_TO = (
    r"up to|at most|(?:no|not) more than|maximum(?: of)?|not exceed(?:ing)?|not to exceed"
    r"|capped at|no later than|(?:lower|smaller|shorter|younger) than"
)
_EITHER = "(?:greater|higher|larger|longer|older) than"  # what was lower than $5 in May is exact
_LOOSE = r"as (?:many|much|high|low|few|little|long|far) as"  # of 逾12% as well as of 12%
_BEFORE = re.compile(
    rf"(?<![a-z])(?:(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<about>{_ABOUT})|(?P<upto>{_UP_TO})"
    rf"|(?P<nearly>{_NEARLY})|(?P<loose>{_LOOSE})|(?P<either>{_EITHER}))"
    r"\s(?:an? |the |some |a total of |as much as |at |to be )?"
    rf"(?:(?:{alternation(SIGNS)})\s?)?$",
    re.IGNORECASE,
)
_LOOKBACK = 40  # characters before a figure that may hedge it


def hedge(text: str, start: int) -> tuple[Approx, str]:
    """Return how exact the words before a figure make it, and the words."""
    found = _BEFORE.search(text, max(0, start - _LOOKBACK), start)
    if not found or found.lastgroup is None:
        return Approx.EXACT, ""
    kinds = {
        "over": Approx.OVER,
        "under": Approx.UNDER,
        "upto": Approx.UP_TO,
        "nearly": Approx.NEARLY,
        "loose": Approx.LOOSE,
        "either": Approx.EITHER,
    }
    return kinds.get(found.lastgroup, Approx.ABOUT), found[found.lastgroup].lower()


ORDINALS = {
    word: value
    for value, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
ORDINALS |= dict(
    zip(
        words("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"),
        range(30, 110, 10),
        strict=True,
    )
)
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINAL = (
    r"\b(?i:(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?:st|nd|rd|th)"
    rf"|(?:(?:{'|'.join(TENS)})[- ])?(?:{alternation(ORDINALS)}))\b"
)


def rank(word: str) -> int:
    """Return the number of an ordinal: 21st, twenty-first."""
    if word[0].isdecimal():
        return int(re.sub(r"\D", "", word))
    *tens, last = re.split(r"[- ]", word.lower())
    return ORDINALS[last] + (EN_SMALL[tens[0]] if tens else 0)


PARTS = {
    "thousandth": 1000,
    "ten-thousandth": 10**4,
    "millionth": 10**6,
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if value >= 4},  # noqa: PLR2004
}
FACTORS = {
    "doubl": Decimal(2),
    "twice": Decimal(2),
    "tripl": Decimal(3),
    "trebl": Decimal(3),
    "quadrupl": Decimal(4),
    "quintupl": Decimal(5),
    "halv": Decimal("0.5"),
}
MEMBERS = {30, 40, 50, 100, 225, 250, 300, 350, 400, 500, 600, 1000, 2000}  # of S&P 500, 日经225
TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
IDIOMS = (
    r"618(?=\W{1,2}(?:online|mid-year|shopping|sales|festival|promotion))"
    r"|[Ff]ive-[Yy]ear [Pp]lans?|24/7|9/11|fifty-fifty|fourth estate|million-dollar question"
    r"|[Tt]hird[- ](?:part(?:y|ies)|tier|[Ww]orld)|zero tolerance|ground zero|zero-sum|net zero"
    r"|three-dimensional|World War (?:I{1,3}|One|Two)|seven seas|Three Gorges|Five Eyes"
    r"|Big (?:Three|Four|Five)|Formula (?:One|1)|Air Force One|catch-22|cloud nine"
    r"|(?:single|double|triple)-digits?|doubl(?:e[ds]?|ing) down"
    r"|at sixes and sevens|sixth sense|four-letter|five-a-side|split second|[Ff]our [Ss]easons"
    r"|(?:three|four|five)-star"
)
