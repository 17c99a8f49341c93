"""Made-up content: whatever it is, the answer is findings or harmless HTML, never an exception."""

import os
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.model.finding import BulletinError, Severity
from bulletin.parse import parse_file, parse_site
from bulletin.render.markdown import render_body
from tests.builder import CONFIG, SiteBuilder, tree
from tests.hostile.bodies import vectors
from tests.hostile.broken import COSTLY, WRONG_TYPES
from tests.hostile.probe import fragment_faults

EXAMPLES = int(os.environ.get("BULLETIN_EXAMPLES", "150"))
SITE, _ = parse_site(CONFIG.encode())
PATH = "content/articles/2024/x/index.zh.md"
ATTACKS = list(vectors())
KEYS = sorted(WRONG_TYPES)
VALUES = [each for values in WRONG_TYPES.values() for each in values]
scalars = st.one_of(st.sampled_from(VALUES), st.text(max_size=30))
lines = st.lists(
    st.one_of(
        st.builds("{}: {}".format, st.sampled_from(KEYS), scalars),
        st.sampled_from(["published: 2024-09-27", "topics: [youth]", "title: x", "---", "  - x"]),
        st.text(max_size=30),
    ),
    max_size=12,
)
pieces = st.lists(
    st.one_of(
        st.sampled_from(ATTACKS),
        st.sampled_from(COSTLY),
        st.sampled_from(["\n", "\n\n", "    ", "> ", "- ", "|", "`", "字", "a", "\t", "{: }"]),
        st.text(max_size=20),
    ),
    max_size=10,
)
much = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@much
@given(lines, pieces)
def test_no_file_makes_the_parser_fall_over(front: list[str], body: list[str]) -> None:
    """Front matter of right and wrong lines over any body."""
    assert SITE is not None
    text = "\n".join(["---", *front, "---", "".join(body)])
    parsed = parse_file(PATH, text.encode("utf-8", "surrogatepass"), SITE)
    assert parsed.path == PATH
    for finding in parsed.findings:
        assert finding.place.path == PATH
        assert finding.place.line <= text.count("\n") + text.count("\r") + 1


@much
@given(pieces)
def test_no_body_makes_anything_that_acts(body: list[str]) -> None:
    """What the parser lets pass is drawn, and the probe finds nothing in it."""
    assert SITE is not None
    text = "---\ntitle: x\npublished: 2024-09-27\ntopics: [youth]\n---\n" + "".join(body)
    parsed = parse_file(PATH, text.encode("utf-8", "surrogatepass"), SITE)
    if parsed.version is None:
        assert any(each.severity is Severity.ERROR for each in parsed.findings)
        return
    try:
        drawn = render_body(parsed.version.body, SITE.languages[0], {})
    except BulletinError:
        return
    assert list(fragment_faults(drawn.html)) == []


def test_a_garbled_memo_changes_no_byte(tmp_path: Path) -> None:
    """Bits flipped, cut off, replaced by a folder or a page of a hostile store: the same site."""
    site = SiteBuilder(tmp_path).pair("2024/a", districts="[gongshu]").pair("2024/b")
    clean = site.run("--no-cache", "--out", str(tmp_path / "clean"))
    assert clean.status == 0
    wanted = tree(tmp_path / "clean")
    assert site.run().status == 0
    (store,) = (each for each in (tmp_path / ".cache").iterdir() if each.suffix == ".sqlite")
    whole = store.read_bytes()
    dice = random.Random(3)  # noqa: S311 - which bits to flip, no secrets
    for round_number in range(3):
        garbled = bytearray(whole)
        for _ in range(400):
            garbled[dice.randrange(len(garbled))] ^= 1 << dice.randrange(8)
        content = bytes(garbled) if round_number < 2 else whole[: dice.randrange(len(whole))]
        for beside in store.parent.glob(f"{store.name}-*"):
            beside.unlink()
        store.write_bytes(content)
        built = site.run("--jobs", "1")
        assert built.status == 0, built.err
        assert "Traceback" not in built.err
        assert built.files() == wanted
