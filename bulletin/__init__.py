r"""Publish a bilingual news bulletin from Markdown in git.

             config.yaml  content/  templates/
                      \      |      /
   read     disk → Inputs                       the only reader of the disk
   parse    Inputs → Library + Findings         YAML and front matter become typed nouns
   plan     Library → Plan                      every page that will exist, before any is drawn
   render   Page → Output                       Markdown, then Jinja2
   write    Outputs → public/                   the only writer: staged, atomic, only what changed

   checks   beside them: Library, Plan, Outputs → Findings
   memo     beside them: answers of pure functions, kept by the digest of what went in

`cli` and `serve` call `pipeline`, `pipeline` calls the stages, the stages know only `model`.
"""

__version__ = "0.1.0"
