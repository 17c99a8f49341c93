"""A library and its words, read from a site's folder without a build."""

from pathlib import Path

from bulletin.model.library import Library
from bulletin.model.site import Site
from bulletin.parse import parse_file, parse_library, parse_site, parsed_paths
from bulletin.read import read
from bulletin.render import InterfaceWords, load_strings


def library_of(root: Path) -> Library:
    """Parse all of a site that has no errors."""
    inputs = read(root)
    site, _ = parse_site(inputs.config)
    assert site is not None
    parsed = {path: parse_file(path, inputs.content[path], site) for path in parsed_paths(inputs)}
    library, _ = parse_library(inputs, site, parsed)
    return library


def words(root: Path, site: Site) -> InterfaceWords:
    """Return the interface strings of a site."""
    return InterfaceWords(load_strings(site, read(root).templates))
