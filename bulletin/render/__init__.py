"""Page → Output: Markdown, then Jinja2."""

from bulletin.render.assets import asset_outputs
from bulletin.render.search import search_outputs
from bulletin.render.strings import InterfaceWords, Strings, load_strings
from bulletin.render.templates import Renderer

__all__ = [
    "InterfaceWords",
    "Renderer",
    "Strings",
    "asset_outputs",
    "load_strings",
    "search_outputs",
]
