"""Inputs → Library + Findings: YAML and front matter become typed nouns.

In this order: `parse_site` for config.yaml, `parse_file` for each of `parsed_paths` (pure, in any
process, its answers kept in the memo), `parse_library` for the whole.
"""

from bulletin.parse.body import UNWRITTEN
from bulletin.parse.config import parse_site
from bulletin.parse.layout import parsed_paths
from bulletin.parse.library import parse_library
from bulletin.parse.version import ParsedFile, parse_file

__all__ = ["UNWRITTEN", "ParsedFile", "parse_file", "parse_library", "parse_site", "parsed_paths"]
