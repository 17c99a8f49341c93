"""Request → answer: files of the built site, the preview's own script, and nothing else."""

import os
import stat
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import quote

from bulletin.model.comparison import Comparisons
from bulletin.serve import pair
from bulletin.serve.live import Live, State
from bulletin.serve.request import OWN, Asked, Refusal

EVENTS = (OWN, "events")
PAIR = (OWN, "pair")
_BESIDE = Path(__file__).parent
_OWN_FILES = {(OWN, name): name for name in ("live.js", "live.css", "pair.css")}

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".xsl": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".gz": "application/gzip",
    ".zip": "application/zip",
}
_OTHER_TYPE = "application/octet-stream"
_SCRIPTABLE = (".svg", ".xml", ".xsl")  # opened by themselves, they could run scripts
_NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO must not make the server wait
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, header fields, and a body: in memory, or `size` bytes of an open file."""

    status: HTTPStatus
    fields: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    file: BinaryIO | None = None
    size: int = 0


class Texts(Protocol):
    """The stories as they are now, saved but perhaps not built."""

    def are_told_twice(self, story_id: str) -> bool:
        """Say whether a story has texts in more than one language."""

    def compared(self, story_id: str) -> Comparisons:
        """Compare the texts of a story."""


class Site:
    """The files under one folder, as a site at the root of a host or below a prefix.

    With `texts`, a story's texts are shown side by side.
    """

    def __init__(self, folder: Path, live: Live, texts: Texts | None = None) -> None:
        self._folder = folder.absolute()
        self._live = live
        self._texts = texts

    def answer(self, asked: Asked) -> Answer:
        """Return what is there, a redirect to it, or the 404 page of its language.

        Raises:
            Refusal: there is nothing, and no 404 page either.
        """
        if asked.steps in _OWN_FILES and not asked.is_folder:
            name = _OWN_FILES[asked.steps]
            return Answer(
                HTTPStatus.OK, {"Content-Type": _type(name)}, (_BESIDE / name).read_bytes()
            )
        state = self._live.state  # before the file is read: too old a generation only reloads
        if asked.steps[:2] == PAIR:
            return self._pair("/".join(asked.steps[2:]), state)
        if not state.is_published:
            return _nothing_yet(state)
        prefix = tuple(state.prefix.split("/")[1:])
        if asked.steps[: len(prefix)] != prefix:
            if not asked.steps:
                return _redirect(prefix)
            raise Refusal(HTTPStatus.NOT_FOUND)
        steps = asked.steps[len(prefix) :]
        if not asked.is_folder and self._is_folder(steps):
            return _redirect(asked.steps)
        named = (*steps, "index.html") if asked.is_folder else steps
        return self._file(named, state) or self._not_found(steps, state)

    def _pair(self, story_id: str, state: State) -> Answer:
        if self._texts is None or not self._texts.are_told_twice(story_id):
            raise Refusal(HTTPStatus.NOT_FOUND)
        html = pair.page(self._texts.compared(story_id), state.captions.languages, state.prefix)
        fields = {"Content-Type": _type("index.html"), "Content-Security-Policy": pair.POLICY}
        edition = f' data-edition="{state.edition}"'
        return Answer(HTTPStatus.OK, fields, _followed(html, state, HTTPStatus.OK, edition))

    def _story(self, steps: tuple[str, ...]) -> str:
        """Return the id of the story a page tells, where it has texts to compare; else nothing."""
        if self._texts is None or steps[1:2] != ("articles",):
            return ""
        story_id = "/".join(steps[2:4])
        return story_id if self._texts.are_told_twice(story_id) else ""

    def _not_found(self, steps: tuple[str, ...], state: State) -> Answer:
        for folder in (steps[:1], ()):
            page = self._file((*folder, "404.html"), state, HTTPStatus.NOT_FOUND)
            if page:
                return page
        raise Refusal(HTTPStatus.NOT_FOUND)

    def _file(
        self, steps: tuple[str, ...], state: State, status: HTTPStatus = HTTPStatus.OK
    ) -> Answer | None:
        file = self._open(steps)
        if file is None:
            return None
        suffix = Path(steps[-1]).suffix.lower()
        fields = {"Content-Type": _type(steps[-1])}
        if suffix in _SCRIPTABLE:
            fields["Content-Security-Policy"] = _NO_SCRIPTS
        if suffix != ".html":
            return Answer(status, fields, file=file, size=os.fstat(file.fileno()).st_size)
        with file:
            story = self._story(steps)
            more = f' data-pair="{escape(quote(story))}"' if story else ""
            return Answer(status, fields, _followed(file.read(), state, status, more))

    def _open(self, steps: tuple[str, ...]) -> BinaryIO | None:
        """Open a regular file that really lies where its path says, with no link on the way."""
        path = self._real(steps)
        if path is None:
            return None
        try:
            handle = os.open(path, _FLAGS)
        except OSError:
            return None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            return None
        return os.fdopen(handle, "rb")

    def _is_folder(self, steps: tuple[str, ...]) -> bool:
        path = self._real(steps)
        try:
            return path is not None and stat.S_ISDIR(path.lstat().st_mode)
        except OSError:
            return False

    def _real(self, steps: tuple[str, ...]) -> Path | None:
        root = self._folder.resolve()
        path = root.joinpath(*steps)
        try:
            return path if path.resolve() == path else None
        except (OSError, RuntimeError, ValueError):  # too long a name, a ring of links
            return None


def _type(name: str) -> str:
    return _TYPES.get(Path(name).suffix.lower(), _OTHER_TYPE)


def _redirect(steps: tuple[str, ...]) -> Answer:
    location = "".join(f"/{quote(step, safe='')}" for step in steps)
    return Answer(HTTPStatus.FOUND, {"Location": f"{location}/"})


def _followed(html: bytes, state: State, status: HTTPStatus, more: str = "") -> bytes:
    """Return a page with the one script that follows the preview's state; `more` are its data."""
    script = (
        f'<script src="/{OWN}/live.js" defer'
        f' data-generation="{state.generation}" data-status="{status.value}"{more}></script>\n'
    ).encode("ascii")
    head, end, body = html.partition(b"</head>")
    return head + script + end + body if end else html + script


def _nothing_yet(state: State) -> Answer:
    words = escape(state.captions.nothing_yet)
    html = (
        '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{words}</title>\n</head>\n<body>\n<p>{words}</p>\n</body>\n</html>\n"
    )
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return Answer(
        status, {"Content-Type": _type("index.html")}, _followed(html.encode(), state, status)
    )
