"""`bulletin schema`: schemas and settings for the programs that editors write in."""

from pathlib import Path

import click

from bulletin.cli.options import site_option
from bulletin.cli.words import counted, tell
from bulletin.model.finding import Message


@click.command()
@click.argument("which", type=click.Choice(["front-matter", "config"]), default="front-matter")
@site_option
@click.option("--write", "writes", is_flag=True, help="Renew .vscode/ and frontmatter.json.")
def schema(which: str, site: Path, *, writes: bool) -> None:
    """Print the JSON Schema of front matter or of config.yaml, for this site's own terms."""
    from bulletin.desk.editors import as_json, editor_files
    from bulletin.desk.library import open_desk
    from bulletin.desk.schema import config_schema, front_matter_schema

    facts = open_desk(site).site
    if not writes:
        made = config_schema(facts) if which == "config" else front_matter_schema(facts)
        click.echo(as_json(made), nl=False)
        return
    changed = 0
    for path, text in editor_files(facts).items():
        file = site / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            click.echo(path)
            changed += 1
    tell(Message(f"{changed}个文件有更新", f"{counted(changed, 'file')} renewed"), err=True)
