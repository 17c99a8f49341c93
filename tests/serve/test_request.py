"""Requests are judged by their text alone."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.serve.request import Refusal, understand

HOSTS = frozenset({"localhost:8000", "127.0.0.1:8000", "[::1]:8000"})


def head(target: str, *fields: str, method: str = "GET", host: str = "localhost:8000") -> bytes:
    return "\r\n".join([f"{method} {target} HTTP/1.1", f"Host: {host}", *fields]).encode("latin-1")


def status(data: bytes) -> int:
    with pytest.raises(Refusal) as refusal:
        understand(data, HOSTS)
    return refusal.value.status.value


@pytest.mark.parametrize(
    ("target", "steps", "is_folder"),
    [
        ("/", (), True),
        ("/zh/", ("zh",), True),
        ("/zh/index.html?x=/../y", ("zh", "index.html"), False),
        ("/%E4%BA%BA%E6%89%8D/", ("人才",), True),
        ("/a%20b.png", ("a b.png",), False),
        ("/%252e%252e/", ("%2e%2e",), True),
        ("/console.html", ("console.html",), False),
    ],
)
def test_a_path_is_decoded_once(target: str, steps: tuple[str, ...], *, is_folder: bool) -> None:
    """Steps are what the names of files are compared with."""
    asked = understand(head(target), HOSTS)
    assert (asked.steps, asked.is_folder) == (steps, is_folder)


@pytest.mark.parametrize("host", sorted(HOSTS | {"LOCALHOST:8000"}))
def test_the_loopback_names_are_this_server(host: str) -> None:
    """With the port it listens at, as browsers send it."""
    assert understand(head("/", host=host), HOSTS).is_folder


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8000", "localhost", "localhost:8001", "127.0.0.1", ""),
        *("localhost:8000.evil.example", "localhost.:8000", "user@localhost:8000", "0.0.0.0:8000"),
        *("192.168.1.7:8000", "[::1]", "127.1:8000", "localhost:08000", "localhost:8000,evil"),
    ],
)
def test_any_other_host_is_refused(host: str) -> None:
    """A name that an attacker's DNS leads here (DNS rebinding) reads nothing."""
    assert status(head("/", host=host)) == 403


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("Origin: http://localhost:8000",), None),
        (("Origin: http://evil.example",), 403),
        (("Origin: null",), 403),
        (("Origin: https://localhost:8000",), 403),
        (("Origin: http://localhost:3000",), 403),
        (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"), 403),
        (("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"), 403),
        (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"), None),
        (("Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"), None),
        (("Host: localhost:8000",), 400),
        (("no colon",), 400),
        ((" folded: line",), 400),
        (("A : b",), 400),
        (("Bad\x00name: b",), 400),
        (("Bad: val\x00ue",), 400),
        (("Bad: val\rHost: evil.example",), 400),
        (tuple(f"X-{n}: 1" for n in range(200)), 431),
    ],
)
def test_fields_say_who_asks(fields: tuple[str, ...], expected: int | None) -> None:
    """Pages of other origins may link here, and no more."""
    if expected is None:
        assert understand(head("/", *fields), HOSTS).is_folder
    else:
        assert status(head("/", *fields)) == expected


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "FOO"])
def test_only_reading_is_allowed(method: str) -> None:
    """GET and HEAD."""
    assert status(head("/", method=method)) == 405


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"GET", b"GET /", b"GET / HTTP/2.0", b"GET  / HTTP/1.1", b"get\x00 / HTTP/1.1"),
        *(b"\xff\xfe\xfd", b"GET /\x01 HTTP/1.1\r\nHost: localhost:8000", b"GET / HTTP/1.1"),
        *(b"GET http://localhost:8000/ HTTP/1.1\r\nHost: localhost:8000", b"CONNECT a:1 HTTP/1.1"),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS
    ],
)
def test_what_is_no_request_is_refused(data: bytes) -> None:
    """400, and no more about it."""
    assert status(data) == 400


@given(st.binary(max_size=300))
def test_no_bytes_are_a_surprise(data: bytes) -> None:
    """Any head is understood or refused, and nothing else is raised."""
    with suppress(Refusal):
        understand(data, HOSTS)


@given(st.text(alphabet="/.\\%25cfe0 :a~", max_size=30))
def test_no_step_leads_anywhere_else(path: str) -> None:
    """Whatever is decoded, its steps are names: no separator, no dots alone, no drive."""
    try:
        asked = understand(head("/" + path), HOSTS)
    except Refusal:
        return
    for step in asked.steps:
        assert step.strip(". ")
        assert not set(step) & set("/\\:\0")
