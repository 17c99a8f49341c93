"""Server configuration for addresses that moved or are gone: 301 and 410 (RFC 9110).

Addresses come from content: they are printed percent-encoded, so that none can be read as anything
but an address by a server or a shell.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from bulletin.desk.answers import Answer

Lines = Iterator[str]


def _nginx(answers: "Iterable[Answer]") -> Lines:
    """Yield exact locations; nginx compares them with decoded addresses, within quotes."""
    for each in answers:
        if each.target:
            yield f'location = "{each.url}" {{ return 301 {quote(each.target)}; }}'
        elif each.page:
            yield f'location = "{each.url}" {{ error_page 410 {quote(each.page)}; return 410; }}'
        else:
            yield f'location = "{each.url}" {{ return 410; }}'


def _caddy(answers: "Iterable[Answer]") -> Lines:
    """Yield directives; what `bulletin headers` prints shows the page that says why one is gone."""
    for each in answers:
        if each.target:
            yield f"redir {quote(each.url)} {quote(each.target)} 301"
        else:
            yield f"error {quote(each.url)} 410"


def _file_of_redirects(answers: "Iterable[Answer]") -> Lines:
    """Yield a `_redirects` file: these hosts know no 410, so the page alone says it."""
    for each in answers:
        if each.target:
            yield f"{quote(each.url)} {quote(each.target)} 301"
        else:
            yield f"# gone: {quote(each.url)}"


REDIRECTS: Final[dict[str, Callable[["Iterable[Answer]"], Lines]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "pages": _file_of_redirects,
    "netlify": _file_of_redirects,
}
