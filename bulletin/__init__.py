r"""Publish a bilingual news bulletin from Markdown in git.

              config.yaml  content/  templates/
                       \      |      /
   read      disk → Inputs                       the only reader of the disk
   parse     Inputs → Library + Findings         YAML and front matter become typed nouns
   plan      Library → Plan                      every page that will exist, before any is drawn
   render    Page → Output                       Markdown, then Jinja2
   write     Outputs → public/                   the only writer: staged, atomic, only what changed

   checks    beside them: Library, Plan, Outputs → Findings

   memo      what was computed once, kept by the digest of what went in
   remember  looks up before computing, and keeps
   workers   runs a pure function over many items in several processes
   program   the digest of the program itself, which is part of every key

`cli` prints; `serve` previews; `desk` does what the editor's commands do to files. They call
`pipeline`, which puts the stages in order and calls them; the stages know only `model`.
"""

__version__ = "0.1.0"
