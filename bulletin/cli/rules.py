"""`bulletin rules` and `bulletin explain`: what is checked, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bulletin.cli.words import EditorLanguages, editor_languages, printable, say
from bulletin.model.finding import SEVERITY_NAMES, Message

if TYPE_CHECKING:
    from bulletin.desk.rules import Explanation

_BAD, _GOOD = Message("这样会被指出", "what is reported"), Message("这样写", "what to write")
_FIXED = Message("bulletin fix 可以改正", "bulletin fix can mend it")
_VITAL = Message("不能关掉，也不能用说明接受", "can't be switched off or accepted by a comment")


@click.command()
def rules() -> None:
    """List every rule by family, with its severity."""
    from bulletin.desk.rules import explanations

    languages = editor_languages()
    family = ""
    for each in explanations().values():
        if each.rule.family != family:
            click.echo(_family_line(each.rule.family, languages, is_first=not family))
            family = each.rule.family
        severity = say(SEVERITY_NAMES[each.rule.severity], languages)
        click.echo(f"  {each.rule.id:<24} {severity}")


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show why RULE stands, with a bad and a good example."""
    from bulletin.desk.rules import explanation

    for line in _explained(explanation(rule), editor_languages()):
        click.echo(line)


def _family_line(family: str, languages: EditorLanguages, *, is_first: bool) -> str:
    from bulletin.model.rules import FAMILIES

    return ("" if is_first else "\n") + f"{family}: {say(FAMILIES[family], languages)}"


def _explained(each: "Explanation", languages: EditorLanguages) -> Iterator[str]:
    severity = say(SEVERITY_NAMES[each.rule.severity], languages)
    yield f"{each.rule.id} ({each.rule.family}, {severity})"
    for language in languages:
        yield f"  {each.reason.in_language(language)}"
    for label, example in ((_BAD, each.bad), (_GOOD, each.good)):
        yield f"\n{say(label, languages)}:"
        for text in dict.fromkeys(example.in_language(language) for language in languages):
            yield from (f"    {printable(line)}" for line in text.split("\n"))
    notes = [(each.rule.is_fixed, _FIXED), (each.rule.is_vital, _VITAL)]
    if any(applies for applies, _ in notes):
        yield ""
    yield from (f"  {say(note, languages)}" for applies, note in notes if applies)
