"""Where a reader of a story may report an error in it."""

import pytest

from bulletin.render.report_address import report_address

URL = "https://bulletin.example.org/zh/articles/2024/a/"
TITLE = "人才 & {url}?"


@pytest.mark.parametrize(
    ("configured", "address"),
    [
        (
            "mailto:desk@example.org",
            (
                "mailto:desk@example.org?subject=%E4%BA%BA%E6%89%8D%20%26%20%7Burl%7D%3F"
                "&body=https%3A%2F%2Fbulletin.example.org%2Fzh%2Farticles%2F2024%2Fa%2F"
            ),
        ),
        ("mailto:desk@example.org?subject=x", "mailto:desk@example.org?subject=x"),
        (
            "https://git.example.org/site/issues/new?body={url}",
            (
                "https://git.example.org/site/issues/new"
                "?body=https%3A%2F%2Fbulletin.example.org%2Fzh%2Farticles%2F2024%2Fa%2F"
            ),
        ),
        ("https://example.org/contact/", "https://example.org/contact/"),
    ],
)
def test_the_story_stands_in_the_address(configured: str, address: str) -> None:
    """As text, whatever its headline holds."""
    assert report_address(configured, TITLE, URL) == address
