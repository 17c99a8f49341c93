"""The whole preview in a process of its own: saves, slips, ends."""

import json
import os
import random
import shutil
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from tests.builder import SiteBuilder, tree
from tests.serve.running import Running, preview

STORY = "content/articles/2024/story/index.zh.md"
PAGE = "/zh/articles/2024/story/"


@pytest.fixture
def builder(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path / "site").pair("2024/story").pair("2024/other")


class Events:
    """An open event stream."""

    def __init__(self, running: Running) -> None:
        self._socket = socket.create_connection(("127.0.0.1", running.port), timeout=15)
        request = f"GET /_bulletin/events HTTP/1.1\r\nHost: localhost:{running.port}\r\n\r\n"
        self._socket.sendall(request.encode())
        self._seen = b""

    def next(self) -> dict[str, object]:
        """Return the next state that is sent."""
        while b"\n\n" not in self._seen or b"data: " not in self._seen:
            self._seen += self._socket.recv(1 << 16)
        _, _, rest = self._seen.partition(b"data: ")
        event, _, self._seen = rest.partition(b"\n\n")
        told: dict[str, object] = json.loads(event)
        return told

    def fault(self, words: str) -> dict[str, str]:
        """Return the fault that holds the words; a half-saved file may have told others before."""
        while True:
            fault = self.next()["fault"]
            if isinstance(fault, dict) and words in fault["text"]:
                return fault

    def mended(self) -> None:
        """Wait until nothing is wrong any more."""
        while self.next()["fault"] is not None:
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def test_a_save_is_on_the_page_before_browsers_hear_of_it(builder: SiteBuilder) -> None:
    """The event comes after publishing, and the page it leads to holds the new text."""
    with preview(builder.root) as running, Events(running) as events:
        first = events.next()
        builder.article("2024/story", "zh", "新的一段。")
        second = events.next()
        while second["generation"] == first["generation"] or second["fault"]:
            second = events.next()  # of the file while it was being saved
        assert "新的一段。" in running.page(PAGE)
        assert second["generation"] != first["generation"]
        assert f'data-generation="{second["generation"]}"' in running.page(PAGE)
        assert "index.zh.md" in running.until("changed in")


def test_the_rest_of_the_site_follows_a_page_that_was_shown_first(builder: SiteBuilder) -> None:
    """An editor who saves again and again sees each save; lists and feeds have the last one."""
    with preview(builder.root) as running:

        def shows(path: str, text: str) -> bool:
            return running.comes_true(lambda: text in running.page(path))

        for text in ("第一稿。", "第二稿。", "第三稿。"):
            builder.article("2024/story", "zh", text)
            assert shows(PAGE, text)
        assert shows(f"{PAGE}index.md", "第三稿。")


def test_an_error_is_told_with_the_terminals_text_and_goes_when_mended(
    builder: SiteBuilder,
) -> None:
    """Meanwhile the last good page stays."""
    with preview(builder.root) as running, Events(running) as events:
        events.next()
        builder.article("2024/story", "zh", "新的一段。", published="2024-02-31")
        fault = events.fault("2024-02-31")
        running.until("errors; the pages are still the last good ones")
        assert fault["text"] in "".join(running.printed)
        assert f"{STORY}:3:" in fault["text"]
        assert "这是正文的第一段。" in running.page(PAGE)
        builder.article("2024/story", "zh", "新的一段。")
        events.mended()
        assert "新的一段。" in running.page(PAGE)


def test_a_template_that_is_being_edited_is_an_error_like_any_other(builder: SiteBuilder) -> None:
    """Half-saved states of a template or the configuration end nothing."""
    template = builder.root / "templates/article.html"
    sound = template.read_text(encoding="utf-8")
    with preview(builder.root) as running, Events(running) as events:
        events.next()
        template.write_text(sound + "{% if %}", encoding="utf-8")
        events.fault("templates/article.html")
        template.write_text(sound.replace("<article", "<article data-new"), encoding="utf-8")
        events.mended()
        assert running.comes_true(lambda: "<article data-new" in running.page(PAGE))
        builder.write("config.yaml", "base_url: [")
        events.fault("config.yaml")
        assert running.get(PAGE).status == 200


def test_drafts_and_scheduled_stories_are_shown_and_marked(builder: SiteBuilder) -> None:
    """They are what an editor is working on."""
    builder.pair("2024/draft", draft="true")
    builder.pair("2027/later", published="2027-01-01")
    with preview(builder.root) as running:
        assert "草稿" in running.page("/zh/articles/2024/draft/")
        assert "尚未发布" in running.page("/zh/articles/2024/draft/")
        assert "读者还看不到" in running.page("/zh/articles/2027/later/")
        assert "Scheduled" in running.page("/en/articles/2027/later/")
        assert "定时发布" in running.page("/zh/")
        assert "Scheduled" not in running.page("/en/articles/2024/story/")


def test_content_may_be_deleted_and_come_back(builder: SiteBuilder, tmp_path: Path) -> None:
    """Watching goes on in the new folder, as after a checkout of another branch."""
    kept = tmp_path / "kept"
    shutil.copytree(builder.root / "content", kept)
    with preview(builder.root) as running, Events(running) as events:
        events.next()
        shutil.rmtree(builder.root / "content")
        events.fault("no folder content")
        shutil.copytree(kept, builder.root / "content")
        events.mended()
        time.sleep(0.3)  # a new watch, as opposed to a look that was due anyway
        builder.article("2024/story", "zh", "回来以后的一段。")
        assert running.comes_true(lambda: "回来以后的一段。" in running.page(PAGE))


def test_a_page_without_a_built_site_says_so_until_there_is_one(builder: SiteBuilder) -> None:
    """An editor may start with a slip in the content."""
    builder.article("2024/story", "zh", published="2024-02-31")
    with preview(builder.root) as running:
        first = running.get("/")
        assert first.status == 503
        assert "live.js" in first.text
        builder.article("2024/story", "zh")
        assert running.comes_true(lambda: running.get("/").status == 200)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_to(builder: SiteBuilder, sign: signal.Signals) -> None:
    """With status 0, a word of farewell and no traceback, although pages are open."""
    with preview(builder.root) as running, Events(running) as events:
        events.next()
        assert running.stop(sign) == 0


def test_it_ends_while_it_builds(builder: SiteBuilder) -> None:
    """Ctrl-C in the middle of a build: what a slow disk then keeps of it, the next start clears."""
    for number in range(60):
        builder.pair(f"2023/story-{number}")
    with preview(builder.root) as running:
        template = builder.root / "templates/base.html"
        template.write_text(template.read_text(encoding="utf-8") + "<!-- x -->", encoding="utf-8")
        time.sleep(0.3)
        assert running.stop(signal.SIGINT) == 0
    with preview(builder.root) as running:
        assert running.comes_true(lambda: "<!-- x -->" in running.page(PAGE))
        beside = builder.root / ".cache/.preview.generations"
        assert running.comes_true(
            lambda: {each.name for each in beside.iterdir()} == {"lock", "files"}
        )


def test_the_published_site_is_left_alone(builder: SiteBuilder) -> None:
    """The preview has a folder of its own, and the published site nothing of it."""
    before = builder.run().files()
    with preview(builder.root) as running:
        builder.article("2024/story", "zh", "新的一段。")
        assert running.comes_true(lambda: "新的一段。" in running.page(PAGE))
    public = builder.root / "public"
    assert tree(public) == before
    assert not any(b"/_bulletin/" in content for content in before.values())


Edit = Callable[[SiteBuilder, random.Random], None]


def _rewrite(site: SiteBuilder, dice: random.Random) -> None:
    site.article(f"2024/s{dice.randrange(12)}", dice.choice(["zh", "en"]), f"第{dice.random()}段。")


def _replace(site: SiteBuilder, dice: random.Random) -> None:
    """As editors save: a new file takes the old one's name."""
    path = _some(site, dice)
    swap = path.with_name(".index.zh.md.swp")
    swap.write_bytes(path.read_bytes() + f"\n又一段{dice.random()}。\n".encode())
    swap.replace(path)


def _vim(site: SiteBuilder, dice: random.Random) -> None:
    path = _some(site, dice)
    text = path.read_bytes()
    path.with_name("4913").write_bytes(b"")
    path.with_name("4913").unlink()
    backup = path.with_name(f"{path.name}~")
    path.replace(backup)
    path.write_bytes(b"")
    path.write_bytes(text + f"\n又一段{dice.random()}。\n".encode())
    backup.unlink()


def _break_and_mend(site: SiteBuilder, dice: random.Random) -> None:
    path = _some(site, dice)
    text = path.read_bytes()
    path.write_bytes(text[: len(text) // 3])
    time.sleep(dice.choice([0, 0.05]))
    path.write_bytes(text)


def _delete(site: SiteBuilder, dice: random.Random) -> None:
    shutil.rmtree(site.root / f"content/articles/2024/s{dice.randrange(12)}", ignore_errors=True)


def _pair(site: SiteBuilder, dice: random.Random) -> None:
    site.pair(f"2024/s{dice.randrange(12)}", topics=dice.choice(["[youth]", "[skills]"]))


def _rename(site: SiteBuilder, dice: random.Random) -> None:
    target = site.root / f"content/articles/2024/r{dice.randrange(12)}"
    if not target.exists():
        _some(site, dice).parent.rename(target)


def _checkout(site: SiteBuilder, dice: random.Random) -> None:
    year = dice.randrange(2015, 2020)
    for number in range(20):
        site.pair(f"{year}/s{number}")


def _recreate(site: SiteBuilder, _dice: random.Random) -> None:
    away = site.root / "away"
    (site.root / "content").rename(away)
    away.rename(site.root / "content")


def _touch(site: SiteBuilder, dice: random.Random) -> None:
    os.utime(_some(site, dice))


def _template(site: SiteBuilder, dice: random.Random) -> None:
    path = site.root / "templates/partials/footer.html"
    path.write_text(
        path.read_text(encoding="utf-8") + f"<!-- {dice.random()} -->", encoding="utf-8"
    )


def _some(site: SiteBuilder, dice: random.Random) -> Path:
    found = sorted(site.root.glob("content/articles/2024/*/index.zh.md"))
    if not found:
        site.pair("2024/s0")
        return site.root / "content/articles/2024/s0/index.zh.md"
    return dice.choice(found)


EDITS: tuple[Edit, ...] = (
    *(_rewrite, _rewrite, _replace, _vim, _vim, _break_and_mend, _delete, _pair, _rename, _touch),
    *(_recreate, _checkout, _template),
)


def test_any_history_of_saves_ends_in_the_bytes_of_a_clean_build(builder: SiteBuilder) -> None:
    """However fast they come, and although builds run meanwhile.

    BULLETIN_SAVES makes it longer, BULLETIN_SEED another one.
    """
    saves = int(os.environ.get("BULLETIN_SAVES", "200"))
    dice = random.Random(int(os.environ.get("BULLETIN_SEED", "1")))  # noqa: S311 - no secret
    for number in range(8):
        builder.pair(f"2024/s{number}")
    with preview(builder.root) as running:
        for _ in range(saves):
            dice.choice(EDITS)(builder, dice)
            time.sleep(dice.choice([0, 0, 0, 0.01, 0.03, 0.1]))
        shutil.rmtree(builder.root / "content/articles/2024/other", ignore_errors=True)
        for path in builder.root.glob("content/articles/*/*"):
            if not (path / "index.zh.md").exists():
                shutil.rmtree(path)  # facts stand in the Chinese file
        builder.pair("2024/last", title="最后一篇")
        assert running.comes_true(lambda: running.get("/en/articles/2024/last/").status == 200), (
            "".join(running.printed[-20:])
        )
        clean = builder.run(
            "--drafts", "--future", "--no-cache", "--out", str(builder.root / "clean")
        )
        assert clean.status == 0, clean.out
        assert running.comes_true(
            lambda: tree(builder.root / ".cache/preview") == tree(builder.root / "clean")
        )
        assert running.process.poll() is None
