"""One finding for one cause: what follows from a worse finding is not told beside it."""

from collections.abc import Iterator, Sequence

from bulletin.model.finding import Finding, Severity
from bulletin.model.rules import RULES

# What leaves a text unread, or empty: nothing can then be said of how two texts agree.
_UNREAD = frozenset(
    {
        "encoding", "control-character", "merge-conflict", "front-matter-missing",
        "front-matter-fence", "front-matter-mapping", "front-matter-yaml", "empty-body",
        "unclosed-comment", "wrong-language",
    }
)  # fmt: skip
_NOWHERE = frozenset({"broken-link", "missing-picture"})
# What is one thing on the page and was meant as another: the other language has what was meant.
_SHAPES = frozenset(
    {
        "heading-level", "heading-marker", "bold-heading", "list-marker", "table-rule",
        "blank-line", "code-fence", "foreign-markup", "link-mark", "unclosed-comment",
    }
)  # fmt: skip
_MARKUP = frozenset({"link-mark", "missing-picture", "foreign-markup"})


def causes(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that another one explains.

    A line whose markup or front matter is wrong is not held to house style as well, nor its shape
    to the other language's; a text that could not be read is not held to its translation, and a
    text in the wrong file to neither.
    """
    slips: set[tuple[str, int]] = set()
    unread: set[str] = set()
    foreign: set[str] = set()
    for each in findings:
        rule = RULES.get(each.rule)
        is_front = (
            rule is not None and rule.family == "front-matter" and each.severity == Severity.ERROR
        )
        if is_front or each.rule in _MARKUP:
            slips.add((each.place.path, each.place.line))
        if each.rule in _UNREAD:
            unread.add(each.place.path.rpartition("/")[0])
        if each.rule == "wrong-language":
            foreign.add(each.place.path)
    named = {each.place.path for each in findings if each.rule == "bad-slug"}
    told = _best_told(findings)
    consequences = _of_shapes(findings)
    for each in findings:
        family = RULES[each.rule].family if each.rule in RULES else ""
        place = each.place
        if each in consequences or (each.rule == "output-collision" and place.path in named):
            continue
        if each.rule in _NOWHERE and told.get((place.path, place.line, place.column)) is not each:
            continue
        if family == "style" and ((place.path, place.line) in slips or place.path in foreign):
            continue
        is_between = family == "languages" and each.rule != "wrong-language"
        if is_between and place.path.rpartition("/")[0] in unread:
            continue
        yield each


def _of_shapes(findings: Sequence[Finding]) -> frozenset[Finding]:
    """Return what is said of structure on account of a line that was meant otherwise."""
    meant = {(each.place.path, each.place.line) for each in findings if each.rule in _SHAPES}
    return frozenset(
        each
        for each in findings
        if each.rule == "structure"
        and not meant.isdisjoint((one.path, one.line) for one in (each.place, *each.related))
    )


def _best_told(findings: Sequence[Finding]) -> dict[tuple[str, int, int], Finding]:
    """Return the finding to keep of those that say one destination leads nowhere, by place."""
    best: dict[tuple[str, int, int], Finding] = {}
    for each in findings:
        if each.rule not in _NOWHERE:
            continue
        place = (each.place.path, each.place.line, each.place.column)
        known = best.get(place)
        if known is None or _weight(each) > _weight(known):
            best[place] = each
    lined = {path for path, line, _ in best if line}
    return {place: each for place, each in best.items() if place[1] or place[0] not in lined}


def _weight(finding: Finding) -> tuple[bool, bool]:
    return bool(finding.replacement), bool(finding.hint.en)
