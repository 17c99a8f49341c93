"""The server over raw sockets: what attackers and broken clients send."""

import asyncio
import os
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bulletin.serve import server
from bulletin.serve.live import Captions, Live
from bulletin.serve.server import Server

OUTSIDE = "what lies outside the site"
CAPTIONS = Captions("close", "show", "gone", "home", "stopped", "nothing yet")
ALWAYS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
}
FILES = {
    "index.html": "<head></head>the door",
    "404.html": "<head></head>neither language",
    "zh/index.html": "<head><title>x</title></head>首页",
    "zh/404.html": "<head></head>没有这个页面",
    "en/index.html": "<head></head>front page",
    "en/404.html": "<head></head>no such page",
    "en/feed.json": "{}",
    "en/atom.xml": "<feed/>",
    "assets/site.3fa9c1d2.css": "body{}",
    "media/a b.svg": "<svg/>",
    "media/new-talent.unknown": "?",
    "%2e%2e": "a file with an odd name",
}


class Served:
    """A folder that is being served."""

    def __init__(self, root: Path) -> None:
        self.root = root / "site"
        for name, text in FILES.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (root / "secret.txt").write_text(OUTSIDE)
        (root / "site-secret").mkdir()
        (root / "site-secret" / "secret.txt").write_text(OUTSIDE)
        self.live = Live(CAPTIONS, is_published=True)
        self.server = Server(self.root, self.live, 0)
        self.server.start()

    def send(self, data: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as connection:
            connection.sendall(data)
            parts = []
            while part := connection.recv(1 << 16):
                parts.append(part)
        return b"".join(parts)

    def ask(
        self, target: str, method: str = "GET", *fields: str
    ) -> tuple[int, dict[str, str], str]:
        lines = [f"{method} {target} HTTP/1.1", f"Host: localhost:{self.server.port}", *fields]
        answer = self.send("\r\n".join([*lines, "", ""]).encode("utf-8"))
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode("ascii").split("\r\n")
        named = (line.partition(": ") for line in rest)
        return int(first.split()[1]), {n.lower(): v for n, _, v in named}, body.decode("utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = Served(tmp_path_factory.mktemp("served"))
    yield running
    running.server.stop()


@pytest.mark.parametrize(
    ("target", "status", "type_", "text"),
    [
        ("/", 200, "text/html; charset=utf-8", "the door"),
        ("/zh/?page=2", 200, "text/html; charset=utf-8", "首页"),
        ("/zh/index.html", 200, "text/html; charset=utf-8", "首页"),
        ("/en/feed.json", 200, "application/json; charset=utf-8", "{}"),
        ("/en/atom.xml", 200, "application/xml; charset=utf-8", "<feed/>"),
        ("/assets/site.3fa9c1d2.css", 200, "text/css; charset=utf-8", "body{}"),
        ("/media/a%20b.svg", 200, "image/svg+xml; charset=utf-8", "<svg/>"),
        ("/media/new-talent.unknown", 200, "application/octet-stream", "?"),
        ("/%252e%252e", 200, "application/octet-stream", "a file with an odd name"),
        ("/zh/nothing/", 404, "text/html; charset=utf-8", "没有这个页面"),
        ("/en/nothing", 404, "text/html; charset=utf-8", "no such page"),
        ("/nothing", 404, "text/html; charset=utf-8", "neither language"),
        ("/media/", 404, "text/html; charset=utf-8", "neither language"),
        ("/zh/index.html/", 404, "text/html; charset=utf-8", "没有这个页面"),
    ],
)
def test_files_are_served_as_what_they_are(
    served: Served, target: str, status: int, type_: str, text: str
) -> None:
    """With their type and charset, folders by index.html, and each language's own 404 page."""
    found, fields, body = served.ask(target)
    assert (found, fields["content-type"]) == (status, type_)
    assert text in body
    assert fields.items() >= ALWAYS.items()
    assert not any(name.startswith("access-control") for name in fields)
    assert int(fields["content-length"]) == len(body.encode())


@pytest.mark.parametrize(("target", "to"), [("/zh", "/zh/"), ("/media?x", "/media/")])
def test_a_folder_without_its_slash_is_redirected(served: Served, target: str, to: str) -> None:
    """So that relative links on its page hold."""
    status, fields, _ = served.ask(target)
    assert (status, fields["location"]) == (302, to)


def test_head_is_get_without_a_body(served: Served) -> None:
    """The same fields."""
    status, fields, body = served.ask("/zh/", "HEAD")
    assert (status, body) == (200, "")
    assert fields == served.ask("/zh/")[1]


def test_pages_get_the_one_script_that_follows_and_files_stay_as_they_are(served: Served) -> None:
    """The script is at the end of the head, from the site's own origin."""
    assert '<title>x</title><script src="/_bulletin/live.js" defer' in served.ask("/zh/")[2]
    assert served.ask("/zh/")[2].count("<script") == 1
    assert "script" not in (served.root / "zh/index.html").read_text(encoding="utf-8")
    assert served.ask("/_bulletin/live.js")[1]["content-type"] == "text/javascript; charset=utf-8"
    assert served.ask("/_bulletin/live.css")[0] == 200


def test_a_picture_that_is_a_document_runs_no_script(served: Served) -> None:
    """Opened by itself, an SVG would be a page of this origin."""
    assert "sandbox" in served.ask("/media/a%20b.svg")[1]["content-security-policy"]


TRAVERSALS = [
    *("/../secret.txt", "/zh/../../secret.txt", "/./../secret.txt", "//secret.txt", "/.."),
    *("/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/%2e./secret.txt"),
    *("/..%2fsecret.txt", "/..%2Fsecret.txt", "/%2e%2e%2fsecret.txt", "/zh/..%2f..%2fsecret.txt"),
    *("/..%5csecret.txt", "/..\\secret.txt", "/%2e%2e%5csecret.txt", "/\\..\\secret.txt"),
    *("/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..%252fsecret.txt"),
    *("/..%c0%afsecret.txt", "/%c0%ae%c0%ae/secret.txt", "/%e0%80%ae%e0%80%ae/secret.txt"),
    *("/..%00/secret.txt", "/%00", "/zh/index.html%00.txt", "/zh%00/../../secret.txt"),
    *("/.../secret.txt", "/....//secret.txt", "/..;/secret.txt", "/..%3b/secret.txt"),
    *("/C:/secret.txt", "/C:%5csecret.txt", "/c%3a/secret.txt", "/file:///etc/passwd"),
    *("//localhost/etc/passwd", "///etc/passwd", "/%2fetc/passwd", "/etc/passwd", "//?/C:/x"),
    *("/%5c%5chost%5cshare", "/\\\\host\\share", "/zh/%2e%2e/%2e%2e/secret.txt"),
    *("/nul", "/con", "/CON.txt", "/aux.html", "/com1", "/lpt9.txt", "/zh/prn", "/conin$"),
    *("/link.txt", "/linked/secret.txt", "/linked/", "/linked", "/ring", "/fifo", "/up/secret.txt"),
    *("/../site-secret/secret.txt", "/zh/index.html/../../../secret.txt", "/zh/..", "/zh/../"),
    *("/" + "a" * 300, "/" + "a/" * 3000 + "x", "/%", "/%zz", "/%u002e%u002e/secret.txt"),
    *("/zh/index.html::$DATA", "/zh/index.html.", "/zh/index.html%20", "/zh /../x", "/zh/*"),
    *(
        "/..%ef%bc%8fsecret.txt",
        "/%e2%80%ae..",
        "/%0d%0aSet-Cookie:x",
        "/zh\t/..",
        "*",
        "secret.txt",
    ),
    *("/_bulletin/../secret.txt", "/_bulletin/%2e%2e/secret.txt", "/_bulletin/server.py"),
    *("/_bulletin/", "/_bulletin", "/_bulletin/live.js/", "/#/../secret.txt", "/人才", "/<script>"),
]


@pytest.fixture(scope="module")
def traps(served: Served) -> None:
    """Links out of the site, a ring of links, a pipe."""
    (served.root / "link.txt").symlink_to("../secret.txt")
    (served.root / "linked").symlink_to("../site-secret")
    (served.root / "up").symlink_to("..")
    (served.root / "ring").symlink_to("ring")
    os.mkfifo(served.root / "fifo")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX files")
@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize("target", TRAVERSALS)
def test_nothing_outside_the_site_is_reached(served: Served, target: str) -> None:
    """400 or 404, and neither the secret nor a path of this machine in the answer."""
    status, _, body = served.ask(target)
    assert status in {400, 404}
    assert OUTSIDE not in body
    assert str(served.root.parent) not in body
    assert len(TRAVERSALS) > 60


def test_a_request_of_a_megabyte_is_told_so(served: Served) -> None:
    """431, although the client is still sending."""
    answer = served.send(b"GET / HTTP/1.1\r\nX: " + b"a" * (1 << 20) + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "data", [b"\r\n\r\n", b"\0" * 100 + b"\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"]
)
def test_nonsense_gets_400(served: Served, data: bytes) -> None:
    """And says nothing else."""
    assert served.send(data).startswith(b"HTTP/1.1 400 ")


def test_slow_clients_keep_nobody_out(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred that send a few bytes and then none (slow loris), and a page at once."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 1.0)
    address = ("127.0.0.1", served.server.port)
    slow = [socket.create_connection(address, timeout=10) for _ in range(100)]
    try:
        for each in slow:
            each.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        assert served.ask("/zh/")[0] == 200
        slow[0].sendall(b"a")
        slow[0].settimeout(15)
        assert slow[0].recv(100).startswith(b"HTTP/1.1 408 ")
    finally:
        for each in slow:
            each.close()


def test_too_many_connections_push_out_the_oldest_silent_ones(served: Served) -> None:
    """Any number of silent sockets is no reason to leave the editor without a page."""
    address = ("127.0.0.1", served.server.port)
    silent = [socket.create_connection(address, timeout=10) for _ in range(300)]
    try:
        assert served.ask("/en/")[0] == 200
    finally:
        for each in silent:
            each.close()


def test_open_streams_keep_nobody_out(served: Served) -> None:
    """More pages left open than there is room for: the oldest has to ask again."""
    host = f"localhost:{served.server.port}"
    asked = f"GET /_bulletin/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    with ExitStack() as streams:
        for _ in range(server.MOST_CONNECTIONS + 5):
            address = ("127.0.0.1", served.server.port)
            each = streams.enter_context(socket.create_connection(address, timeout=10))
            each.sendall(asked)
            assert each.recv(1 << 16).startswith(b"HTTP/1.1 200 ")
        assert served.ask("/zh/")[0] == 200


def test_clients_that_hang_up_do_no_harm(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    """Two hundred requests cut off by a reset, half of them before they were whole: no news."""
    address = ("127.0.0.1", served.server.port)
    whole = f"GET /zh/ HTTP/1.1\r\nHost: localhost:{served.server.port}\r\n\r\n".encode()
    for number in range(200):
        connection = socket.create_connection(address, timeout=10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(whole if number % 2 else whole[:20])
        connection.close()
    assert served.ask("/zh/")[0] == 200
    loop = asyncio.new_event_loop()
    server.report(loop, {"message": "gone", "exception": BrokenPipeError()})
    assert not caplog.records
    server.report(loop, {"message": "a fault", "exception": ValueError()})
    assert len(caplog.records) == 1
    loop.close()


def test_the_event_stream_tells_each_change(served: Served) -> None:
    """First the state as it is, then every new one; to this origin only."""
    host = f"localhost:{served.server.port}"
    assert served.ask("/_bulletin/events", "HEAD")[0] == 404
    foreign = served.ask("/_bulletin/events", "GET", "Origin: http://evil.example")
    assert foreign[0] == 403
    with socket.create_connection(("127.0.0.1", served.server.port), timeout=10) as stream:
        stream.sendall(f"GET /_bulletin/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        seen = b""
        while not seen.endswith(b"}\n\n"):
            seen += stream.recv(1 << 16)
        assert b"Content-Type: text/event-stream\r\n" in seen
        assert b"access-control" not in seen.lower()
        before = served.live.state.generation
        time.sleep(0.001)
        served.live.published("", has_changed=True)
        assert str(served.live.state.generation).encode() in stream.recv(1 << 16)
        assert served.live.state.generation != before


def test_a_taken_port_leads_to_the_next_free_one(served: Served) -> None:
    """Both loopback addresses are asked."""
    other = Server(served.root, served.live, served.server.port)
    try:
        assert other.port > served.server.port
    finally:
        other.stop()


def test_a_site_below_its_host_is_served_there(served: Served) -> None:
    """As its base URL says; the host's root leads to it."""
    served.live.published("/bulletin", has_changed=False)
    try:
        assert served.ask("/")[1]["location"] == "/bulletin/"
        assert "首页" in served.ask("/bulletin/zh/")[2]
        assert served.ask("/bulletin")[1]["location"] == "/bulletin/"
        assert served.ask("/bulletin/zh")[1]["location"] == "/bulletin/zh/"
        assert served.ask("/zh/")[0] == 404
        assert served.ask("/bulletin/zh/none")[2].count("没有这个页面") == 1
    finally:
        served.live.published("", has_changed=False)


def test_it_ends_at_once_with_streams_open(tmp_path: Path) -> None:
    """An open page must not keep the program alive."""
    running = Served(tmp_path)
    with socket.create_connection(("127.0.0.1", running.server.port), timeout=10) as stream:
        host = f"localhost:{running.server.port}"
        stream.sendall(f"GET /_bulletin/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        stream.recv(10)
        running.server.stop()
        while stream.recv(1 << 16):
            pass
