"""What a browser asks for: the head of an HTTP request (RFC 9112), judged before it is believed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from bulletin.model.inputs import is_device

METHODS = ("GET", "HEAD")
OWN = "_bulletin"  # no page of a site begins so: its languages' prefixes are words
_REQUEST_LINE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) (\S+) HTTP/1\.[01]")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00\r\n]*?)[ \t]*")
_TARGET = re.compile(r"/(?:[!$&-;=@A-Z_a-z~/?]|%[0-9A-Fa-f]{2})*")  # RFC 3986, origin form
_MOST_FIELDS = 100
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]')


class Refusal(Exception):  # noqa: N818 - an answer, not an error of the program
    """A request that gets no file, and the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """A sound request: the steps of its decoded path, and whether it names a folder (`/zh/`)."""

    method: str
    steps: tuple[str, ...]
    is_folder: bool


def understand(head: bytes, hosts: Collection[str]) -> Asked:
    """Read a request's head, of which the last empty line is left out.

    `hosts` are the names with port under which this server may be addressed. A page elsewhere
    that gets a name of its own to lead here (DNS rebinding) sends another one.

    Raises:
        Refusal: malformed, another method, another host, or sent by a page of another origin.
    """
    first, *lines = head.decode("latin-1").split("\r\n")
    line = _REQUEST_LINE.fullmatch(first)
    if line is None:
        raise Refusal(HTTPStatus.BAD_REQUEST)
    fields = _fields(lines)
    _require_own_host(fields, hosts)
    method, target = line.groups()
    if method not in METHODS:
        raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED)
    steps, is_folder = _path(target)
    return Asked(method, steps, is_folder)


def _fields(lines: list[str]) -> dict[str, str]:
    if len(lines) > _MOST_FIELDS:
        raise Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    fields: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None or (field[1].lower() == "host" and "host" in fields):
            raise Refusal(HTTPStatus.BAD_REQUEST)
        fields[field[1].lower()] = field[2]
    return fields


def _require_own_host(fields: dict[str, str], hosts: Collection[str]) -> None:
    if "host" not in fields:
        raise Refusal(HTTPStatus.BAD_REQUEST)
    if fields["host"].lower() not in hosts:
        raise Refusal(HTTPStatus.FORBIDDEN)
    origin = fields.get("origin")
    if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
        raise Refusal(HTTPStatus.FORBIDDEN)
    is_foreign = fields.get("sec-fetch-site", "") in {"cross-site", "same-site"}
    if is_foreign and fields.get("sec-fetch-mode") != "navigate":
        raise Refusal(HTTPStatus.FORBIDDEN)


def _path(target: str) -> tuple[tuple[str, ...], bool]:
    """Decode a path once, step by step: what decodes to a separator is no step of the site."""
    if _TARGET.fullmatch(target) is None:
        raise Refusal(HTTPStatus.BAD_REQUEST)
    written = target.partition("?")[0].split("/")[1:]
    is_folder = written[-1] == ""
    return tuple(map(_step, written[:-1] if is_folder else written)), is_folder


def _step(written: str) -> str:
    try:
        step = unquote_to_bytes(written).decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(HTTPStatus.BAD_REQUEST) from None
    if step.strip(". ") == "" or step[-1] in ". " or _NO_NAME.search(step) or is_device(step):
        raise Refusal(HTTPStatus.NOT_FOUND)
    return step
