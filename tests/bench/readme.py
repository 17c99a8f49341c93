"""The table of the README, put there by `python -m tests.bench --readme`."""

import re

HEADING = "### Speed"
_SECTION = re.compile(rf"^{HEADING}\n.*?(?=^##)", re.MULTILINE | re.DOTALL)
_BEFORE = "### Libraries\n"


def with_speed(readme: str, report: str) -> str:
    """Return the README with its section about speed replaced, or put before the libraries."""
    section = f"{HEADING}\n\n{report.strip()}\n\n"
    if _SECTION.search(readme):
        return _SECTION.sub(lambda _: section, readme, count=1)
    before, libraries, after = readme.partition(_BEFORE)
    if not libraries:
        raise ValueError(f"the README has neither {HEADING!r} nor {_BEFORE.strip()!r}")
    return f"{before}{section}{libraries}{after}"
