"""One story's texts beside each other, as the preview shows them to its editor."""

from dataclasses import replace

from bulletin.checks import STORY_RULES, check_story, read_glossary, weigh
from bulletin.checks.comparison import comparisons
from bulletin.model.article import story_key
from bulletin.model.comparison import Comparisons
from bulletin.model.finding import Finding
from bulletin.model.inputs import Inputs, Sources
from bulletin.model.rules import RULES
from bulletin.parse import parse_file, parse_library, parse_site, parsed_paths

_FAMILIES = frozenset({"languages", "style"})  # the rules that read words


def told_twice(inputs: Inputs, story_id: str) -> bool:
    """Say whether a story has texts in more than one language."""
    return len(_texts(inputs, story_id)) > 1


def compared(inputs: Inputs, story_id: str) -> Comparisons:
    """Compare the texts of one story as they are now; only its own files are read."""
    key = story_key(story_id)
    site, findings = parse_site(inputs.config)
    if site is None:
        return Comparisons(key, (), tuple(findings))
    wanted = {*_texts(inputs, story_id), "content/glossary.yaml", "content/review.yaml"}
    own = replace(
        inputs,
        content=Sources({path: inputs.content[path] for path in inputs.content if path in wanted}),
        attachments={},
    )
    parsed = {path: parse_file(path, own.content[path], site) for path in parsed_paths(own)}
    library, faults = parse_library(own, site, parsed)
    vital = tuple(each for each in faults if _is_vital(each))
    story = next(iter(library.stories), None)
    if story is None or len(story.versions) < len(parsed):
        return Comparisons(key, (), vital)
    glossary = read_glossary(library.glossary, site.divisions)
    found = check_story(story, STORY_RULES, glossary, site).findings
    reviewed = weigh(found, site.severities, own, acceptances=library.acceptances, is_final=False)
    kept = tuple(each for each in reviewed.findings if RULES[each.rule].family in _FAMILIES)
    made = comparisons(story, replace(reviewed, findings=kept), site)
    return Comparisons(key, tuple(made), vital)


def _texts(inputs: Inputs, story_id: str) -> list[str]:
    start = f"content/articles/{story_id}/index."
    return [path for path in inputs.content if path.startswith(start) and path.endswith(".md")]


def _is_vital(finding: Finding) -> bool:
    return RULES[finding.rule].is_vital
