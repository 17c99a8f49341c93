"""Front matter and other YAML → text, lists and mappings, each with its place in the file."""

from bulletin.parse.frontmatter.compose import CONFIG, FRONT_MATTER, GLOSSARY
from bulletin.parse.frontmatter.nodes import ListNode, MapNode, Node, TextNode
from bulletin.parse.frontmatter.reader import FrontMatter, read_front_matter, read_yaml

__all__ = [
    "CONFIG",
    "FRONT_MATTER",
    "GLOSSARY",
    "FrontMatter",
    "ListNode",
    "MapNode",
    "Node",
    "TextNode",
    "read_front_matter",
    "read_yaml",
]
