"""A small site, kept as it was last looked at: every change of a byte is seen in review.

After a change that is meant, `BULLETIN_GOLDEN=write pytest tests/sites/test_golden.py` writes the
tree anew; read its diff before committing it.
"""

import os
import re
import shutil
from pathlib import Path

from tests.builder import Built, SiteBuilder, tree

GOLDEN = Path(__file__).parent / "golden"
KEPT = (
    "en/index.html",
    "en/articles/2024/canal/index.html",
    "zh/articles/2024/canal/index.html",
    "zh/articles/2024/lake/index.html",
    "en/districts/gongshu/index.html",
    "en/districts/gongshu/topics/youth/index.html",
    "zh/archive/2024/09/index.html",
    "zh/atom.xml",
    "en/feed.json",
    "en/rss.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "index.html",
)


def _small_site(root: Path) -> Built:
    builder = SiteBuilder(root)
    builder.article(
        "2024/canal",
        "zh",
        "运河边的**夜校**开课了：\n\n- 摄影\n- 普拉提\n\n"
        "## 报名\n\n每班30人，见[西湖一稿](../lake/)。",
        title="运河边办起夜校",
        kicker="青年人才",
        deck="每周三晚开课",
        published="2024-09-27 08:30",
        districts="[gongshu]",
        topics="[youth, skills]",
        byline="[{name: {zh: 张三, en: Zhang San}, role: reporter}]",
        source="{name: {zh: 示例报, en: Example Daily}}",
        figures="[{value: 979000000, unit: CNY, label: {zh: 营收, en: Revenue}, about: over}]",
        events="[{id: open, start: 2024-10-08 19:00, title: {zh: 开课, en: First evening}}]",
        corrections="[{date: 2024-09-28, text: {zh: 更正开课时间, en: The time was corrected}}]",
        aliases="[/zh/old/]",
        featured="true",
    )
    builder.article(
        "2024/canal",
        "en",
        "A **night school** opens by the canal:\n\n- photography\n- Pilates\n\n## Enrolment\n\n"
        "Each class takes 30; see [the lake](../lake/).",
        title="Night school opens by the canal",
        kicker="Young talent",
    )
    builder.article(
        "2024/lake",
        "zh",
        "只有中文。",
        title="湖边的消息",
        published="2024-09-20",
        districts="[xihu]",
        topics="[youth]",
    )
    return builder.run(today="2024-10-01")


def test_the_small_site_is_as_it_was_last_looked_at(tmp_path: Path) -> None:
    """Byte for byte, but for the fingerprints of the assets, which change with the style sheet."""
    built = _small_site(tmp_path)
    assert built.status == 0, built.out + built.err
    found = {path: _without_fingerprints(built.page(path)) for path in KEPT}
    if os.environ.get("BULLETIN_GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in found.items():
            file = GOLDEN / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    assert found == {path: content.decode() for path, content in tree(GOLDEN).items()}


def _without_fingerprints(text: str) -> str:
    return re.sub(r"(/assets/[a-z-]+)\.[0-9a-f]{8,}\.", r"\1.", text)
