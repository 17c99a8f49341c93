"""Reading a site from the disk."""

import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletin.model.finding import BulletinError
from bulletin.model.inputs import Attachment, File, Reason
from bulletin.model.ledger import LEDGER_PATH
from bulletin.read import files, read, snapshot
from bulletin.read.files import MAX_LEDGER_BYTES, MAX_TEXT_BYTES

STORY = "content/articles/2024/a"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / STORY).mkdir(parents=True)
    (root / "templates/strings").mkdir(parents=True)
    (root / "config.yaml").write_bytes(b"base_url: x\n")
    (root / STORY / "index.zh.md").write_bytes("正文\n".encode())
    (root / "templates/base.html").write_bytes(b"<html>")
    (root / "templates/strings/zh.yaml").write_bytes(b"a: b\n")
    return root


def reasons(site: Path) -> dict[str, Reason]:
    return {each.path: each.reason for each in read(site).refused}


def test_text_templates_and_attachments_come_apart(site: Path) -> None:
    """Markdown and YAML come as bytes, pictures as size and digest, all sorted by path."""
    picture = bytes(range(256)) * 20
    (site / STORY / "lead.jpg").write_bytes(picture)
    (site / "content/glossary.yaml").write_bytes(b"terms: []\n")
    (site / STORY / "index.en.md").write_bytes(b"Body\n")
    inputs = read(site)
    assert inputs.config == b"base_url: x\n"
    assert list(inputs.content.items()) == [
        (f"{STORY}/index.en.md", b"Body\n"),
        (f"{STORY}/index.zh.md", "正文\n".encode()),
        ("content/glossary.yaml", b"terms: []\n"),
    ]
    assert list(inputs.templates.items()) == [
        ("base.html", b"<html>"),
        ("strings/zh.yaml", b"a: b\n"),
    ]
    path = f"{STORY}/lead.jpg"
    digest = hashlib.sha256(picture).hexdigest()
    assert inputs.attachments == {path: Attachment(path, len(picture), digest, picture[:1024])}
    assert inputs.refused == ()


@pytest.mark.parametrize("name", ["config.yaml", "content", "templates"])
def test_a_missing_part_is_named(site: Path, name: str) -> None:
    """Without one of the three there is no site, and the message says which."""
    (site / name).rename(site / "elsewhere")
    with pytest.raises(BulletinError, match=f"has no (file|folder) {name}") as caught:
        read(site)
    assert caught.value.exit_code == 2
    assert name in caught.value.message.zh


@pytest.mark.parametrize("name", ["config.yaml", "content", "templates"])
def test_a_part_that_is_a_link_is_refused(site: Path, name: str) -> None:
    """A link in place of a part could lead out of the site."""
    (site / name).rename(site / "elsewhere")
    (site / name).symlink_to(site / "elsewhere")
    with pytest.raises(BulletinError, match=f"{name} must be"):
        read(site)


def test_a_missing_site_is_named(tmp_path: Path) -> None:
    """The message names the folder that was asked for."""
    with pytest.raises(BulletinError, match=r"no site folder .*nowhere"):
        read(tmp_path / "nowhere")


def test_links_are_never_followed(site: Path) -> None:
    """Links to files, to folders, to nothing and in circles are refused, whatever they lead to."""
    (site / "content/out.md").symlink_to("/etc/passwd")
    (site / "content/gone.md").symlink_to("nothing")
    (site / "content/loop").symlink_to(site / "content")
    (site / STORY / "in.jpg").symlink_to(site / "config.yaml")
    (site / "templates/out.html").symlink_to("/etc/hosts")
    assert reasons(site) == dict.fromkeys(
        (
            f"{STORY}/in.jpg",
            "content/gone.md",
            "content/loop",
            "content/out.md",
            "templates/out.html",
        ),
        Reason.LINK,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFOs")
def test_pipes_and_sockets_do_not_hang_the_build(site: Path) -> None:
    """A FIFO without writer and a socket are refused at once."""
    os.mkfifo(site / "content/pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(site / "content/socket.md"))
        assert reasons(site) == {
            "content/pipe.md": Reason.SPECIAL,
            "content/socket.md": Reason.SPECIAL,
        }


def test_a_large_text_is_refused_and_a_large_picture_is_not(site: Path) -> None:
    """The limit holds for what is parsed; one byte less is read."""
    (site / STORY / "index.zh.md").write_bytes(b"x" * (MAX_TEXT_BYTES + 1))
    (site / STORY / "index.en.md").write_bytes(b"x" * MAX_TEXT_BYTES)
    (site / STORY / "film.mp4").write_bytes(b"x" * (3 * MAX_TEXT_BYTES))
    inputs = read(site)
    assert [(each.path, each.reason) for each in inputs.refused] == [
        (f"{STORY}/index.zh.md", Reason.TOO_LARGE)
    ]
    assert len(inputs.content[f"{STORY}/index.en.md"]) == MAX_TEXT_BYTES
    assert inputs.attachments[f"{STORY}/film.mp4"].size == 3 * MAX_TEXT_BYTES


def test_names_that_collide_are_refused_both(site: Path) -> None:
    """Neither of two names is preferred, so the order of the disk makes no difference."""
    (site / STORY / "P.jpg").write_bytes(b"1")
    (site / STORY / "p.jpg").write_bytes(b"2")
    if len(list((site / STORY).glob("[pP].jpg"))) == 1:
        pytest.skip("this file system takes the two names for one")
    assert reasons(site) == {
        f"{STORY}/P.jpg": Reason.NAME_COLLISION,
        f"{STORY}/p.jpg": Reason.NAME_COLLISION,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_name_that_is_no_text_is_told_in_escapes(site: Path) -> None:
    """Bytes that are no UTF-8, and line breaks, can be printed."""
    Path(os.fsdecode(os.fsencode(site) + b"/content/\xff.md")).write_bytes(b"x")
    (site / "content/a\nb.md").write_bytes(b"x")
    assert reasons(site) == {
        "content/\\udcff.md": Reason.NAME_CHARACTERS,
        "content/a\\nb.md": Reason.NAME_CHARACTERS,
    }


def test_by_products_are_passed_over(site: Path) -> None:
    """A dangling lock of Emacs and a folder of macOS are neither read nor told."""
    (site / "content/.DS_Store").write_bytes(b"x")
    (site / STORY / ".#index.zh.md").symlink_to("user@host.123")
    (site / "content/__MACOSX").mkdir()
    (site / "content/__MACOSX/._x.md").write_bytes(b"x")
    inputs = read(site)
    assert list(inputs.content) == [f"{STORY}/index.zh.md"]
    assert inputs.attachments == {}
    assert inputs.refused == ()


def test_folders_without_end_are_cut_off(site: Path) -> None:
    """Nesting beyond reason is refused, and told once."""
    (site / "content" / "/".join(["d"] * 60)).mkdir(parents=True)
    assert list(reasons(site).values()) == [Reason.TOO_DEEP]


SCRIPT = """
import os, sys
from pathlib import Path
from bulletin.read import read
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)
print([(each.path, each.reason.value) for each in read(Path(sys.argv[1])).refused])
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_what_may_not_be_read_is_told(site: Path, open_folder: Path) -> None:
    """A file and a folder without read permission are refused and do not end the reading."""
    moved = open_folder / "site"
    site.rename(moved)
    (moved / STORY / "index.en.md").write_bytes(b"x")
    (moved / STORY / "index.en.md").chmod(0)
    (moved / "content/locked").mkdir(mode=0)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(moved)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == repr(
        [(f"{STORY}/index.en.md", "unreadable"), ("content/locked", "unreadable")]
    ), done.stderr


def test_a_file_that_vanishes_is_as_if_never_there(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file listed but gone when it is opened is no fault."""
    victim = site / STORY / "index.en.md"
    victim.write_bytes(b"x")
    plain = files.read_bytes

    def late(path: str, limit: int, *keep: Callable[[bytes], File]) -> object:
        victim.unlink(missing_ok=True)
        return plain(path, limit, *keep)

    monkeypatch.setattr(snapshot, "read_bytes", late)
    inputs = read(site)
    assert list(inputs.content) == [f"{STORY}/index.zh.md"]
    assert inputs.refused == ()


def test_a_file_that_never_rests_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that differs at each look is refused, and the others are read."""
    restless = site / STORY / "index.en.md"
    restless.write_bytes(b"x")
    plain = files.read_bytes

    def growing(path: str, limit: int, *keep: Callable[[bytes], File]) -> object:
        answer = plain(path, limit, *keep)
        if path == str(restless):
            with restless.open("ab") as file:
                file.write(b"y")
        return answer

    monkeypatch.setattr(snapshot, "read_bytes", growing)
    monkeypatch.setattr(snapshot, "_PAUSE_SECONDS", 0)
    inputs = read(site)
    assert [(each.path, each.reason) for each in inputs.refused] == [
        (f"{STORY}/index.en.md", Reason.CHANGING)
    ]
    assert list(inputs.content) == [f"{STORY}/index.zh.md"]


def test_two_files_saved_together_are_never_read_apart(site: Path) -> None:
    """A snapshot taken while pairs are being written holds no newer first and older second half."""
    first, second = site / "content/a.md", site / "content/z.md"
    stop = threading.Event()

    def save() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            for path in (first, second):
                new = path.with_suffix(".tmp")
                new.write_bytes(b"%d" % number)
                new.replace(path)
            time.sleep(0.03)

    for path in (first, second):
        path.write_bytes(b"0")
    saver = threading.Thread(target=save)
    saver.start()
    try:
        for _ in range(40):
            inputs = read(site)
            if inputs.refused:  # a machine too busy to look between two saves says so
                assert {each.reason for each in inputs.refused} == {Reason.CHANGING}
                continue
            one, other = (int(inputs.content[f"content/{name}.md"]) for name in "az")
            assert one - other in {0, 1}
    finally:
        stop.set()
        saver.join()


def test_a_ledger_beyond_a_hundred_thousand_addresses_is_refused(site: Path) -> None:
    """Its lines lie in memory: 30 MB of short ones took 7 seconds and 360 MB."""
    with (site / LEDGER_PATH).open("wb") as ledger:
        ledger.truncate(MAX_LEDGER_BYTES + 1)
    assert reasons(site)[LEDGER_PATH] is Reason.TOO_LARGE
    os.truncate(site / LEDGER_PATH, MAX_LEDGER_BYTES)
    assert LEDGER_PATH in read(site).content
