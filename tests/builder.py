"""One builder for small sites: text in, a folder on disk or a built site out."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests import forked

ROOT = Path(__file__).parent.parent
# Commands that take --today, and all that take --site.
BY_THE_CLOCK = {"accept", "build", "check", "ledger", "new", "status", "translated", "why"}
ON_A_SITE = BY_THE_CLOCK | {"headers", "fix", "schema"}

CONFIG = """\
base_url: https://bulletin.example.org/
timezone: Asia/Shanghai
x_default: en
languages:
  zh: {tag: zh-Hans, name: 中文, title: 测试快讯}
  en: {tag: en, name: English, title: Test Bulletin}
districts:
  gongshu: {zh: 拱墅区, en: Gongshu District, aliases: [拱墅, Gongshu]}
  xihu: {zh: 西湖区, en: Xihu District, aliases: [西湖, Xihu]}
  binjiang: {zh: 滨江区, en: Binjiang District}
topics:
  youth: {zh: 青年人才, en: Young talent}
  skills: {zh: 技能人才, en: Skilled workers}
  services: {zh: 人才服务, en: Talent services}
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What a run of the command line came to."""

    status: int
    out: str
    err: str
    public: Path

    def page(self, path: str) -> str:
        """Return a published file as text."""
        return (self.public / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every published file."""
        return tree(self.public)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


class SiteBuilder:
    """A site in a folder: articles are written by their keys, then built by the real program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        (root / "content").mkdir(exist_ok=True)
        self.write("config.yaml", CONFIG)
        shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)

    def write(self, path: str, text: str | bytes) -> "SiteBuilder":
        """Write any file of the site."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def article(self, story: str, language: str, body: str = "", **keys: str) -> "SiteBuilder":
        """Write one version of a story; keys are YAML as an editor would write it.

        `story` is `<year>/<slug>`. Without keys of its own a version gets a title, and the
        Chinese one the story's facts.
        """
        facts = {"published": f"{story[:4]}-09-27 08:30", "topics": "[youth]"}
        given = {"title": f"{language} {story}", **(facts if language == "zh" else {}), **keys}
        front = "".join(f"{key}: {value}\n" for key, value in given.items())
        text = body or (
            "这是正文的第一段。" if language == "zh" else "This is the first paragraph."
        )
        return self.write(
            f"content/articles/{story}/index.{language}.md", f"---\n{front}---\n{text}\n"
        )

    def pair(self, story: str, **facts: str) -> "SiteBuilder":
        """Write a story told in both languages; facts stand in the Chinese file."""
        self.article(story, "zh", **facts)
        return self.article(story, "en")

    def run(self, *arguments: str, today: str = "2026-11-23", language: str = "") -> Built:
        """Run the command line in a process of its own, as an editor who reads `language` does."""
        command = [*arguments]
        if not arguments or arguments[0] in ON_A_SITE or arguments[0].startswith("-"):
            command += ["--site", str(self.root)]
        if not arguments or arguments[0] in BY_THE_CLOCK or arguments[0].startswith("-"):
            command += ["--today", today]
        builds = not arguments or arguments[0] in {"build", "check"} or arguments[0].startswith("-")
        if builds and "--jobs" not in arguments:
            command += ["--jobs", "1"]  # tests run side by side already
        environment = {**os.environ, **({"BULLETIN_LANG": language} if language else {})}
        done = forked.run(command, environment)
        return Built(done.returncode, done.stdout, done.stderr, self.root / "public")
