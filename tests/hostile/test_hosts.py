"""The printed configuration in real servers, where they are installed: what readers get from them.

They are no libraries of the program: `apt-get install nginx-light caddy`.
"""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from bulletin.cli.headers import FOR_EVER, SECURITY
from tests.builder import SiteBuilder
from tests.hostile.conftest import PNG

# As content may state them: each is an address and nothing else to every server.
FORMER = (
    "/zh/old/", "/zh/旧 地址/", "/zh/{x}/", "/zh/$host/", "/zh/a;b/", "/zh/'quoted'/", "/zh/a&b/",
    "/zh/old.html", "/zh/(x)/", "/zh/{path}/", "/zh/~x/", "/zh/a,b/", "/zh/[x]/",
    "/zh/=x/", "/zh/^x/", "/zh/!x/", "/zh/@x/", "/zh/a=b+c/",
    "/zh/{{x}}/", "/zh/`x`/", "/zh/x}/",
)  # fmt: skip
NGINX = """\
daemon off; {user}pid {folder}/pid; error_log stderr; worker_processes 1;
events {{}}
http {{
    types {{ text/html html; text/css css; text/xml xml; image/png png; }}
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{
        listen 127.0.0.1:{port};
        root {public};
{headers}
{redirects}
    }}
}}
"""
CADDY = """\
{{
    admin off
    auto_https off
    storage file_system {folder}
}}
http://127.0.0.1:{port} {{
    root * {public}
{headers}
{redirects}
}}
"""
SERVERS = {
    "nginx": (NGINX, ("nginx", "-c")),
    "caddy": (CADDY, ("caddy", "run", "--adapter", "caddyfile", "--config")),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    """A built site of which stories have moved, and a list and its feed are gone."""
    site = SiteBuilder(tmp_path_factory.mktemp("hosts") / "site")
    lead = "{file: photo.png, alt: 展台前排队的毕业生}"
    former = "[" + ", ".join("'" + each.replace("'", "''") + "'" for each in FORMER) + "]"
    site.pair("2024/moved", aliases=former, lead=lead)
    site.write("content/articles/2024/moved/photo.png", PNG)
    entry = "- {url: [/zh/gone/, /zh/gone/rss.xml], date: 2026-11-01, reason: 撤下}\n"
    site.write("content/retired.yaml", entry)
    built = site.run()
    assert built.status == 0, built.err + built.out
    site.root.parent.chmod(0o755)
    return site


@contextmanager
def serving(name: str, site: SiteBuilder, folder: Path) -> Iterator[int]:
    """Run a server on the printed configuration; give its port."""
    form, command = SERVERS[name]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "config"
    config.write_text(
        form.format(
            folder=folder,
            user="user root root; " if os.getuid() == 0 else "",  # else it may not enter the folder
            port=port,
            public=site.root / "public",
            headers=site.run("headers", "--format", name).out,
            redirects=site.run("headers", "--redirects", "--format", name).out,
        )
    )
    server = subprocess.Popen([*command, str(config)], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            if server.poll() is not None:
                assert server.stderr is not None
                pytest.fail(server.stderr.read())
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.communicate()


Got = tuple[int, dict[str, str], bytes]


def get(port: int, path: str) -> Got:
    """Ask for one path, as it stands."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("name", SERVERS)
def test_a_real_server_does_what_is_printed(name: str, site: SiteBuilder, tmp_path: Path) -> None:
    """Headers with every file, the page of the site with every error, 301 and 410 where told."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    public = site.root / "public"
    asset = next((public / "assets").rglob("*.css")).relative_to(public)
    picture = next((public / "media").rglob("*.*")).relative_to(public)
    moved = "/zh/articles/2024/moved/"
    with serving(name, site, tmp_path) as port:
        for path, status, file in (
            ("/", 200, "index.html"), (moved, 200, f"{moved[1:]}index.html"),
            ("/nowhere/", 404, "404.html"), ("/zh/gone/", 410, "zh/gone/index.html"),
            ("/assets/nowhere.css", 404, "404.html"), (f"/{asset}", 200, asset),
            (f"/{picture}", 200, picture),
        ):  # fmt: skip
            got, fields, body = get(port, path)
            assert (path, got, body) == (path, status, (public / file).read_bytes())
            is_media = path.startswith("/media/")
            expected = SECURITY | {"Cache-Control": "no-cache"}
            if is_media:
                expected |= {"Cross-Origin-Resource-Policy": "cross-origin"}
            if path.startswith("/assets/") and status == 200:
                expected |= {"Cache-Control": FOR_EVER}
            assert {key: fields.get(key) for key in expected} == expected, path
        assert get(port, "/zh/gone/rss.xml")[0] == 410
        led = {each: get(port, quote(each))[:2] for each in FORMER}
        here = f"http://127.0.0.1:{port}"  # nginx names itself where Caddy gives a path
        assert {
            each: (status, fields.get("Location", "").removeprefix(here))
            for each, (status, fields) in led.items()
        } == dict.fromkeys(FORMER, (301, moved))
