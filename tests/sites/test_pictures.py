"""Pictures from the editor's folder to the reader's page."""

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.builder import Built, SiteBuilder, tree
from tests.pictures import SVG, drawn, encoded, photograph

LEAD = "{file: fair.jpg, alt: {zh: 展台, en: A stand}, caption: {zh: 展会, en: The fair}}"
BODY = """正文第一段。

![工位](desk.png "一个工位")

![门](door.jpg)

![图表](chart.svg)

正文[原图](fair.jpg)。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    builder = SiteBuilder(tmp_path_factory.mktemp("pictures"))
    folder = "content/articles/2024/fair/"
    builder.article("2024/fair", "zh", BODY, lead=LEAD)
    builder.article("2024/fair", "en", "Text.\n\n![A door](door.jpg)\n")
    builder.write(folder + "fair.jpg", photograph(1600, 1000, orientation=6))
    builder.write(folder + "desk.png", encoded(drawn(900, 600, "RGBA"), "PNG"))
    builder.write(folder + "door.jpg", encoded(drawn(300, 400)))
    builder.write(folder + "chart.svg", SVG)
    builder.write(folder + "unused.jpg", photograph())
    return builder


@pytest.fixture(scope="module")
def built(site: SiteBuilder) -> Built:
    done = site.run()
    assert done.status == 0, done.out + done.err
    return done


def _pictures(page: str) -> list[str]:
    return re.findall(r"<picture>.*?</picture>|<img [^>]*>", page)


def test_the_lead_picture_comes_first_and_in_three_formats(built: Built) -> None:
    """High priority, not lazy, AVIF before WebP before JPEG, its turned size announced."""
    lead = _pictures(built.page("zh/articles/2024/fair/index.html"))[0]
    assert re.findall(r'type="([^"]+)"', lead) == ["image/avif", "image/webp"]
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'width="1000" height="1600"' in lead
    assert re.findall(r" (\d+)w", lead) == ["480", "800", "1000"] * 3
    assert 'alt="展台"' in lead


@pytest.mark.parametrize(("language", "words"), [("zh", "展台"), ("en", "A stand")])
def test_the_front_page_shows_the_picture_of_its_lead(
    built: Built, language: str, words: str
) -> None:
    """In the same files as the story, for half the width; it is fetched first."""
    [lead] = _pictures(built.page(f"{language}/index.html"))
    story = _pictures(built.page(f"{language}/articles/2024/fair/index.html"))[0]
    assert re.findall(r"\S+\.avif", lead) == re.findall(r"\S+\.avif", story)
    assert 'sizes="(min-width: 64rem) 32rem' in lead
    assert 'fetchpriority="high"' in lead
    assert f'alt="{words}"' in lead


def test_other_pictures_wait_and_are_never_enlarged(built: Built) -> None:
    """Lazy, each with width and height; a small original has one width only."""
    _, desk, door, chart = _pictures(built.page("zh/articles/2024/fair/index.html"))
    for each in (desk, door, chart):
        assert 'loading="lazy" decoding="async"' in each
        assert re.search(r' width="\d+" height="\d+"', each)
    assert re.findall(r" (\d+)w", door) == ["300", "300"]
    assert 'width="300" height="400"' in door
    assert re.search(r'src="[^"]+\.png"', desk)
    assert chart.startswith("<img ")


def test_pictures_in_a_row_are_a_gallery_with_captions(built: Built) -> None:
    """A title is a caption; the pictures that follow stand beside it."""
    page = built.page("zh/articles/2024/fair/index.html")
    gallery = re.search(r'<div class="gallery">(.*?)</div>', page, re.DOTALL)
    assert gallery
    assert gallery[1].count("<figure>") == 3
    assert "21rem" in gallery[1]
    assert "42rem" not in gallery[1]
    assert "<figcaption>一个工位</figcaption>" in gallery[1]
    assert 'class="gallery"' not in built.page("en/articles/2024/fair/index.html")


def test_every_offered_file_is_published_as_announced(built: Built) -> None:
    """Each address of srcset and src is a file of the announced width."""
    files = built.files()
    page = built.page("zh/articles/2024/fair/index.html")
    offered = re.findall(r"(/media/\S+) (\d+)w", page)
    assert len(offered) > 15
    for address, width in offered:
        assert Image.open(io.BytesIO(files[address.lstrip("/")])).width == int(width)


def test_no_original_and_nothing_of_the_camera_is_published(built: Built) -> None:
    """Positions stay at home, also behind a link to the picture; unused files stay out."""
    media = {path: content for path, content in built.files().items() if path.startswith("media/")}
    assert all(
        b"taken at home" not in content and b"secret" not in content for content in media.values()
    )
    assert not any(path.endswith(("fair.jpg", "desk.png", "unused.jpg")) for path in media)
    page = built.page("zh/articles/2024/fair/index.html")
    (address,) = re.findall(r'<a href="(/media/[^"]+)">原图</a>', page)
    assert address.lstrip("/") in media


def test_feeds_show_a_picture_that_every_reader_knows(built: Built) -> None:
    """Absolute address of the JPEG."""
    feed = json.loads(built.page("en/feed.json"))
    html = feed["items"][0]["content_html"]
    (source,) = re.findall(r'<img [^>]*src="([^"]+)"', html)
    assert source.startswith("https://bulletin.example.org/media/2024/fair/door-300.")
    assert source.endswith(".jpg")


def test_a_second_build_changes_nothing_and_a_build_without_store_gives_the_same(
    site: SiteBuilder, built: Built, tmp_path: Path
) -> None:
    """Pictures are made once, and deterministically."""
    before = built.files()
    again = site.run()
    assert again.status == 0
    assert again.files() == before
    bare = site.run("build", "--no-cache", "--out", str(tmp_path / "bare"), "--jobs", "1")
    assert bare.status == 0
    assert tree(tmp_path / "bare") == before


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.jpg", photograph()[:9000], "picture-broken"),
        ("a.jpg", b"%PDF-1.7", "picture-format"),
        ("a.jpg", encoded(drawn(30, 20), "TIFF"), "picture-format"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(64), "picture-format"),
        ("a.svg", SVG.replace("<rect", "<script>x</script><rect"), "picture-unsafe"),
    ],
)
def test_a_picture_that_can_t_be_shown_stops_the_build_at_its_line(
    tmp_path: Path, name: str, content: bytes | str, rule: str
) -> None:
    """The finding stands where the text names the picture."""
    builder = SiteBuilder(tmp_path / "site").article("2024/a", "zh", f"第一行。\n\n![图]({name})")
    builder.write(f"content/articles/2024/a/{name}", content)
    done = builder.run("build", "--format", "json")
    assert done.status == 1, done.out + done.err
    (finding,) = [each for each in json.loads(done.out)["findings"] if each["severity"] == "error"]
    assert finding["rule"] == rule
    assert finding["path"] == "content/articles/2024/a/index.zh.md"
    assert finding["line"] == 8
    assert not done.public.exists()


def test_a_picture_under_a_wrong_name_is_shown_and_reported(tmp_path: Path) -> None:
    """A PNG called .jpg is recognised by its bytes."""
    builder = SiteBuilder(tmp_path / "site").article("2024/a", "zh", "![图](a.jpg)")
    builder.write("content/articles/2024/a/a.jpg", encoded(drawn(60, 40), "PNG"))
    done = builder.run("build", "--format", "json")
    assert done.status == 0
    rules = {each["rule"] for each in json.loads(done.out)["findings"]}
    assert "picture-mislabelled" in rules
    assert 'width="60" height="40"' in done.page("zh/articles/2024/a/index.html")


def test_pictures_taller_than_a_format_may_be_are_made_smaller(tmp_path: Path) -> None:
    """WebP ends at 16,383 pixels: a long picture (长图) is narrower, not a fault of the program."""
    tall = io.BytesIO()
    Image.new("L", (40, 40_000)).save(tall, "PNG")
    site = SiteBuilder(tmp_path).article("2024/a", "zh", "![长图](tall.png)")
    site.write("content/articles/2024/a/tall.png", tall.getvalue())
    built = site.run()
    assert built.status == 0, built.err
    (webp,) = (each for path, each in built.files().items() if path.endswith(".webp"))
    assert Image.open(io.BytesIO(webp)).size == (16, 16_000)
