"""What belongs where something else was written, with an example."""

from typing import Final

from bulletin.model.finding import Message
from bulletin.model.keys import Choice, Key, Scalar, Shape

WORDS: Final = Message(
    "写文字，或按语言写：{zh: 拱墅区, en: Gongshu District}",
    "Write text, or text by language: {zh: 拱墅区, en: Gongshu District}",
)


def expected_text(shape: Shape) -> Message:
    """Return how a single value is written."""
    if shape is Scalar.TEXT:
        return Message(
            "只写本文件这种语言的文字；另一种语言写在另一个文件里。",
            "Write text in this file's language; the other language has its own file.",
        )
    example = _EXAMPLES.get(shape, "…") if isinstance(shape, Scalar) else "…"
    if isinstance(shape, Choice):
        example = str(shape.values[0])
    return Message(f"只写一个值，如 {example}", f"Write one value, as {example}")


def expected_mapping(keys: dict[str, Key], written: str = "") -> Message:
    """Return how a mapping is written, by the keys it needs; a file's name is put in its place."""
    example = ", ".join(
        f"{name}: {written if each.shape is Scalar.FILE and written else '…'}"
        for name, each in keys.items()
        if each.required
    )
    return Message(f"写成 {{{example}}}", f"Write {{{example}}}")


_EXAMPLES: Final = {
    Scalar.MOMENT: "2024-09-27 08:30",
    Scalar.DATE: "2024-09-27",
    Scalar.FLAG: "true",
    Scalar.NUMBER: "1521000000",
    Scalar.URL: "https://www.hangzhou.gov.cn/",
    Scalar.PATH: "/zh/old/page/",
    Scalar.FILE: "photo.jpg",
    Scalar.IDENTIFIER: "talent-day-2024",
    Scalar.LANGUAGE_ID: "zh",
}
