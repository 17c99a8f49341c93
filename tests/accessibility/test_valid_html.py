"""HTML as an independent validator reads it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.accessibility.rich import LANGUAGES, representatives
from tests.builder import ROOT, Built

TOOLS = Path(__file__).parent / "tools"
RULES = {
    "root": True,
    "extends": ["html-validate:document", "html-validate:a11y", "html-validate:standard"],
    "rules": {
        "require-sri": "off",  # all files come from the same place
        "prefer-native-element": "off",  # a div with the role of a region is one
    },
}


def validator() -> list[str]:
    """Return the command of html-validate, which .ci/setup installs."""
    node, script = shutil.which("node"), TOOLS / "node_modules/html-validate/bin/html-validate.mjs"
    if node is None or not script.exists():
        pytest.fail("no html-validate: run `sh .ci/setup test`, which installs it")
    return [node, str(script)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_looked_at(site: Built, language: str) -> None:
    """Whoever adds a template has a page of it in the site with everything."""
    kinds = {each.stem.replace("_", "-") for each in (ROOT / "templates").glob("*.html")}
    unseen = kinds - {"base", "redirect"} - ({"front"} if language == "en" else set())
    for path in representatives(site, language):
        name = path[1:] if path.endswith(".html") else f"{path[1:]}index.html"
        unseen -= set(re.findall(r'<body class="page-([a-z-]+)"', site.page(name)))
    assert unseen == set()


def test_every_kind_of_page_is_valid_html(site: Built, tmp_path: Path) -> None:
    """By the HTML standard, in both languages."""
    settings = tmp_path / "rules.json"
    settings.write_text(json.dumps(RULES), "utf-8")
    pages = [
        str(site.public / (path.lstrip("/") if path.endswith(".html") else f"{path[1:]}index.html"))
        for language in LANGUAGES
        for path in (*representatives(site, language), f"/{language}/articles/2021/moved/")
    ]
    command = [*validator(), "--config", str(settings), "--formatter", "json", *pages]
    answer = tmp_path / "found.json"  # a pipe would lose the end of a long answer
    with answer.open("w") as stdout:
        subprocess.run(command, stdout=stdout, check=False, timeout=120)
    found = [
        f"{Path(page['filePath']).relative_to(site.public)}:{each['line']} {each['ruleId']}: "
        f"{each['message']}"
        for page in json.loads(answer.read_text("utf-8"))
        for each in page["messages"]
    ]
    assert found == []
    assert len(pages) > 20
