"""`bulletin accept`: let a finding stand, with a reason."""

import datetime as dt
import re
from pathlib import Path

import click

from bulletin.cli.options import checked, now, site_option, today_option
from bulletin.cli.selection import relative
from bulletin.cli.words import editor_languages, printable, say, tell
from bulletin.model.finding import BulletinError, Finding, Message

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?")


@click.command()
@click.argument("place", metavar="PATH:LINE[:COLUMN]")
@click.option("--rule", default="", help="The rule, where several are broken on the line.")
@click.option("--reason", default="", help="Why the finding may stand.")
@click.option("--by", default="", help="Who says so.")
@site_option
@today_option
def accept(  # noqa: PLR0913 - one for each option
    place: str, *, rule: str, reason: str, by: str, site: Path, today: dt.datetime | None
) -> int:
    """Let the findings of one rule on a line stand, until one of their texts changes.

    A comment beside the line gets the fingerprints of the texts; otherwise an entry is written
    into content/review.yaml.
    """
    from bulletin.desk.accept import Spot, Word, chosen
    from bulletin.desk.accept import accept as accepted
    from bulletin.desk.files import write
    from bulletin.desk.library import open_desk

    match = _PLACE.fullmatch(place)
    if match is None:
        wanted = "content/articles/2024/talent-day/index.en.md:12"
        raise BulletinError(f"要写成 {wanted} 这样", f"name a place such as {wanted}")
    (path,) = relative(site, [Path(match["path"])])
    spot = Spot(path, int(match["line"]), int(match["column"] or 0), rule)
    desk = open_desk(site)
    result = checked(site, desk.inputs, now(today))
    known = [each for each in result.accepted if spot.holds(each.finding)]
    if known and not any(map(spot.holds, result.findings)):
        _say(known[0].finding)
        where = known[0].place
        _tell_where("早已接受，记在", "was accepted already, in", f"{where.path}:{where.line}")
        return 0
    findings = chosen(result.findings, spot)
    word = Word(reason.strip(), by.strip(), now(today).date())
    changed = accepted(desk.inputs, desk.library.acceptances, findings, word)
    for name, content in changed.items():
        write(site / name, content, instead_of=desk.inputs.content.get(name))
    for each in findings:
        _say(each)
    _tell_where("已接受，记在", "accepted, in", ", ".join(changed))
    return 0


def _say(finding: Finding) -> None:
    told = printable(say(finding.message, editor_languages()))
    click.echo(f"{printable(finding.place.path)}:{finding.place.line}: {told} [{finding.rule}]")


def _tell_where(zh: str, en: str, where: str) -> None:
    told = printable(where)
    tell(Message(f"{zh} {told}", f"{en} {told}"))
