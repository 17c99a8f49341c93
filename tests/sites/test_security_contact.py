"""security.txt (RFC 9116): there where config.yaml names a contact, and named once it is old."""

from pathlib import Path

from tests.builder import CONFIG, SiteBuilder

FILE = ".well-known/security.txt"
BLOCK = "security: {contact: ['mailto:security@example.org'], expires: 2027-06-30}\n"


def test_the_contact_is_published_as_the_standard_has_it(tmp_path: Path) -> None:
    """Every required field, one a line, and no page but this file tells of it."""
    site = SiteBuilder(tmp_path).pair("2024/a").write("config.yaml", CONFIG + BLOCK)
    built = site.run()
    assert built.status == 0, built.out
    assert built.page(FILE).splitlines() == [
        "Contact: mailto:security@example.org",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: zh-Hans, en",
        f"Canonical: https://bulletin.example.org/{FILE}",
    ]
    assert "security.txt" not in built.page("sitemap.xml")


def test_an_expired_contact_is_a_finding_and_nothing_is_made_up(tmp_path: Path) -> None:
    """From the day itself on; without the block there is no file."""
    site = SiteBuilder(tmp_path).pair("2024/a")
    assert not (site.run().public / FILE).exists()
    site.write("config.yaml", CONFIG + BLOCK)
    assert "security-expired" not in site.run(today="2027-06-29").out
    assert "security-expired" in site.run(today="2027-06-30").out
    assert site.run("--strict", today="2027-06-30").status == 1


def test_a_contact_without_expiry_is_an_error(tmp_path: Path) -> None:
    """The standard asks for both, and neither is guessed."""
    site = SiteBuilder(tmp_path).pair("2024/a")
    site.write("config.yaml", CONFIG + "security: {contact: 'https://a.cn/report'}\n")
    built = site.run(language="en")
    assert built.status == 2
    assert "expires" in built.out
