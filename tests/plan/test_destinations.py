"""Where the links of a text lead, and what is proposed for those that lead nowhere."""

from bulletin.model.article import Target
from bulletin.plan.destinations import Destinations, TextPlace, resolve

NONE: frozenset[str] = frozenset()
PLACE = TextPlace("content/articles/2024/a/index.zh.md", "articles/2024/a/", "zh")


def test_broken_links_without_end_are_all_told_and_the_first_ones_with_the_nearest_page() -> None:
    """Each proposal looks at every page: 2,000 on a site of 1,000 stories took 34 s."""
    keys = frozenset(f"articles/2024/talent-fair-{number}/" for number in range(20))
    targets = [Target(f"../talent-fare-{number}/", 1, number + 1) for number in range(300)]
    everywhere = Destinations({"zh": keys}, {}, NONE, NONE, NONE, ())
    broken = resolve(targets, PLACE, everywhere).broken
    assert [each.column for each in broken] == list(range(1, 301))
    assert broken[0].nearest == "../talent-fair-0/"
    assert [bool(each.nearest) for each in broken] == [True] * 50 + [False] * 250


def test_a_file_that_is_not_there_is_proposed_among_those_beside_the_text() -> None:
    """For a picture, whatever it is called, and for any link to a name with an ending."""
    beside = ("opening.jpg", "programme.pdf")
    files = {f"content/articles/2024/{story}/{name}": name for story in "ab" for name in beside}
    site = Destinations({"zh": frozenset({"opening/"})}, files, NONE, NONE, NONE, ())
    targets = [
        Target("openning", 1, 1, is_picture=True),
        Target("openning.jpg", 2, 1, is_picture=True),
        Target("program.pdf", 3, 1),
        Target("openning/", 4, 1),
    ]
    broken = resolve(targets, PLACE, site).broken
    assert [each.nearest for each in broken] == [
        "opening.jpg",
        "opening.jpg",
        "programme.pdf",
        "../../../opening/",
    ]
