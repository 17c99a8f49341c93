"""Share pictures are drawn alike everywhere, and never with half a headline."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bulletin.model.finding import BulletinError
from bulletin.model.machine import ShareView
from bulletin.model.site import SharePictures as Configured
from bulletin.render import Renderer
from bulletin.render.headlines import line_ends
from bulletin.render.share import HEIGHT, WIDTH, SharePictures
from tests.render.samples import EN, MORNING, SITE, ZH, page, plan, templates

FONT = "share/NotoSerifCJKsc-Bold-GB2312.otf"
CONTENT = (Path(__file__).parents[2] / "templates" / FONT).read_bytes()
STORY = ShareView("人才好不好，让用人单位说话", "引题", "Ask the “employers”", "拱墅区", MORNING)


@pytest.fixture(scope="module")
def pictures() -> SharePictures:
    """Return a drawer with the font of the repository."""
    return SharePictures(CONTENT, line_ends(()))


def pixels(content: bytes) -> Image.Image:
    """Decode a picture with an independent reader."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image.convert("RGB")


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Count pixels that are not paper."""
    part = image.crop(box)
    return sum(
        count for count, colour in part.getcolors(1 << 20) or () if colour != (251, 250, 246)
    )


def test_a_picture_is_of_the_size_that_networks_show(pictures: SharePictures) -> None:
    """1200 by 630, a valid PNG of few colours, with something in every part."""
    content = pictures.draw(STORY, ZH, SITE)
    image = pixels(content)
    assert image.size == (WIDTH, HEIGHT)
    assert len(content) < 60_000
    for box in ((72, 50, 400, 120), (72, 138, 1128, 520), (72, 550, 600, 620)):
        assert dark(image, box) > 500
    assert dark(image, (0, 0, 60, HEIGHT)) == dark(image, (1140, 0, WIDTH, HEIGHT)) == 0


def test_the_same_words_give_the_same_bytes(pictures: SharePictures) -> None:
    """Whatever was drawn before, and by whichever process."""
    first = pictures.draw(STORY, ZH, SITE)
    pictures.draw(replace(STORY, headline="另一篇"), EN, SITE)
    assert (
        pictures.draw(STORY, ZH, SITE)
        == first
        == SharePictures(CONTENT, line_ends(())).draw(STORY, ZH, SITE)
    )


def test_very_long_headlines_fit(pictures: SharePictures) -> None:
    """Nothing runs over the foot or the margin."""
    long = replace(STORY, headline="很长的标题" * 30, other="A very long headline " * 20)
    image = pixels(pictures.draw(long, ZH, SITE))
    assert dark(image, (0, 524, WIDTH, 538)) == 0
    assert dark(image, (1140, 0, WIDTH, HEIGHT)) == 0


def test_a_headline_with_an_unknown_character_gives_way_to_the_title(
    pictures: SharePictures,
) -> None:
    """A box in a name is worse than no headline."""
    without = replace(STORY, headline=ZH.title, kicker="", other="")
    unknown = replace(STORY, headline="\U0002a6d6", kicker="\U0001f600", other="\U0002a6d6")
    assert pictures.draw(unknown, ZH, SITE) == pictures.draw(without, ZH, SITE)


def test_a_font_that_is_not_there_is_named() -> None:
    """The configuration is at fault, not the program."""
    site = replace(SITE, share_pictures=Configured("share/none.otf", 1))
    target = replace(page(STORY, "zh", "share", "share.png"), output="zh/share.png")
    with pytest.raises(BulletinError) as caught:
        Renderer(plan(target, site=site), templates()).render(target)
    assert caught.value.exit_code == 2
    assert "share_pictures" in caught.value.message.en


def test_the_renderer_draws_the_picture() -> None:
    """From the font among the templates."""
    site = replace(SITE, share_pictures=Configured(FONT, 1))
    target = replace(page(STORY, "zh", "share", "share.png"), output="zh/share.png")
    drawn = Renderer(plan(target, site=site), {**templates(), FONT: CONTENT}).render(target)
    assert drawn.output.path == "zh/share.png"
    assert pixels(drawn.output.content).size == (WIDTH, HEIGHT)
