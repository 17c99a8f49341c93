"""`bulletin ledger`: the published addresses that a build may not lose."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.options import checked, now, site_option, today_option
from bulletin.cli.words import EditorLanguages, editor_languages, printable, say, tell
from bulletin.model.finding import Finding, Message, Severity
from bulletin.model.rules import RULES

if TYPE_CHECKING:
    from bulletin.desk.ledger import Renewal


@click.command()
@site_option
@today_option
@click.option("--write", is_flag=True, help="Bring content/urls.lock up to date.")
@click.option(
    "--minor",
    multiple=True,
    metavar="STORY",
    help="Also take in a change of this story that readers need not be told of.",
)
def ledger(site: Path, today: dt.datetime | None, minor: tuple[str, ...], *, write: bool) -> int:
    """Show which published addresses are new, renewed or lost; exit status 1 where one is lost."""
    from bulletin.desk.files import write as write_whole
    from bulletin.desk.ledger import renew
    from bulletin.desk.library import open_desk
    from bulletin.model.ledger import LEDGER_PATH

    languages, moment = editor_languages(), now(today)
    desk = open_desk(site)
    accepted = frozenset(desk.find(each) for each in minor)
    result = checked(site, desk.inputs, moment)
    if result.plan is None or _lacks_texts(result.findings):
        tell(_ERRORS, err=True)
        return 1
    before = desk.inputs.content.get(LEDGER_PATH)
    renewal = renew(result.plan, before or b"", desk.site.local(moment), accepted)
    for line in _told(renewal, languages):
        click.echo(line)
    is_new = renewal.content != before
    if renewal.lost:
        tell(_LOST, err=True)
    elif (write or minor) and is_new:
        write_whole(site / LEDGER_PATH, renewal.content, instead_of=before)
        tell(Message(f"已写入 {LEDGER_PATH}", f"{LEDGER_PATH} written"))
    else:
        tell(_PENDING if is_new else _CURRENT)
    return 1 if renewal.lost else 0


_ERRORS = Message("先改正 bulletin check 报告的错误", "mend what bulletin check reports first")
_LOST = Message(
    "有网址不见了，台账没有改动；怎么补见 bulletin check",
    "addresses are lost, so the ledger stays as it is; bulletin check says how to mend them",
)
_PENDING = Message(
    "没有写入；要写入，运行 bulletin ledger --write",
    "nothing was written; to write it run: bulletin ledger --write",
)
_CURRENT = Message("台账已是最新", "the ledger is up to date")


def _lacks_texts(findings: Iterable[Finding]) -> bool:
    """Tell whether some text can't be read, so that its addresses are not known."""
    return any(each.severity is Severity.ERROR and RULES[each.rule].is_vital for each in findings)


def _told(renewal: "Renewal", languages: EditorLanguages) -> Iterator[str]:
    lost = [url for each in renewal.lost for url in each.urls]
    for mark, urls in (
        ("+", renewal.added),
        ("~", renewal.renewed),
        ("-", renewal.dropped),
        ("!", lost),
    ):
        yield from (f"{mark} {printable(url)}" for url in urls)
    for story in renewal.untold:
        yield say(
            Message(
                f"? {story}：文字改过，没有 updated 也没有更正；只改错字，加 --minor {story}",
                f"? {story}: its text has changed without `updated` or a correction;"
                f" for a typo add --minor {story}",
            ),
            languages,
        )
