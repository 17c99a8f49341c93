"""`bulletin headers`: what a web server should send with the site, ready to paste."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from bulletin.cli.options import now, site_option
from bulletin.cli.redirects import REDIRECTS

# Also in the pages themselves (templates/base.html), for hosts that send no headers.
PAGE_POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'"
)
SECURITY: Final = {
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'; upgrade-insecure-requests",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
SHOWN_ELSEWHERE: Final = "/media/"  # pictures that feed readers and shared links show
FINGERPRINTED: Final = "/assets/"  # their names change with their content
_SHARED: Final = "Cross-Origin-Resource-Policy"
FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_FIRST: Final = "no-cache"

Rows = dict[str, str]


def _rows(place: str) -> Rows:
    policy = "cross-origin" if place == SHOWN_ELSEWHERE else "same-origin"
    caching = FOR_EVER if place == FINGERPRINTED else ASK_FIRST
    return SECURITY | {_SHARED: policy, "Cache-Control": caching}


def _nginx() -> str:
    """Return locations; each repeats all headers, for `add_header` does not add to outer ones."""
    blocks = []
    for place in ("/", FINGERPRINTED, SHOWN_ELSEWHERE):
        lines = [f'    add_header {name} "{value}" always;' for name, value in _rows(place).items()]
        blocks.append("\n".join([f"location {place} {{", *lines, "}"]))
    return "\n".join(["error_page 404 /404.html;", "charset utf-8;", "autoindex off;", *blocks])


def _caddy() -> str:
    """Return directives of which no two set the same header: Caddy orders them as it sees fit."""
    same = "\n".join(f'    {name} "{value}"' for name, value in SECURITY.items() if name != _SHARED)
    rows = [f"header {{\n{same}\n}}"]
    for place, name in ((FINGERPRINTED, "Cache-Control"), (SHOWN_ELSEWHERE, _SHARED)):
        matcher = place.strip("/")
        rows += [
            f"@{matcher} path {place}*",
            f'header @{matcher} {name} "{_rows(place)[name]}"',
            f"@not_{matcher} not path {place}*",
            f'header @not_{matcher} {name} "{_rows("/")[name]}"',
        ]
    return "\n".join(["file_server", _CADDY_ERRORS, *rows])


_CADDY_ERRORS: Final = f"""\
handle_errors {{
    header Cache-Control "{ASK_FIRST}"
    @gone expression {{err.status_code}} == 410
    handle @gone {{
        try_files {{path}}index.html {{path}}
        file_server
    }}
    handle {{
        rewrite * /404.html
        file_server
    }}
}}"""


def _pages() -> str:
    """Return a `_headers` file; a narrower rule first takes away the header that it changes."""
    blocks = ["/*\n" + "\n".join(f"  {name}: {value}" for name, value in _rows("/").items())]
    for place in (FINGERPRINTED, SHOWN_ELSEWHERE):
        lines = [
            f"  ! {name}\n  {name}: {value}"
            for name, value in sorted(_rows(place).items() - _rows("/").items())
        ]
        blocks.append("\n".join([f"{place}*", *lines]))
    return "\n".join(blocks)


def _netlify() -> str:
    """Return a `_headers` file of rules that do not overlap: values of the same name are joined."""
    security = "\n".join(
        f"  {name}: {value}" for name, value in SECURITY.items() if name != _SHARED
    )
    return (
        f"/*\n{security}\n"
        f"{FINGERPRINTED}*\n  Cache-Control: {FOR_EVER}\n"
        f"{SHOWN_ELSEWHERE}*\n  {_SHARED}: cross-origin"
    )


FORMATS: Final[dict[str, Callable[[], str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "pages": _pages,
    "netlify": _netlify,
}


@click.command()
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    default="nginx",
    help="For which host: nginx, Caddy, Cloudflare Pages or Netlify.",
)
@click.option(
    "--redirects", is_flag=True, help="Instead, what to answer where addresses moved or are gone."
)
@site_option
def headers(name: str, site: Path, *, redirects: bool) -> int:
    """Print the security and caching headers that a web server should send with the site."""
    if redirects:
        from bulletin.desk.answers import answers
        from bulletin.desk.library import open_desk

        for line in REDIRECTS[name](answers(open_desk(site), now(None))):
            click.echo(line)
        return 0
    click.echo(FORMATS[name]())
    return 0
