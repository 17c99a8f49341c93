"""Files that are one list of records, whatever the record."""

from collections.abc import Callable
from typing import Any

import pytest

from bulletin.model.finding import Finding
from bulletin.model.site import Site
from bulletin.parse import parse_site
from bulletin.parse.glossary import glossary
from bulletin.parse.retired import retired
from bulletin.parse.review import acceptances
from tests.builder import CONFIG

Parse = Callable[[bytes, Site], tuple[tuple[Any, ...], list[Finding]]]
READERS: dict[Parse, str] = {glossary: "zh", acceptances: "texts", retired: "url"}


@pytest.fixture(scope="module")
def site() -> Site:
    found, _ = parse_site(CONFIG.encode())
    assert found is not None
    return found


@pytest.mark.parametrize("parse", READERS)
def test_a_file_that_is_no_list_is_told_with_an_example_of_its_own(
    parse: Parse, site: Site
) -> None:
    """An entry without “- ” is the usual slip; the example is one of this file."""
    entries, (finding,) = parse(b"id: x\nreason: y\n", site)
    assert entries == ()
    assert (finding.rule, finding.place.line) == ("wrong-shape", 1)
    assert f"{READERS[parse]}: " in finding.hint.en


@pytest.mark.parametrize("parse", READERS)
def test_an_empty_item_is_told_at_its_line(parse: Parse, site: Site) -> None:
    """It costs no other entry."""
    entries, (finding,) = parse(b"# heading\n-\n", site)
    assert entries == ()
    assert (finding.rule, finding.place.line) == ("empty-item", 2)
