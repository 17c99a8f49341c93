"""The certain corrections of a file's typography: what `bulletin fix` may write."""

from bulletin.checks import typography_en, typography_zh
from bulletin.checks.prose import Edit, in_order, prose_of_file

_RULES = {"zh": typography_zh.RULE, "en": typography_en.RULE}


def corrections(source: str, language: str) -> tuple[Edit, ...]:
    """Return the edits of a whole file or of a body alone, in order and without overlap.

    Making them twice is making them once, and no other character of the source is touched. In
    front matter nothing is written that YAML would read as its own sign.
    """
    rule = _RULES.get(language.partition("-")[0])
    if rule is None:
        return ()
    return in_order(
        edit
        for prose in prose_of_file(source)
        for slip in rule.find(prose)
        for edit in slip.edits
        if prose.block is not None or not set(edit.new) & set(":#\"'")
    )
