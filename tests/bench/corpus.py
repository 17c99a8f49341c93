"""A seeded corpus of neutral stories, the same for every generator that is measured."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 20240927
LANGUAGES = ("zh", "en")
DISTRICTS = tuple(f"district-{number:02}" for number in range(1, 14))
TOPICS = tuple(f"topic-{number}" for number in range(1, 7))
FIRST_YEAR, YEARS = 2015, 10
PAGE_SIZE = 20
_ROWS = 3  # of each story's table

_HAN = (
    "山水天地春夏秋冬花草树木江河湖海云雨风雪日月星辰东西南北高低远近大小松竹长短新旧"
    "书画琴棋笔墨纸砚茶米油盐门窗桌椅路桥船车鱼鸟牛羊早晚晴阴红黄蓝绿"
)
_LATIN_WORDS = (
    "river stone garden window morning evening harbour bridge lantern meadow orchard silver "
    "copper paper letter winter summer autumn spring market village valley mountain island "
    "forest candle mirror basket ribbon wooden gentle bright quiet distant narrow"
)
_LATIN = _LATIN_WORDS.split()


@dataclass(frozen=True, slots=True)
class Told:
    """A story in one language: its headline, one sentence about it, and its Markdown."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class BenchStory:
    """A story in both languages; `published` is in the site's time."""

    slug: str
    published: dt.datetime
    district: str
    topics: tuple[str, ...]
    told: dict[str, Told]

    @property
    def year(self) -> int:
        """The year it belongs to."""
        return self.published.year


def stories(count: int) -> Iterator[BenchStory]:
    """Yield stories of about 1,700 Han and 5,500 Latin characters, oldest first."""
    dice = random.Random(SEED)  # noqa: S311 - the same corpus each time is the point
    begin = dt.datetime(FIRST_YEAR, 1, 1, 8)  # noqa: DTZ001 - the site's time
    step = dt.timedelta(days=365.2 * YEARS) / count
    for number in range(count):
        numbers = dice.choices(range(1, 10_000), k=_ROWS)  # the same in both languages
        yield BenchStory(
            slug=f"story-{number:06}",
            published=(begin + step * number).replace(second=0, microsecond=0),
            district=dice.choice(DISTRICTS),
            topics=tuple(sorted(dice.sample(TOPICS, 2))),
            told={"zh": _told(_Chinese(dice), numbers), "en": _told(_English(dice), numbers)},
        )


class _Chinese:
    comma, stop = "，", "。"

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def words(self, length: int) -> str:
        return "".join(self.dice.choices(_HAN, k=length))


class _English:
    """Says as much in words as the other in Han characters."""

    comma, stop = ", ", ". "

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def words(self, length: int) -> str:
        words = self.dice.choices(_LATIN, k=max(1, length // 2))
        return " ".join(words).capitalize()


def _told(tongue: _Chinese | _English, numbers: list[int]) -> Told:
    words, dice = tongue.words, tongue.dice
    rows = "\n".join(f"| {words(4)} | {number} |" for number in numbers)
    table = f"| {words(4)} | {words(4)} |\n|---|---|\n{rows}"
    link = f"[{words(6)}](https://example.org/{dice.randint(1, 999)}/)"
    blocks = [_paragraph(tongue), _paragraph(tongue)]
    for _ in range(3):
        blocks += [f"## {words(8)}", _paragraph(tongue), _paragraph(tongue)]
    blocks += ["\n".join(f"- {words(16)}" for _ in range(4)), f"### {words(6)}", table]
    blocks += [f"{words(6)}{tongue.comma}{link}{tongue.stop.strip()}", _paragraph(tongue)]
    summary = words(30) + tongue.stop.strip()
    return Told(words(14), summary, "\n\n".join(blocks) + "\n")


def _paragraph(tongue: _Chinese | _English) -> str:
    clauses = [tongue.words(tongue.dice.randint(14, 22)) for _ in range(9)]
    marks = [tongue.dice.choice((tongue.comma, tongue.stop)) for _ in clauses[1:]]
    text = "".join(map("".join, zip(clauses, [*marks, tongue.stop], strict=True)))
    return f"{text.strip()}{tongue.stop[1:]}**{tongue.words(5)}**{tongue.stop.strip()}"
