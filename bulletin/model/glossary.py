"""Names and terms with their renderings: content/glossary.yaml."""

from dataclasses import dataclass

from bulletin.model.keys import Choice, Kind, ListOf, Scalar, key

FACT = Kind.FACT
TERM_KINDS = ("district", "place", "institution", "programme", "policy", "term", "topic")
SYNONYMS = "synonyms"  # a kind of its own: words that mean the same to somebody who searches


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One entry; `zh_def` and `en_def` say what it means."""

    id: str = key(Scalar.TEXT, FACT, "编号", "id")
    zh: str = key(Scalar.TEXT, FACT, "中文", "Chinese")
    en: str = key(Scalar.TEXT, FACT, "英文", "English")
    kind: str = key(Choice((*TERM_KINDS, SYNONYMS)), FACT, "类别", "kind", default="term")
    zh_alt: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "中文其他写法", "other Chinese", default=()
    )
    en_alt: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "英文其他写法", "other English", default=()
    )
    en_short: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "英文简称", "short English", default=()
    )
    en_forbidden: tuple[str, ...] = key(
        ListOf(Scalar.TEXT), FACT, "不用的英文", "English not to use", default=()
    )
    zh_def: str = key(Scalar.TEXT, FACT, "中文释义", "what it means, in Chinese", default="")
    en_def: str = key(Scalar.TEXT, FACT, "英文释义", "what it means, in English", default="")
    unsure: bool = key(Scalar.FLAG, FACT, "尚未核实", "not yet confirmed", default=False)
    note: str = key(Scalar.TEXT, FACT, "说明", "note", default="")

    @property
    def zh_forms(self) -> tuple[str, ...]:
        """Every Chinese form that is right, the preferred one first."""
        return (self.zh, *self.zh_alt)

    @property
    def en_forms(self) -> tuple[str, ...]:
        """Every English form that is right, the preferred one first."""
        return (self.en, *self.en_alt, *self.en_short)
