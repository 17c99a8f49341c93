"""The HTTP server of the preview: loopback only, a few connections, one request each.

It is for one editor on one machine. Every connection has a deadline, and their number is bounded,
so neither slow nor broken clients keep the editor from the pages.
"""

import asyncio
import errno
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from bulletin.model.finding import BulletinError
from bulletin.serve.answer import EVENTS, Answer, Site, Texts
from bulletin.serve.live import Live
from bulletin.serve.request import METHODS, Refusal, understand

MOST_CONNECTIONS = 256
HEAD_BYTES = 16 << 10
HEAD_SECONDS = 5.0
WRITE_SECONDS = 30.0
_HEARTBEAT_SECONDS = 15.0
_LINGER_SECONDS = 1.0
_LINGER_BYTES = 4 << 20
_CHUNK = 256 << 10
_PORTS_TRIED = 100
HTTP_PORT = 80
_END_OF_HEAD = b"\r\n\r\n"
_NAMES = ("localhost", "127.0.0.1", "[::1]")

_ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


class Server:
    """Serves one folder from a thread of its own, between `start` and `stop`.

    `port` is the wished one, then the one it got: the next free one where that is taken.
    """

    def __init__(self, folder: Path, live: Live, port: int, texts: Texts | None = None) -> None:
        self._site = Site(folder, live, texts)
        self._live = live
        self._sockets, self.port = _listen(port)
        self._hosts = frozenset(_hosts(self.port))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
        self._ending = asyncio.Event()
        self._news = asyncio.Event()
        self._unheard: dict[asyncio.Task[None], None] = {}  # oldest first; no whole request yet
        self._connections: dict[asyncio.Task[None], None] = {}  # oldest first

    def start(self) -> None:
        """Begin to answer."""
        self._live.follow(lambda: self._soon(self._tell))
        self._thread.start()

    def stop(self) -> None:
        """End all connections and leave the port."""
        if self._thread.ident is not None:
            self._soon(self._ending.set)
            self._thread.join()
        self._loop.close()
        for each in self._sockets:
            each.close()

    def _soon(self, call: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(call)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop.set_exception_handler(report)
        servers = [
            await asyncio.start_server(self._connected, sock=each, limit=HEAD_BYTES)
            for each in self._sockets
        ]
        await self._ending.wait()
        for server in servers:
            server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _tell(self) -> None:
        """Wake every event stream."""
        self._news.set()
        self._news = asyncio.Event()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._make_room()
        self._connections[task] = self._unheard[task] = None
        try:
            await self._converse(reader, writer, task)
        except (OSError, TimeoutError, asyncio.CancelledError):
            writer.transport.abort()  # gone, too slow, or the preview ends
        finally:
            self._connections.pop(task, None)
            self._unheard.pop(task, None)
            writer.close()

    def _make_room(self) -> None:
        """End a connection where there are too many: the oldest silent one, else the oldest."""
        if len(self._connections) < MOST_CONNECTIONS:
            return
        oldest = next(iter(self._unheard or self._connections))
        self._unheard.pop(oldest, None)
        del self._connections[oldest]
        oldest.cancel()

    async def _converse(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, task: "asyncio.Task[None]"
    ) -> None:
        try:
            asked = understand(await _head(reader), self._hosts)
            self._unheard.pop(task, None)
            if asked.steps == EVENTS and asked.method == "GET":
                await self._stream(writer)
                return
            answer = self._site.answer(asked)
            await _send(writer, answer, is_head=asked.method == "HEAD")
        except Refusal as refusal:
            await _send(writer, _refused(refusal.status), is_head=False)
        await _hang_up(reader, writer)

    async def _stream(self, writer: asyncio.StreamWriter) -> None:
        """Send the state now, after each change, and a comment when nothing happens for long."""
        writer.write(_head_of(HTTPStatus.OK, {"Content-Type": "text/event-stream"}))
        sent: bytes = b""
        while True:
            news = self._news
            event = self._live.state.as_event()
            writer.write(event if event != sent else b":\n\n")
            sent = event
            async with asyncio.timeout(WRITE_SECONDS):
                await writer.drain()
            with suppress(TimeoutError):
                async with asyncio.timeout(_HEARTBEAT_SECONDS):
                    await news.wait()


def report(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """Report what went wrong in the loop, but not that a client has gone."""
    if not isinstance(context.get("exception"), OSError):
        loop.default_exception_handler(context)


def _listen(wished: int) -> tuple[list[socket.socket], int]:
    """Listen on the loopback addresses at the wished port or the next free one (0: any)."""
    ports = range(wished, min(wished + _PORTS_TRIED, 1 << 16)) if wished else range(1)
    for port in ports:
        try:
            first = _bound(socket.AF_INET, "127.0.0.1", port)
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            continue
        got: int = first.getsockname()[1]
        try:
            return [first, _bound(socket.AF_INET6, "::1", got)], got
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:  # this machine has no IPv6
                return [first], got
            first.close()
    raise BulletinError(
        f"{wished}起的{_PORTS_TRIED}个端口都被占用。请用 --port 另选一个端口。",
        f"The {_PORTS_TRIED} ports from {wished} on are all taken. Choose another with --port.",
    )


def _bound(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    listening = socket.socket(family)
    try:
        if sys.platform == "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind((address, port))
        listening.listen(MOST_CONNECTIONS)
    except OSError:
        listening.close()
        raise
    return listening


def _hosts(port: int) -> Iterator[str]:
    for name in _NAMES:
        yield f"{name}:{port}"
        if port == HTTP_PORT:
            yield name  # browsers leave the protocol's own port out


async def _head(reader: asyncio.StreamReader) -> bytes:
    """Read up to the empty line that ends a request's head."""
    try:
        async with asyncio.timeout(HEAD_SECONDS):
            head = await reader.readuntil(_END_OF_HEAD)
    except asyncio.LimitOverrunError:
        raise Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from None
    except TimeoutError:
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT) from None
    except asyncio.IncompleteReadError as cut:
        if not cut.partial:
            raise ConnectionAbortedError from None
        raise Refusal(HTTPStatus.BAD_REQUEST) from None
    return head.removesuffix(_END_OF_HEAD)


async def _send(writer: asyncio.StreamWriter, answer: Answer, *, is_head: bool) -> None:
    size = answer.size if answer.file else len(answer.body)
    writer.write(_head_of(answer.status, answer.fields | {"Content-Length": str(size)}))
    if answer.file is None:
        writer.write(b"" if is_head else answer.body)
        await _drained(writer)
        return
    with answer.file as file:
        while not is_head and size > 0:
            chunk = file.read(min(_CHUNK, size))
            if not chunk:
                raise ConnectionAbortedError  # the file shrank: an honest end would be a lie
            writer.write(chunk)
            size -= len(chunk)
            await _drained(writer)
    await _drained(writer)


async def _drained(writer: asyncio.StreamWriter) -> None:
    async with asyncio.timeout(WRITE_SECONDS):
        await writer.drain()


async def _hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Close so that the answer arrives: what is still being sent would make it bounce."""
    with suppress(OSError, TimeoutError):
        if writer.can_write_eof():
            writer.write_eof()
        async with asyncio.timeout(_LINGER_SECONDS):
            left = _LINGER_BYTES
            while left > 0 and (rest := await reader.read(_CHUNK)):
                left -= len(rest)


def _head_of(status: HTTPStatus, fields: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
    lines += [f"{name}: {value}" for name, value in (_ALWAYS | fields).items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _refused(status: HTTPStatus) -> Answer:
    fields = {"Content-Type": "text/plain; charset=utf-8"}
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        fields["Allow"] = ", ".join(METHODS)
    return Answer(status, fields, f"{status.value} {status.phrase}\n".encode("ascii"))
