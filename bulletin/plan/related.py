"""Stories on the same districts and topics, near in time."""

from collections.abc import Iterator

from bulletin.model.article import Story
from bulletin.model.site import Axis
from bulletin.plan.shelf import Shelf

MOST = 3
REACH = 6  # neighbours looked at on either side in each list: keeps the work in proportion


class Positions:
    """Where each story stands in the list of each of its terms; which these are, as bits; when."""

    def __init__(self, shelf: Shelf) -> None:
        bits = {term: 1 << place for place, (_, term) in enumerate(sorted(shelf.by_term))}
        self.terms = {
            story.id: sum({bits[each] for each in (*story.facts.districts, *story.facts.topics)})
            for story in shelf.stories
        }
        self.seconds = {story.id: story.facts.published.timestamp() for story in shelf.stories}
        self.in_term: dict[tuple[Axis, str, str], int] = {
            (*term, story.id): place
            for term, stories in shelf.by_term.items()
            for place, story in enumerate(stories)
        }


def related(story: Story, shelf: Shelf, positions: Positions) -> tuple[Story, ...]:
    """Return the stories that share most districts and topics, the nearest in time first."""
    terms, seconds = positions.terms, positions.seconds
    ours, now = terms[story.id], seconds[story.id]
    near = {each.id for stories in _near(story, shelf, positions) for each in stories}
    near.discard(story.id)
    ranked = sorted(
        [(-(ours & terms[other]).bit_count(), abs(now - seconds[other]), other) for other in near]
    )
    return tuple(shelf.by_id[other] for _, _, other in ranked[:MOST])


def _near(story: Story, shelf: Shelf, positions: Positions) -> Iterator[tuple[Story, ...]]:
    terms: list[tuple[Axis, str]] = [
        *(("districts", each) for each in story.facts.districts),
        *(("topics", each) for each in story.facts.topics),
    ]
    for term in terms:
        place = positions.in_term[*term, story.id]
        yield shelf.by_term[term][max(0, place - REACH) : place + REACH + 1]
