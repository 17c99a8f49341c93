"""A preview in a process of its own, as an editor runs it."""

import http.client
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.builder import ROOT

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of the preview."""

    status: int
    fields: dict[str, str]
    text: str


class Running:
    """A running preview, what it prints, and requests to it."""

    def __init__(self, process: "subprocess.Popen[str]", site: Path) -> None:
        self.process = process
        self.site = site
        self.port = 0
        self.printed: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str, seconds: float = SECONDS) -> str:
        """Read what is printed up to a line that holds the words."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=0.2)
            except queue.Empty:
                assert self.process.poll() is None, "".join(self.printed)
                continue
            self.printed.append(line)
            if words in line:
                return line
        raise AssertionError(f"{words!r} was not printed:\n{''.join(self.printed)}")

    def get(self, path: str, method: str = "GET", **fields: str) -> Response:
        """Ask for a path as a browser does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, path, headers=fields)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
        finally:
            connection.close()

    def raw(self, request: bytes) -> bytes:
        """Send bytes and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as connection:
            connection.sendall(request)
            parts = []
            while part := connection.recv(1 << 16):
                parts.append(part)
        return b"".join(parts)

    def comes_true(self, condition: Callable[[], bool]) -> bool:
        """Wait until something holds."""
        end = time.monotonic() + SECONDS
        while not (holds := condition()) and time.monotonic() < end:
            time.sleep(0.05)
        return holds

    def page(self, path: str) -> str:
        """Return a page's text."""
        return self.get(path).text

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """End the preview and return its status."""
        self.process.send_signal(sign)
        return self.process.wait(timeout=SECONDS)

    def end(self) -> None:
        """Kill what still runs and read its output to the end, before Popen closes the pipe."""
        if self.process.poll() is None:
            self.process.kill()
        self._listener.join(timeout=SECONDS)


@contextmanager
def preview(
    site: Path, *arguments: str, language: str = "en", seconds: float = SECONDS
) -> Iterator[Running]:
    """Run `bulletin serve` for a site until the block ends; its first build takes `seconds`."""
    command = [sys.executable, "-u", str(ROOT / "build.py"), "serve", "--site", str(site)]
    command += ["--no-open", "--port", "0", "--today", "2026-11-23", *arguments]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "BULLETIN_LANG": language},
    ) as process:
        running = Running(process, site)
        try:
            first = running.until("http://localhost:", seconds)
            running.port = int(first.split("localhost:")[1].split("/")[0])
            running.until("Ctrl-C", seconds)
            yield running
        finally:
            running.end()
