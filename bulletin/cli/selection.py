"""Which findings of a run an editor asked for: of some files, of some rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bulletin.model.finding import BulletinError, Finding, Severity
from bulletin.model.inputs import CONFIG_PATH
from bulletin.model.rules import RULES


@dataclass(frozen=True, slots=True)
class Selection:
    """Paths relative to the site, and ids of rules; none of either means all."""

    paths: tuple[str, ...] = ()
    rules: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()

    @property
    def story_rules(self) -> frozenset[str] | None:
        """The rules to run, or all: what one rule tells, another need not repeat."""
        if self.rules is None and not self.ignored:
            return None
        return (frozenset(RULES) if self.rules is None else self.rules) - self.ignored

    def keeps(self, finding: Finding) -> bool:
        """Say whether a finding was asked for; a broken configuration is always told."""
        if finding.place.path == CONFIG_PATH and finding.severity is Severity.ERROR:
            return True
        if finding.rule in self.ignored or (
            self.rules is not None and finding.rule not in self.rules
        ):
            return False
        return any(within(each.path, self.paths) for each in (finding.place, *finding.related))


def selection(
    site: Path, paths: Iterable[Path], select: Iterable[str], ignore: Iterable[str]
) -> Selection:
    """Read what was given on the command line; unknown paths and rules are errors."""
    from bulletin.desk.rules import known, rules_and_families
    from bulletin.model.rules import rules_of

    names = rules_and_families()
    selected = [known(name, names) for name in _split(select)]
    ignored = [known(name, names) for name in _split(ignore)]
    return Selection(
        relative(site, paths), rules_of(selected) if selected else None, rules_of(ignored)
    )


def relative(site: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    """Return paths relative to the site; they may be given from here or from the site's root."""
    return tuple(_relative(site, path) for path in paths)


def within(path: str, paths: tuple[str, ...]) -> bool:
    """Say whether a file is among paths or under one of them; no paths at all mean everything."""
    return not paths or any(
        path == each or path.startswith(f"{each}/") or not each for each in paths
    )


def _split(given: Iterable[str]) -> list[str]:
    return [name.strip() for each in given for name in each.split(",") if name.strip()]


def _relative(site: Path, given: Path) -> str:
    root = site.resolve()
    for path in (given.absolute(), root / given, root / "content" / "articles" / given):
        if path.exists() and path.resolve().is_relative_to(root):
            relative = path.resolve().relative_to(root).as_posix()
            return "" if relative == "." else relative
    raise BulletinError(f"网站里没有“{given}”", f"there is no “{given}” in the site")
