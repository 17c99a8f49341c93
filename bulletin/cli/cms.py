"""`bulletin cms`: an editor's desk in the browser, for people without git."""

from pathlib import Path

import click

from bulletin.cli.options import FOLDER, site_option
from bulletin.cli.words import tell
from bulletin.model.finding import BulletinError, Message

_HOSTED = ("github", "gitlab", "gitea")
_SCRIPTS = {"sveltia": "sveltia-cms.js", "decap": "decap-cms.js"}
_PACKAGES = {"sveltia": "@sveltia/cms", "decap": "decap-cms"}


@click.command()
@site_option
@click.option(
    "--out",
    type=FOLDER,
    help="Where it goes (default: admin/ in the site, which is never published).",
)
@click.option(
    "--for",
    "flavour",
    type=click.Choice(["sveltia", "decap"]),
    default="sveltia",
    help="For which CMS.",
)
@click.option(
    "--backend",
    type=click.Choice(["test-repo", *_HOSTED]),
    default="test-repo",
    help="Where the repository is; test-repo keeps nothing.",
)
@click.option("--repo", default="", help="Its owner and name, as owner/name.")
@click.option("--branch", default="main", show_default=True, help="Its branch.")
@click.option("--script", default="", help="Address of the CMS itself (default: beside the page).")
def cms(  # noqa: PLR0913 - one argument for each option
    *, site: Path, out: Path | None, flavour: str, backend: str, repo: str, branch: str, script: str
) -> None:
    """Write admin/: the page and the configuration of a browser CMS."""
    from bulletin.desk.cms import cms_config, cms_page
    from bulletin.desk.library import open_desk

    where = {"name": backend}
    if backend in _HOSTED:
        if not repo:
            raise BulletinError(
                f"{backend} 还要写明仓库：--repo 所有者/名称", f"{backend} needs --repo owner/name"
            )
        where |= {"repo": repo, "branch": branch}
    folder = out or site / "admin"
    script = script or _SCRIPTS[flavour]
    desk = open_desk(site)
    folder.mkdir(parents=True, exist_ok=True)
    page = cms_page(script, desk.site.languages[0].tag)
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    config = cms_config(desk.site, "decap" if flavour == "decap" else "sveltia", where)
    (folder / "config.yml").write_text(config, encoding="utf-8", newline="\n")
    tell(Message(f"已写入 {folder}", f"written to {folder}"))
    if "/" not in script and not (folder / script).exists():
        tell(_missing(folder / script, _PACKAGES[flavour]))


def _missing(script: Path, package: str) -> Message:
    return Message(
        f"还缺 {script}：从 npm 包 {package} 的 dist/ 里取，放在这里。"
        "页面本身不向别处请求；编辑器自己会请求什么（如图标字体），见它的说明",
        f"{script} is still missing: take it from dist/ of the npm package {package}. "
        "The page asks nobody else for anything; what the CMS itself fetches, such as the typeface "
        "of its icons, is for its documentation to say",
    )
