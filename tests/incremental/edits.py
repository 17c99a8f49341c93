"""What editors do to a site, one thing at a time, by the throw of dice."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.builder import SiteBuilder

TODAYS = ("2024-09-26T09:30", "2024-09-28T10:00", "2024-10-05T08:00", "2026-11-23T12:00")


class Editors:
    """A small site and the dice that change it; `today` is the moment it is built for."""

    def __init__(self, root: Path, seed: int) -> None:
        self.site = SiteBuilder(root)
        self.dice = random.Random(seed)  # noqa: S311 - the same story each time is the point
        self.today = TODAYS[-1]
        self._written = 0
        self.site.write("content/glossary.yaml", _glossary("青年人才"))
        if seed % 2:
            with (root / "config.yaml").open("a") as file:
                file.write(_EVERYTHING)
        for _ in range(5):
            self.add()

    def change(self) -> str:
        """Change one thing; return what."""
        change = self.dice.choice(CHANGES)
        change(self)
        return change.__name__

    def add(self) -> None:
        """Add a story in one language or both, with some facts."""
        self._written += 1
        story = f"2024/story-{self._written}"
        day = self.dice.randint(25, 29)
        facts = {
            "published": f"2024-09-{day} 08:{self.dice.randint(10, 59)}",
            "topics": self.dice.choice(("[youth]", "[skills, services]")),
            "districts": self.dice.choice(("[gongshu]", "[xihu, binjiang]", "[]")),
        }
        if self.dice.random() < 1 / 3:
            facts["expires"] = "2024-10-01"
        if self.dice.random() < 1 / 3:
            facts["figures"] = "[{value: 1521000000, unit: CNY, label: {zh: 投资, en: Invested}}]"
        if self.dice.random() < 1 / 3:
            facts["events"] = "[{id: day, start: 2024-10-02 09:00, title: {zh: 日, en: Day}}]"
        self.site.article(story, "zh", self._words(), **facts)
        if self.dice.random() < 2 / 3:
            self.site.article(story, "en", self._words())

    def edit(self) -> None:
        """Write another text under the same front matter."""
        file = self._file()
        front, fence, _ = file.read_text().rpartition("---\n")
        file.write_text(f"{front}{fence}{self._words()}\n")

    def extend(self) -> None:
        """Add to a text where no list or neighbour shows it."""
        tails = (
            "多了一段 talent。",
            "## 小标题",
            "- 一条\n- two",
            "<!-- a note -->",
            "一段，12亿元。",
        )
        file = self._file()
        file.write_text(f"{file.read_text()}\n\n{self.dice.choice(tails)}\n")

    def shorten(self) -> None:
        """Take the last paragraph of a text away."""
        file = self._file()
        front, fence, body = file.read_text().rpartition("---\n")
        paragraphs = body.split("\n\n")
        if len(paragraphs) > 1:
            file.write_text(f"{front}{fence}" + "\n\n".join(paragraphs[:-1]) + "\n")

    def link(self) -> None:
        """Lead to a heading of another story, which may not be there."""
        file, other = self._file(), self._file().parent.name
        place = self.dice.choice(("", "#小标题", "#小标题"))
        file.write_text(f"{file.read_text()}\n\n见[别处](../{other}/{place})。\n")

    def accept(self) -> None:
        """Let a slip stand that is none."""
        file = self._file()
        comment = "<!-- bulletin: ignore terms: 习惯写法 -->"
        file.write_text(f"{file.read_text()}\n\n{comment}\n")

    def retitle(self) -> None:
        """Change a headline, which stands in lists, feeds and neighbours."""
        file = self._file()
        title = f"title: Headline {self.dice.randint(1, 9)}"
        file.write_text(re.sub(r"title: .*", title, file.read_text(), count=1))

    def rename(self) -> None:
        """Move a story to another address."""
        self._written += 1
        folder = self._file().parent
        folder.rename(folder.with_name(f"renamed-{self._written}"))

    def delete(self) -> None:
        """Remove a story."""
        folder = self._file().parent
        if len(list(folder.parent.iterdir())) > 1:
            shutil.rmtree(folder)

    def retranslate(self) -> None:
        """Write the English version anew, or take it away."""
        folder = self._file("zh").parent
        english = folder / "index.en.md"
        if english.exists() and self.dice.random() < 1 / 2:
            english.unlink()
        else:
            english.write_text(f"---\ntitle: Told again\n---\n{self._words()}\n")

    def flip_draft(self) -> None:
        """Take a story back to its desk, or release it."""
        file = self._file("zh")
        text = file.read_text()
        is_draft = "draft: true\n" in text
        file.write_text(
            text.replace("draft: true\n", "") if is_draft else text.replace("---\n", _DRAFT, 1)
        )

    def change_template(self) -> None:
        """Change what every list entry looks like."""
        file = self.site.root / "templates/partials/card.html"
        mark = f"<!-- {self.dice.randint(1, 9)} -->"
        text = re.sub(r"<!-- \d -->", "", file.read_text())
        file.write_text(text.replace('<article class="card">', f'<article class="card">{mark}'))

    def change_style(self) -> None:
        """Change the style sheet, whose name stands in every page."""
        with (self.site.root / "templates/assets/site.css").open("a") as file:
            file.write(f"/* {self.dice.randint(1, 9)} */\n")

    def rename_district(self) -> None:
        """Give a district another name."""
        self._in_config(r"西湖.?区", f"西湖{self.dice.choice('甲乙丙')}区")

    def change_configuration(self) -> None:
        """Rename the site."""
        self._in_config("Test Bulletin ?[0-9]*", f"Test Bulletin {self.dice.randint(1, 9)}")

    def change_glossary(self) -> None:
        """Change an entry of the glossary."""
        self.site.write("content/glossary.yaml", _glossary(self.dice.choice(("青年", "青年人才"))))

    def move_today(self) -> None:
        """Let time pass, or go back."""
        self.today = self.dice.choice(TODAYS)

    def _in_config(self, pattern: str, text: str) -> None:
        file = self.site.root / "config.yaml"
        file.write_text(re.sub(pattern, text, file.read_text(), count=1))

    def _file(self, language: str = "*") -> Path:
        files = sorted((self.site.root / "content/articles").rglob(f"index.{language}.md"))
        return self.dice.choice(files)

    def _words(self) -> str:
        paragraphs = [f"一段话 word {self.dice.randint(1, 99)}。" for _ in range(2)]
        extra = ("", "## 小标题", "- one\n- two", "A *slow* way, with `code`.", "**重点**")
        return "\n\n".join([*paragraphs, self.dice.choice(extra)])


_EVERYTHING = (
    "side_by_side: true\n"
    "severities: {broken-anchor: warning, figures: warning, structure: warning, terms: info}\n"
)
_DRAFT = "---\ndraft: true\n"

CHANGES: tuple[Callable[[Editors], None], ...] = (
    Editors.add,
    Editors.edit,
    Editors.extend,
    Editors.extend,
    Editors.extend,
    Editors.shorten,
    Editors.shorten,
    Editors.link,
    Editors.accept,
    Editors.retitle,
    Editors.rename,
    Editors.delete,
    Editors.retranslate,
    Editors.flip_draft,
    Editors.change_template,
    Editors.change_style,
    Editors.rename_district,
    Editors.change_configuration,
    Editors.change_glossary,
    Editors.move_today,
)


def _glossary(zh: str) -> str:
    return f"- {{id: youth, zh: {zh}, en: young talent, kind: term}}\n"
