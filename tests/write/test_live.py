"""Publishing into a preview: straight into the target, and the same files in the end."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model.output import Output
from bulletin.write import LiveStaging, Published, Staging, Standing
from tests.builder import tree

FILES = st.dictionaries(
    st.sampled_from(["a", "b/index.html", "b/c/d", "e/f", "a1/x", "zh/index.html"]),
    st.binary(max_size=4),
    max_size=6,
)


def publish(target: Path, standing: Standing, files: dict[str, bytes]) -> Published:
    with LiveStaging(target, standing) as staging:
        for path, content in files.items():
            if not staging.stands(path, len(content), hashlib.sha256(content).hexdigest()):
                staging.put(Output(path, content))
            staging.take(path, len(content))
        return staging.publish()


@settings(deadline=None, max_examples=40)
@given(history=st.lists(FILES, min_size=1, max_size=5))
def test_any_history_ends_in_the_last_files(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, bytes]]
) -> None:
    """New, changed and gone files, and folders that become files."""
    target, standing = tmp_path_factory.mktemp("live") / "site", Standing()
    for files in history:
        published = publish(target, standing, files)
        assert tree(target) == files
        assert published.written + published.unchanged == len(files)
    assert not any(each.is_dir() and not any(each.iterdir()) for each in target.rglob("*"))
    assert publish(target, standing, files).has_changed is False


def test_what_stands_is_known_until_somebody_else_has_had_a_turn(tmp_path: Path) -> None:
    """A file found once is not read again; after another's build it is."""
    target, standing = tmp_path / "site", Standing()
    digest = "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"  # of "ab"
    publish(target, standing, {"a": b"ab"})
    with LiveStaging(target, standing) as staging:
        assert staging.stands("a", 2, digest)
        assert not staging.stands("a", 2, "0" * 64)
        assert not staging.stands("none", 2, digest)
        staging.add(Output("a", b"ab"))
        staging.publish()
    with Staging(target) as other:
        other.add(Output("a", b"xy"))
        other.publish()
    with LiveStaging(target, standing) as staging:
        assert not staging.stands("a", 2, digest)


def test_a_file_that_went_and_came_back_is_written_again(tmp_path: Path) -> None:
    """As on a checkout of another branch and back: the page stayed away for ever."""
    target, standing = tmp_path / "site", Standing()
    for files in ({"a": b"1", "b": b"2"}, {"a": b"1", "b": b"2"}, {"a": b"1"}):
        publish(target, standing, files)
    publish(target, standing, {"a": b"1", "b": b"2"})
    assert tree(target) == {"a": b"1", "b": b"2"}


def test_a_file_that_was_put_anew_is_staged_although_it_stood(tmp_path: Path) -> None:
    """What was known of the old one says nothing about the new one."""
    target, standing = tmp_path / "site", Standing()
    publish(target, standing, {"a": b"ab"})
    digest = "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"
    for content in (b"xy", b"ab", b"xy"):
        with LiveStaging(target, standing) as staging:
            if not (content == b"ab" and staging.stands("a", 2, digest)):
                staging.put(Output("a", content))
            staging.take("a", 2)
            staging.publish()
        assert tree(target) == {"a": content}
