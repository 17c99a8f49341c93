"""Sites published from attacks, shared by the tests that look at them."""

import json
import os
import random

import pytest

from tests.hostile import fields
from tests.hostile.bodies import vectors
from tests.hostile.site import HostileSite

VECTORS = list(vectors())
# Of the attacks within a sentence; `make fuzz` asks for all.
IN_SENTENCES = min(int(os.environ.get("BULLETIN_ATTACKS", "60")), len(VECTORS) // 2)
LANGUAGE_KEYS = ("title", "kicker", "deck", "summary", "editor_note", "translator", "translation")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A published site of one story for each attack on a body."""
    site = HostileSite(tmp_path_factory.mktemp("bodies"))
    alone, within = VECTORS[: len(VECTORS) // 2], VECTORS[len(VECTORS) // 2 :]
    chosen = random.Random(7).sample(within, IN_SENTENCES)  # noqa: S311 - a sample, no secret
    for number, vector in enumerate([*alone, *chosen]):
        site.article(f"2024/v{number:03}", "zh", vector)
    said = site.tell("check")
    assert [each["rule"] for each in said.errors("good")] == ["broken-link"]
    return site.publish_in_spite(said)


@pytest.fixture(scope="session")
def stated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A published site of one story for each attack on its fields, and pages, and a title."""
    site = HostileSite(tmp_path_factory.mktemp("fields"))
    rows = [(text, "https://a.cn/") for text in fields.TEXTS]
    rows += [("x", url) for url in (*fields.URLS, *fields.GOOD_URLS)]
    for number, (text, url) in enumerate(rows):
        keys = fields.front_matter(text, url)
        site.article(f"2024/v{number:03}", "zh", **keys)
        own = {key: value for key, value in keys.items() if key in LANGUAGE_KEYS}
        site.article(f"2024/v{number:03}", "en", **own)
        site.write(f"content/articles/2024/v{number:03}/photo.png", PNG)
        words = json.dumps(text, ensure_ascii=False)
        page = f"---\ntitle: {words}\nsummary: {words}\n---\n正文\n"
        site.write(f"content/pages/p{number}/index.zh.md", page)
    words = json.dumps(fields.TEXTS[1])
    site.write("content/topics/youth/index.zh.md", f"---\nsummary: {words}\n---\n正文\n")
    site.write("config.yaml", fields.config(fields.TEXTS[1]))
    # Whether both languages name the same figures is another question than what attacks come to.
    said = site.tell("check", "--ignore", "figures")
    refused = {int(name[1:]) for name in said.findings if said.errors(name) and name[1:].isdigit()}
    assert refused == set(range(len(fields.TEXTS), len(rows) - len(fields.GOOD_URLS)))
    return site.publish_in_spite(said)
