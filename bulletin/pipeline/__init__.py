"""The order of the stages, and each stage's work through the memo and all cores.

`run` puts the stages in order. `checking`, `drawing`, `pictures` and `indexing` do one stage's
work with its answers kept; `unchanged` knows a build that was made before, and imports as little
as it can; `retelling` draws the stories into it of which only the text has changed, in their
frames, which `framing` keeps. `request` holds what is asked and what comes of it.
"""
