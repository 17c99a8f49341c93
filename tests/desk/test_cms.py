"""The configuration of a browser CMS knows every key, and stays out of the site."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bulletin.desk.cms import cms_page
from bulletin.model.article import Facts, Version
from bulletin.model.keys import declared_keys
from tests.builder import SiteBuilder

FLAVOURS = pytest.mark.parametrize("flavour", ["sveltia", "decap"])


def written(root: Path, *options: str) -> dict[str, Any]:
    """Run the command on a small site and read what it wrote."""
    site = SiteBuilder(root)
    done = site.run("cms", "--site", str(root), *options, language="en")
    assert done.status == 0, done.err
    config: dict[str, Any] = yaml.safe_load((root / "admin/config.yml").read_text("utf-8"))
    return config


def fields_of(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields of a story by name."""
    return {each["name"]: each for each in config["collections"][0]["fields"]}


def within(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield all fields, also those within others."""
    for field in fields:
        yield field
        yield from within(field.get("fields", []))


@FLAVOURS
def test_every_key_has_a_field_with_its_requirement(tmp_path: Path, flavour: str) -> None:
    """Language keys are translated, facts duplicated; the tool's own line is kept unseen."""
    fields = fields_of(written(tmp_path, "--for", flavour))
    keys = {**declared_keys(Version), **declared_keys(Facts)}
    assert fields.keys() == {*keys, "body"}
    for name, declared in keys.items():
        assert fields[name].get("required", False) == declared.required
    assert all(fields[name]["i18n"] is True for name in declared_keys(Version))
    assert fields["translated_from"]["widget"] == "hidden"
    single = [
        name for name in declared_keys(Facts) if not {"fields", "field"} & fields[name].keys()
    ]
    assert {fields[name]["i18n"] for name in single} == {"duplicate"}


def test_facts_within_facts_are_duplicated_too(tmp_path: Path) -> None:
    """A name in the byline is the same in both files."""
    fields = fields_of(written(tmp_path))
    nested = [each for name in declared_keys(Facts) for each in within([fields[name]])]
    assert len(nested) > 40
    assert {each["i18n"] for each in nested} == {"duplicate"}


def test_districts_and_topics_are_chosen_by_name(tmp_path: Path) -> None:
    """Both names are shown, the id is written."""
    fields = fields_of(written(tmp_path))
    assert fields["districts"]["options"][0] == {
        "label": "拱墅区 · Gongshu District",
        "value": "gongshu",
    }
    assert (fields["topics"]["multiple"], fields["topics"]["min"]) == (True, 1)


def test_stories_lie_where_the_program_reads_them(tmp_path: Path) -> None:
    """A folder a story, a file a language, pictures beside the text."""
    config = written(tmp_path)
    stories = config["collections"][0]
    assert stories["folder"] == "content/articles"
    assert stories["path"].endswith("/{{slug}}/index")
    assert config["i18n"]["structure"] == "multiple_files"
    assert config["i18n"]["locales"] == ["zh", "en"]
    assert stories["media_folder"] == ""


def test_the_page_asks_nobody_else() -> None:
    """Its one script lies beside it."""
    page = cms_page("sveltia-cms.js", "zh-Hans")
    assert page.count("src=") == 1
    assert 'src="sveltia-cms.js"' in page
    assert "://" not in page


def test_a_hosted_repository_must_be_named(tmp_path: Path) -> None:
    """Where it is belongs to the configuration."""
    site = SiteBuilder(tmp_path)
    options = ["cms", "--site", str(tmp_path), "--backend", "github"]
    refused = site.run(*options, language="en")
    assert refused.status == 2
    assert "--repo" in refused.err
    assert site.run(*options, "--repo", "a/b").status == 0
    config = yaml.safe_load((tmp_path / "admin/config.yml").read_text("utf-8"))
    assert config["backend"] == {"name": "github", "repo": "a/b", "branch": "main"}


def test_the_desk_is_not_published_with_the_site(tmp_path: Path) -> None:
    """Unless somebody asks for it by --out."""
    written(tmp_path)
    built = SiteBuilder(tmp_path).pair("2026/a").run()
    assert built.status == 0, built.out
    assert [path for path in built.files() if "admin" in path] == []
