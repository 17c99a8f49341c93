"""Publishing a tree: what readers see, what is touched, what is kept."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model.finding import BulletinError
from bulletin.model.output import Output
from bulletin.model.plan import Copy
from bulletin.workers import run
from bulletin.write import Staging, swap
from tests.builder import tree
from tests.write.helpers import besides, inodes, modes, publish, put_out

SITE = {
    "index.html": b"front",
    "zh/index.html": "首页".encode(),
    "zh/articles/2024/a/index.html": b"a",
    "zh/articles/2024/b/index.html": b"b",
}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public"


def test_a_first_publication_makes_exactly_the_outputs(target: Path) -> None:
    """The tree is what was put out, counted and measured."""
    published = put_out(target, SITE)
    assert tree(target) == SITE
    assert (published.written, published.unchanged, published.removed) == (4, 0, 0)
    assert published.size == sum(map(len, SITE.values()))
    assert published.has_changed


def test_the_folders_above_the_target_are_made(tmp_path: Path) -> None:
    """A target may be named that has no parent yet."""
    put_out(tmp_path / "deep/er/public", SITE)
    assert tree(tmp_path / "deep/er/public") == SITE


def test_nothing_is_touched_when_nothing_changed(target: Path) -> None:
    """The folder itself and every file stay the very same."""
    put_out(target, SITE)
    before = inodes(target)
    published = put_out(target, SITE)
    assert (published.written, published.unchanged, published.removed) == (0, 4, 0)
    assert not published.has_changed
    assert inodes(target) == before


def test_only_what_changed_is_written(target: Path) -> None:
    """Unchanged files are shared with the tree before, the changed one is a new file."""
    put_out(target, SITE)
    before = inodes(target)
    published = put_out(target, {**SITE, "index.html": b"FRONT"})
    after = inodes(target)
    assert (published.written, published.unchanged) == (1, 3)
    assert tree(target) == {**SITE, "index.html": b"FRONT"}
    changed = {path for path in after if path.endswith(".html") and after[path] != before[path]}
    assert changed == {"index.html"}


def test_what_is_no_longer_put_out_disappears(target: Path) -> None:
    """A deleted story leaves neither its page nor an empty folder."""
    put_out(target, SITE)
    rest = {path: content for path, content in SITE.items() if "/b/" not in path}
    assert put_out(target, rest).removed == 1
    assert tree(target) == rest
    assert not (target / "zh/articles/2024/b").exists()


def test_the_last_trees_are_kept_and_no_more(target: Path) -> None:
    """Readers that hold an older folder open find it whole; debris does not grow."""
    for number in range(6):
        put_out(target, {**SITE, "index.html": b"%d" % number})
    kept = target.parent / ".public.generations"
    assert besides(target) == {"lock", "files", "3", "4", "5"}
    assert tree(kept / "5") == {**SITE, "index.html": b"4"}
    assert tree(kept / "4") == {**SITE, "index.html": b"3"}


def test_a_file_edited_by_hand_is_repaired(target: Path) -> None:
    """Same size, same times, other bytes: the page is written anew, in every later tree."""
    for number in range(6):
        put_out(target, {**SITE, "n": b"%d" % number})
    page = target / "zh/articles/2024/a/index.html"
    status = page.stat()
    page.write_bytes(b"x")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert put_out(target, {**SITE, "n": b"5"}).written == 1
    assert tree(target) == {**SITE, "n": b"5"}


def test_a_page_deleted_by_hand_comes_back(target: Path) -> None:
    """What is missing is written although nothing else changed."""
    put_out(target, SITE)
    (target / "index.html").unlink()
    assert put_out(target, SITE).written == 1
    assert tree(target) == SITE


def test_a_page_replaced_by_a_link_is_repaired(target: Path) -> None:
    """A link with the right bytes behind it is no published page."""
    put_out(target, SITE)
    (target / "index.html").rename(target.parent / "moved.html")
    (target / "index.html").symlink_to(target.parent / "moved.html")
    put_out(target, SITE)
    assert not (target / "index.html").is_symlink()
    assert tree(target) == SITE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_modes_do_not_depend_on_the_umask(target: Path) -> None:
    """Every file can be read by the server, whoever builds; a changed mode is mended."""
    before = os.umask(0o077)
    try:
        put_out(target, SITE)
        assert modes(target) == {"drwxr-xr-x", "-rw-r--r--"}
        (target / "index.html").chmod(0o600)
        put_out(target, SITE)
        put_out(target, {**SITE, "new/x.html": b"x"})
    finally:
        os.umask(before)
    assert modes(target) == {"drwxr-xr-x", "-rw-r--r--"}


def test_files_of_others_are_carried_over_and_told(target: Path) -> None:
    """A verification file, a repository and an empty folder outlive any number of builds."""
    put_out(target, SITE)
    (target / "verify.txt").write_bytes(b"token")
    (target / ".git/refs").mkdir(parents=True)
    (target / ".git/HEAD").write_bytes(b"ref")
    (target / "zh/note").symlink_to("nowhere")
    for number in range(6):
        published = put_out(target, {**SITE, "index.html": b"%d" % number})
        assert published.foreign == (".git/HEAD", "verify.txt", "zh/note")
    assert tree(target) == {**SITE, "index.html": b"5", "verify.txt": b"token", ".git/HEAD": b"ref"}
    assert (target / ".git/refs").is_dir()
    assert (target / "zh/note").readlink() == Path("nowhere")


def test_a_file_of_others_is_not_overwritten(target: Path) -> None:
    """An output in its place is an error that names it, and nothing changes."""
    put_out(target, SITE)
    (target / "new.html").write_bytes(b"mine")
    with pytest.raises(BulletinError, match=r"public/new\.html") as caught:
        put_out(target, {**SITE, "new.html": b"ours", "index.html": b"changed"})
    assert caught.value.exit_code == 2
    assert tree(target) == {**SITE, "new.html": b"mine"}
    assert besides(target) == {"lock", "files"}


@pytest.mark.parametrize("foreign", ["zh/articles", "zh/articles/2025/index.html"])
def test_a_file_of_others_is_in_the_way_of_folders(target: Path, foreign: str) -> None:
    """A file where a folder is needed, and a file below one that is to become a file, are named."""
    put_out(target, {"index.html": b"x"})
    (target / foreign).parent.mkdir(parents=True)
    (target / foreign).write_bytes(b"mine")
    wanted = "zh/articles/2024/a" if foreign == "zh/articles" else "zh/articles/2025"
    with pytest.raises(BulletinError, match=foreign):
        put_out(target, {"index.html": b"x", wanted: b"y"})
    assert tree(target) == {"index.html": b"x", foreign: b"mine"}


def test_a_folder_of_others_with_the_same_bytes_is_adopted(target: Path) -> None:
    """A site copied back from a server is taken for ours where it is the same."""
    target.mkdir()
    (target / "index.html").write_bytes(SITE["index.html"])
    (target / "index.html").chmod(0o644)
    assert put_out(target, SITE).unchanged == 1
    assert put_out(target, {"zh/index.html": b"x"}).removed == 3
    assert tree(target) == {"zh/index.html": b"x"}


def test_a_page_may_become_a_folder_and_a_folder_a_page(target: Path) -> None:
    """Our own files make way for each other."""
    put_out(target, {"a": b"1", "b/c": b"2", "d": b"3"})
    put_out(target, {"a/x": b"1", "b": b"2", "d": b"3"})
    assert tree(target) == {"a/x": b"1", "b": b"2", "d": b"3"}
    put_out(target, {"a": b"1", "b/c": b"2", "d": b"3"})
    put_out(target, {"a/x": b"1", "b": b"2", "d": b"3"})
    assert tree(target) == {"a/x": b"1", "b": b"2", "d": b"3"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_what_the_outputs_raise_leaves_the_old_site(
    target: Path, error: type[BaseException]
) -> None:
    """An error while rendering passes through as it is, and leaves no debris."""
    put_out(target, SITE)

    def failing() -> Iterator[Output]:
        yield Output("index.html", b"new")
        raise error

    before = inodes(target)
    with pytest.raises(error):
        publish(target, failing())
    assert inodes(target) == before
    assert tree(target) == SITE
    assert besides(target) == {"lock", "files"}


@pytest.mark.parametrize(
    "path",
    ["", "/etc/x", "../x", "a/../../x", "a//b", "a/.", "a\\b", "c:x", "a\nb", "a/", "x" * 256],
)
def test_a_path_that_could_leave_the_target_is_refused(target: Path, path: str) -> None:
    """Nothing is written outside, and the old site stays."""
    put_out(target, SITE)
    with pytest.raises(BulletinError, match="usable output path") as caught:
        put_out(target, {path: b"x"})
    assert caught.value.exit_code == 3
    assert tree(target) == SITE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("é.html", "e\u0301.html"),
        ("ａ.html", "a.html"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A/x", "a/y"),
    ],
)
def test_two_outputs_for_one_file_are_an_error(target: Path, one: str, other: str) -> None:
    """Also where only some system takes the two names for one; the message names the path."""
    outputs = [Output(one, b"1"), Output(other, b"2")]
    with pytest.raises(BulletinError, match="two pages would write the same file"):
        publish(target, outputs)
    assert not target.exists()


def test_copies_are_published_as_they_are(tmp_path: Path, target: Path) -> None:
    """A picture is copied once and left alone while it is the same."""
    picture = bytes(range(256)) * 9000
    (tmp_path / "content").mkdir()
    (tmp_path / "content/p.jpg").write_bytes(picture)
    copy = Copy("content/p.jpg", "zh/a/p.jpg", hashlib.sha256(picture).hexdigest())
    first = publish(target, [], [copy])
    again = publish(target, [], [copy])
    assert (first.written, first.size) == (1, len(picture))
    assert (again.written, again.unchanged, again.size) == (0, 1, len(picture))
    (target / "zh/a/p.jpg").write_bytes(picture[::-1])
    assert publish(target, [], [copy]).written == 1
    assert tree(target) == {"zh/a/p.jpg": picture}


@pytest.mark.parametrize("change", ["other bytes", "gone", "a link"])
def test_a_copy_that_changed_since_it_was_read_ends_the_build(
    tmp_path: Path, target: Path, change: str
) -> None:
    """Only what was checked is published."""
    put_out(target, SITE)
    source = tmp_path / "p.jpg"
    if change == "other bytes":
        source.write_bytes(b"new")
    elif change == "a link":
        source.symlink_to(target / "index.html")
    copy = Copy("p.jpg", "p.jpg", hashlib.sha256(SITE["index.html"]).hexdigest())
    with pytest.raises(BulletinError, match=r"p\.jpg changed during the build"):
        publish(target, [], [copy])
    assert tree(target) == SITE


def test_worker_processes_may_stage_files_themselves(target: Path) -> None:
    """What workers put is published with what the parent adds."""
    put_out(target, SITE)
    outputs = [Output(path, b"new " + content) for path, content in SITE.items()]
    with Staging(target) as staging:
        for index, _ in run(staging.put, outputs, jobs=2, fewest=2):
            staging.take(outputs[index].path, len(outputs[index].content))
        staging.add(Output("own.html", b"own"))
        assert staging.publish().written == 5
    assert tree(target) == {"own.html": b"own", **{each.path: each.content for each in outputs}}


names = st.sampled_from(["a", "b", "c/x", "c/y", "d/e/f", "d/e/g"])
sites = st.dictionaries(names, st.binary(max_size=2), min_size=1)


@settings(max_examples=40, deadline=None)
@given(st.lists(sites, min_size=2, max_size=10))
def test_any_history_ends_in_the_last_site(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, bytes]]
) -> None:
    """Trees built from older trees equal trees built from nothing."""
    target = tmp_path_factory.mktemp("history") / "public"
    for files in history:
        put_out(target, files)
        assert tree(target) == files
        folders = {path.relative_to(target) for path in target.rglob("*") if path.is_dir()}
        assert folders == {parent for path in files for parent in list(Path(path).parents)[:-1]}


def test_what_was_staged_is_on_the_disk_before_readers_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loss of power right after the swap leaves whole files."""
    steps: list[str] = []
    flushed, replaced = swap.flush, swap.replace

    def flush(folder: str) -> None:
        assert (tmp_path / ".public.generations/next/a").exists()
        steps.append("flush")
        flushed(folder)

    def replace(new: str, target: str, retired: str, mark: str) -> None:
        steps.append("swap")
        replaced(new, target, retired, mark)

    monkeypatch.setattr("bulletin.write.staging.flush", flush)
    monkeypatch.setattr("bulletin.write.staging.replace", replace)
    with Staging(tmp_path / "public") as turn:
        turn.add(Output("a", b"1"))
        turn.publish()
    assert steps == ["flush", "swap"]
