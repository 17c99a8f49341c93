"""config.yaml becomes the site, or every fault in it is named."""

import pytest

from bulletin.model.finding import Severity
from bulletin.model.site import Filings, Language, SharePictures, Term
from bulletin.parse import parse_site
from tests.parse.samples import CONFIG, found


def test_the_contract_is_read() -> None:
    """Languages, terms, defaults: as in the content model."""
    site, findings = parse_site(CONFIG.encode())
    assert findings == ()
    assert site is not None
    assert site.base_url == "https://bulletin.example.org/"
    assert site.languages[0] == Language("zh", "zh-Hans", "中文", "测试快讯")
    assert [each.id for each in site.terms("topics")] == ["youth", "skills"]
    assert isinstance(site.districts[0], Term)
    assert site.districts[0].name.text("en") == "Gongshu District"
    assert site.districts[0].aliases == ("拱墅", "Gongshu")
    assert (site.x_default, site.page_size, site.filings) == ("zh", 20, Filings())


def test_optional_blocks_are_read() -> None:
    """Publisher, filings, page size, default language, severities."""
    more = """\
x_default: en
page_size: 12
publisher: {name: {zh: 市人才办, en: Talent Office}, url: https://a.cn}
filings: {icp: 浙ICP备00000000号, site_code: 3301000000}
government: {site_code: "3301000000", name: {zh: 市人才网, en: Talent site}}
share_pictures: {font: share/font.otf, newest: 20}
id_host: old.example
cadence:
  home: 14
  topics/youth: 30
severities:
  picture-alt: error
  year-folder: off
"""
    site, findings = parse_site((CONFIG + more).encode())
    assert findings == ()
    assert site is not None
    assert (site.x_default, site.page_size) == ("en", 12)
    assert site.publisher is not None
    assert site.publisher.name.text("en") == "Talent Office"
    assert site.filings.site_code == "3301000000"
    assert site.government is not None
    assert site.government.site_code == "3301000000"
    assert site.share_pictures == SharePictures("share/font.otf", 20)
    assert (site.authority, site.host) == ("old.example", "bulletin.example.org")
    assert site.cadence == (("home", 14), ("topics/youth", 30))
    assert site.severities == (("picture-alt", "error"), ("year-folder", "off"))


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("https://bulletin.example.org", "ftp://a.cn", ("bad-url", 1, 11)),
        ("https://bulletin.example.org", "https://a.cn/?x", ("bad-url", 1, 11)),
        ("https://bulletin.example.org", "mailto:a@b.cn", ("bad-url", 1, 11)),
        ("Asia/Shanghai", "Asia/Hangzhou", ("bad-timezone", 2, 11)),
        ("Asia/Shanghai", "../../etc/passwd", ("bad-timezone", 2, 11)),
        ("timezone: Asia/Shanghai\n", "", ("missing-key", 1, 1)),
        ("base_url", "baseurl", ("unknown-key", 1, 1)),
        ("  zh: {tag", "  ZH: {tag", ("bad-id", 4, 3)),
        ("tag: zh-Hans", "tag: 中文", ("bad-value", 4, 13)),
        ("xihu:", "page:", ("bad-id", 8, 3)),
        ("xihu:", "Xi Hu:", ("front-matter-line", 8, 3)),
        ("zh: 西湖区", "zh: 拱墅", ("duplicate-alias", 8, 3)),
        ("{zh: 西湖区, en: Xihu District}", "{zh: 西湖区}", ("missing-key", 8, 9)),
        ("timezone: ", "page_size: 0\ntimezone: ", ("bad-number", 2, 12)),
        ("timezone: ", "x_default: fr\ntimezone: ", ("unknown-language", 2, 12)),
        ("timezone: ", "severities: {a: loud}\ntimezone: ", ("bad-value", 2, 17)),
        ("timezone: ", "cadence: {topics/yuoth: 3}\ntimezone: ", ("unknown-column", 2, 11)),
        ("timezone: ", "cadence: {home: 0}\ntimezone: ", ("bad-number", 2, 17)),
        ("timezone: ", "cadence: daily\ntimezone: ", ("wrong-shape", 2, 10)),
        ("timezone: ", "id_host: https://a.cn\ntimezone: ", ("bad-value", 2, 10)),
        ("tag: zh-Hans", "locale: zh-CN, tag: zh-Hans", ("bad-value", 4, 16)),
        ("timezone: ", "government: {name: 人才网}\ntimezone: ", ("missing-key", 2, 13)),
        ("timezone: ", "timezone：", ("front-matter-colon", 2, 9)),
    ],
)
def test_faults_are_named(written: str, instead: str, expected: tuple[str, int, int]) -> None:
    """One change to a good file, a finding at its place, and no site."""
    site, findings = parse_site(CONFIG.replace(written, instead, 1).encode())
    assert expected in found(findings)
    assert site is None


@pytest.mark.parametrize(
    "config",
    [
        b"", b"# nothing\n", b"[]", b"\xff\xfe", b"a: [", b"languages: zh",
        "- 人\u200b才\n".encode(), b"\xef\xbb\xbf- a\r\n",
    ],
)  # fmt: skip
def test_a_file_that_is_no_configuration(config: bytes) -> None:
    """Whatever the bytes, there is an error, beside slighter findings too, and no site."""
    site, findings = parse_site(config)
    assert site is None
    assert Severity.ERROR in {each.severity for each in findings}
