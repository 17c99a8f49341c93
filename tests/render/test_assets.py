"""Assets get names that change with their content."""

from bulletin.render import asset_outputs
from bulletin.render.assets import asset_paths

FILES = {
    "assets/site.css": b"a{}",
    "assets/icons/seal.svg": b"<svg/>",
    "assets/LICENSE": b"",
    "base.html": b"",
}


def test_every_asset_is_published_and_nothing_else() -> None:
    """The fingerprint stands before the ending; folders stay."""
    assert {output.path: output.content for output in asset_outputs(FILES)} == {
        "assets/LICENSE.e3b0c442": b"",
        "assets/icons/seal.d4dc5666.svg": b"<svg/>",
        "assets/site.5f546eb4.css": b"a{}",
    }


def test_templates_ask_by_plain_name() -> None:
    """The paths that pages print are those that are published."""
    assert asset_paths(FILES)["icons/seal.svg"] == "assets/icons/seal.d4dc5666.svg"
    assert sorted(asset_paths(FILES).values()) == sorted(o.path for o in asset_outputs(FILES))


def test_a_change_of_content_changes_the_name() -> None:
    """Browsers may keep an asset for ever."""
    changed = {**FILES, "assets/site.css": b"b{}"}
    assert asset_paths(changed)["site.css"] != asset_paths(FILES)["site.css"]
    assert asset_paths(changed)["LICENSE"] == asset_paths(FILES)["LICENSE"]
