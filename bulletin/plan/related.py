"""Stories on the same districts and topics, near in time."""

from collections.abc import Iterator

from bulletin.model.article import Story
from bulletin.model.site import Axis
from bulletin.plan.shelf import Shelf

MOST = 3
REACH = 6  # neighbours looked at on either side in each list: keeps the work in proportion


class Positions:
    """Where each story stands in the list of each of its terms."""

    def __init__(self, shelf: Shelf) -> None:
        self.in_term: dict[tuple[Axis, str, str], int] = {
            (*term, story.id): place
            for term, stories in shelf.by_term.items()
            for place, story in enumerate(stories)
        }


def related(story: Story, shelf: Shelf, positions: Positions) -> tuple[Story, ...]:
    """Return the stories that share most districts and topics, the nearest in time first."""
    candidates = {each.id: each for each in _near(story, shelf, positions) if each is not story}
    ranked = sorted(
        candidates.values(),
        key=lambda other: (-_shared(story, other), _seconds_apart(story, other), other.id),
    )
    return tuple(ranked[:MOST])


def _near(story: Story, shelf: Shelf, positions: Positions) -> Iterator[Story]:
    terms: list[tuple[Axis, str]] = [
        *(("districts", each) for each in story.facts.districts),
        *(("topics", each) for each in story.facts.topics),
    ]
    for term in terms:
        place = positions.in_term[*term, story.id]
        yield from shelf.by_term[term][max(0, place - REACH) : place + REACH + 1]


def _shared(one: Story, other: Story) -> int:
    return len(_terms(one) & _terms(other))


def _terms(story: Story) -> set[str]:
    return {*story.facts.districts, *story.facts.topics}


def _seconds_apart(one: Story, other: Story) -> float:
    return abs((one.facts.published - other.facts.published).total_seconds())
