"""Columns that have rested too long; only those that config.yaml names are looked at."""

from collections.abc import Iterator

from bulletin.model.finding import Finding, Message, Place
from bulletin.model.inputs import CONFIG_PATH
from bulletin.model.plan import Plan, Resting
from bulletin.model.rules import broken


def resting(plan: Plan) -> Iterator[Finding]:
    """Name each column past its cadence, with the day of its newest story."""
    for column in plan.resting:
        yield broken(
            place=Place(CONFIG_PATH),
            rule="column-resting",
            message=_message(column),
            hint=Message(
                "发布新稿件，或在 config.yaml 的 cadence 里改天数。",
                "Publish a story there, or change the days under cadence in config.yaml.",
            ),
        )


def _message(resting: Resting) -> Message:
    column, days = resting.column, resting.days
    if resting.newest is None:
        return Message(f"栏目 {column} 还没有稿件。", f"the column {column} has no story")
    day = resting.newest.isoformat()
    return Message(
        f"栏目 {column} 超过{days}天没有更新，最近一篇发布于{day}。",
        f"the column {column} has had no story for more than {days} days; the newest is of {day}",
    )
