"""`bulletin serve`: the preview, and what it says on the terminal and over the pages."""

import datetime as dt
import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.ending import Ended, leave, told_to_end
from bulletin.cli.options import FOLDER, cores, now, site_option, today_option
from bulletin.cli.words import (
    counted,
    editor_languages,
    printable,
    program_fault,
    say,
    show_progress,
    tell,
)
from bulletin.model.finding import EDITOR_TAGS, BulletinError, Finding, Message, Severity

if TYPE_CHECKING:
    from bulletin.pipeline.request import Result
    from bulletin.serve import Captions, Fault

_PORT = 8000
_NAMED = 2  # changed files named in a line


@click.command()
@site_option
@click.option("--cache", type=FOLDER, help="The memo and the preview (default: .cache/).")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes for the first build (default: the cores there are).",
)
@today_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    help="Where to listen (default: 8000); the next free one if it is taken, any for 0.",
)
@click.option(
    "--open/--no-open",
    "opens",
    default=None,
    help="Show the site in the browser (default: where there is a screen).",
)
def serve(  # noqa: PLR0913 - one for each option
    site: Path,
    cache: Path | None,
    jobs: int | None,
    today: dt.datetime | None,
    port: int,
    *,
    opens: bool | None,
) -> int:
    """Preview the site and rebuild it on every save; for this machine only."""
    from bulletin.serve import Desk, Preview

    desk = Desk(
        site=site,
        cache=cache or site / ".cache",
        port=port,
        jobs=jobs or cores(),
        now=lambda: now(today),
    )
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, partial(told_to_end, status=0))
    try:
        Preview(desk, _Terminal(opens=_has_screen() if opens is None else opens)).run()
    except Ended:
        tell(Message("预览已结束", "the preview has ended"))
        leave(0)
    return 0


class _Terminal:
    """Speaks to the editor on the terminal; keeps quiet about what it has said before."""

    def __init__(self, *, opens: bool) -> None:
        self._opens = opens
        self._languages = editor_languages()
        self._said: frozenset[Finding] = frozenset()

    @property
    def captions(self) -> "Captions":
        from bulletin.serve import Captions

        return Captions(
            close=self._say(Message("关闭", "Close")),
            show=self._say(Message("显示错误", "Show the errors")),
            gone=self._say(Message("此页已不存在。", "This page is no longer there.")),
            home=self._say(Message("去首页", "Go to the front page")),
            stopped=self._say(
                Message(
                    "预览已停止，此页不再更新。",
                    "The preview has stopped; this page is no longer updated.",
                )
            ),
            nothing_yet=self._say(
                Message("还没有可以预览的网站", "There is no site to preview yet")
            ),
            pair=self._say(Message("中英对照", "Side by side")),
            languages=self._languages,
        )

    def started(self, site: str, homes: tuple[str, ...], *, is_next_port: bool) -> None:
        if is_next_port:
            tell(
                Message(
                    "端口已被占用，改用下一个空闲端口", "the port is taken; using the next free one"
                )
            )
        tell(Message(f"预览地址：{site}", f"preview at {site}"))
        for home in homes:
            click.echo(f"  {home}")
        tell(
            Message(
                "保存文件后页面会自动更新；按 Ctrl-C 结束。仅供本机预览，不能用作正式网站的服务器",
                "pages follow every save; Ctrl-C ends it."
                " For previewing on this machine only, not for production",
            )
        )
        if self._opens:
            click.launch(site)

    def built(self, changed: tuple[str, ...], result: "Result") -> "Fault | None":
        if frozenset(result.findings) != self._said:
            self._said = frozenset(result.findings)
            if result.findings:
                click.echo(self._text(result.findings))
        if result.published is None:
            tell(_kept(changed))
            errors = [each for each in result.findings if each.severity is Severity.ERROR]
            return self._fault(self._text(errors))
        tell(_line(changed, result.published.written + result.published.removed, result.seconds))
        return None

    def broken(self, error: Exception) -> "Fault":
        message = error.message if isinstance(error, BulletinError) else program_fault(error)
        text = f"bulletin: {self._say(message)}"
        click.echo(text, err=True)
        return self._fault(text)

    def polling(self, why: str) -> None:
        tell(
            Message(
                f"系统不能通知文件变化（{why}），改为定时查看",
                f"the system reports no file changes ({why}); looking at intervals instead",
            )
        )

    def waiting(self) -> None:
        tell(
            Message(
                "另一个预览正在生成，等待它结束", "another preview is being built; waiting for it"
            )
        )

    progress = staticmethod(show_progress)

    def _fault(self, text: str) -> "Fault":
        from bulletin.serve import Fault

        title = Message(
            "网站没有更新，请先改正", "The site was not updated: this needs mending first"
        )
        language = EDITOR_TAGS[self._languages[0]] if len(self._languages) == 1 else ""
        return Fault(self._say(title), text, language)

    def _text(self, findings: Sequence[Finding]) -> str:
        from bulletin.cli.report import text

        return text(findings, self._languages)

    def _say(self, message: Message) -> str:
        return say(message, self._languages)


def _line(changed: tuple[str, ...], files: int, seconds: float) -> Message:
    zh, en = _named(changed)
    done_zh = f"{files}个文件有变化" if files else "页面没有变化"
    done_en = f"{counted(files, 'file')} changed" if files else "no page changed"
    clock = time.strftime("%H:%M:%S")
    return Message(
        f"{clock} {zh}：{done_zh}，用时{seconds:.2f}秒",
        f"{clock} {en}: {done_en} in {seconds:.2f} s",
    )


def _kept(changed: tuple[str, ...]) -> Message:
    zh, en = _named(changed)
    clock = time.strftime("%H:%M:%S")
    return Message(
        f"{clock} {zh}：有错误，网页仍是上一次的",
        f"{clock} {en}: errors; the pages are still the last good ones",
    )


def _named(changed: tuple[str, ...]) -> tuple[str, str]:
    if not changed:
        return "全站", "whole site"
    shown = ", ".join(map(printable, changed[:_NAMED]))
    more = len(changed) - _NAMED
    if more <= 0:
        return shown, shown
    return f"{shown} 等{len(changed)}个文件", f"{shown} and {more} more"


def _has_screen() -> bool:
    """Tell whether a browser can be shown: one for the terminal would take it from us."""
    is_graphical = sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return sys.stdout.isatty() and is_graphical and "CI" not in os.environ
