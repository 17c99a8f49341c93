"""Markdown body → safe HTML, for both languages.

What editors may write: tables, footnotes, attribute lists, definition lists, fenced code,
Markdown inside HTML blocks, and bare web addresses. A paragraph that is only a picture with a
title becomes a figure with that title as its caption; two or more pictures after each other, in one
paragraph or in several, become a gallery. A line `表：…` or `Table: …` directly after
a table is the table's caption (numbered, `表1：…` or `Table 1: …`, it keeps its number).
"""

from bulletin.render.markdown.engine import render_body

__all__ = ["render_body"]
