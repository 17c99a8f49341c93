"""The block `cadence` of config.yaml: how many days each column may rest."""

from typing import Final

from bulletin.model.finding import Message
from bulletin.model.keys import Scalar
from bulletin.model.site import Site
from bulletin.parse.config_values import entries_of
from bulletin.parse.convert import FAILED, Converter
from bulletin.parse.frontmatter import Node, TextNode
from bulletin.parse.nearest import nearest

HOME: Final = "home"
_DAYS: Final = range(1, 3661)
_EXAMPLE: Final = Message("例如 topics/youth: 30", "For example topics/youth: 30")


def read_cadence(convert: Converter, site: Site, block: Node | None) -> tuple[tuple[str, int], ...]:
    """Return the days that each column may rest; a column is `home`, a district or a topic."""
    columns = {HOME, *(term.key.rstrip("/") for term in (*site.districts, *site.topics))}
    pairs: list[tuple[str, int]] = []
    one_a_line = Message("这里要一行一个栏目。", "one column a line")
    for name, child in entries_of(convert, block, one_a_line, _EXAMPLE):
        if name.text not in columns:
            _unknown(convert, name, columns)
            continue
        days = convert.value(Scalar.NUMBER, child, f"cadence.{name.text}")
        if days is FAILED:
            continue
        if days != int(days) or int(days) not in _DAYS:
            message = Message("天数是 1 到 3660 的整数。", "a column may rest 1 to 3660 days")
            convert.report(child, "bad-number", message, _EXAMPLE)
            continue
        pairs.append((name.text, int(days)))
    return tuple(pairs)


def _unknown(convert: Converter, name: TextNode, columns: set[str]) -> None:
    guess = nearest(name.text, columns)
    convert.report(
        name,
        "unknown-column",
        Message(f"没有栏目“{name.text}”。", f"there is no column “{name.text}”"),
        Message(f"最接近的是 {guess}。", f"The nearest is {guess}.") if guess else _EXAMPLE,
    )
