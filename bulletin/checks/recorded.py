"""What published texts said: a change is told to readers, or declared to be minor."""

from collections.abc import Iterator, Sequence

from bulletin.checks.blocks import DIGITS, Block, blocks_of, fingerprint
from bulletin.model.article import Facts, Story, Version
from bulletin.model.finding import Finding, Message, Place
from bulletin.model.ledger import LEDGER_PATH, Recorded
from bulletin.model.plan import page_path
from bulletin.model.rules import broken

RULE = "text-changed"


def prints_of(version: Version, facts: Facts) -> tuple[str, ...]:
    """Return the fingerprints of a text as readers see it: headlines and figures, then each block.

    Spaces, punctuation width and link targets count for nothing.
    """
    return _prints(version, facts, blocks_of(version))


def check_recorded(story: Story, ledger: Sequence[Recorded]) -> tuple[Finding, ...]:
    """A published text changes only with `updated`, a correction, or as a minor change."""
    return tuple(
        finding
        for language, version in story.versions.items()
        for finding in _check(story, version, page_path(story.key, language), ledger)
    )


def is_announced(facts: Facts, recorded: Recorded) -> bool:
    """Tell whether readers have been told of a change since it was recorded."""
    is_updated = facts.updated is not None and facts.updated != recorded.changed
    return is_updated or len(facts.corrections) > recorded.corrections


def _check(
    story: Story, version: Version, url: str, ledger: Sequence[Recorded]
) -> Iterator[Finding]:
    lines = [each for each in ledger if each.url == url and each.prints]
    if not lines or any(is_announced(story.facts, each) for each in lines):
        return
    blocks = blocks_of(version)
    now = _prints(version, story.facts, blocks)
    if any(each.prints == now for each in lines):
        return
    recorded = lines[-1]
    known = set(recorded.prints)
    new = [index for index, each in enumerate(now) if each not in known]
    yield broken(
        _place(version, blocks, new[0] - 1 if new else -1),
        RULE,
        _message(len(new), len(set(recorded.prints) - set(now))),
        Message(
            "改了内容就写 updated，出过错就写 corrections；只改错字，运行"
            f" bulletin ledger --minor {story.id}",
            "Write `updated` or, for an error, `corrections`; for a typo run:"
            f" bulletin ledger --minor {story.id}",
        ),
        related=(Place(LEDGER_PATH, recorded.line),),
    )


def _prints(version: Version, facts: Facts, blocks: Sequence[Block]) -> tuple[str, ...]:
    shown = [version.headlines]
    for figure in facts.figures:
        unit = figure.unit.text(version.language) if figure.unit else ""
        shown += [f"{figure.value.normalize():f}", unit, figure.label.text(version.language)]
    headlines = fingerprint("\n".join(shown))
    return (headlines[:DIGITS], *(each.fingerprint[:DIGITS] for each in blocks))


def _place(version: Version, blocks: Sequence[Block], index: int) -> Place:
    if index >= 0:
        return Place(version.path, blocks[index].line, blocks[index].column)
    return Place(version.path, *version.marks.get("title", (1, 1)))


def _message(new: int, gone: int) -> Message:
    zh, en = (
        "已发布的文字改过，却没有告诉读者",
        "the published text has changed and readers were not told",
    )
    if new > 1:
        return Message(f"{zh}：{new}处，这是第一处。", f"{en}: {new} places, this is the first")
    if not new and gone:
        return Message(f"{zh}：删了{gone}处。", f"{en}: {gone} parts are gone")
    return Message(f"{zh}。", en)
