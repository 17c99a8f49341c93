"""Links and pictures are found in the Markdown with their places; code is passed over."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.parse.targets import find_targets, without_code


def urls(body: str) -> list[str]:
    """Return the destinations; pictures with a `!` before them."""
    return [("!" if each.is_picture else "") + each.url for each in find_targets(body, 1)[0]]


def test_every_kind_of_destination_is_found() -> None:
    """Inline, titled, bracketed, references, autolinks, pictures and raw HTML."""
    body = """\
[a](u1) [b](u2 "t") [c](<u 3>) ![d](p1.png) [![e](p2.png)](u4)

![照片](照片 1.jpg "题") <https://u5> [x](u6(a)b)

<a href="u7">x</a> <img src='p3.png' alt="x"> ![r][pic] [s][ref]

[pic]: p4.png
[ref]: u8 "title"
"""
    assert urls(body) == [
        "u1", "u2", "u 3", "!p1.png", "!p2.png", "u4", "!照片 1.jpg", "https://u5", "u6(a)b",
        "u7", "!p3.png", "!p4.png", "u8",
    ]  # fmt: skip


def test_places_are_lines_and_columns_of_the_file() -> None:
    """The place is that of the destination, not of its text."""
    (target,), _ = find_targets("一\n\n见[这里](u)", 10)
    assert (target.line, target.column) == (12, 7)


def test_code_comments_and_escapes_are_passed_over() -> None:
    """What Markdown shows as written links nowhere."""
    body = """\
`[a](x)` ``[a](x) ` `` \\[a](x) <!-- [a](x) -->

```
[a](x)
```

~~~~ md
[a](x)
~~~
[a](x)
~~~~
[b](y)
"""
    assert urls(body) == ["y"]


def test_footnotes_and_plain_brackets_are_no_links() -> None:
    """Notes and bracketed words have no destination."""
    assert urls("a[^1] [b] [c][d] [ ] (e)\n\n[^1]: 注释") == []


def test_pictures_without_words_are_told() -> None:
    """No alternative text in any of the ways to set a picture."""
    _, bare = find_targets("![](a.png) ![ ](b.png) ![好](c.png)\n<img src=d.png> ![][e]", 1)
    assert [(each.line, each.column) for each in bare] == [(1, 1), (1, 12), (2, 1), (2, 17)]


@given(st.text(st.sampled_from("[]()<>!`~\\ \nab\"'=:^#"), max_size=80))
def test_any_text_is_scanned(body: str) -> None:
    """Nothing raises; each destination stands where it is said to; code blanks keep the length."""
    targets, _ = find_targets(body, 1)
    lines = body.split("\n")
    for each in targets:
        rest = "\n".join(lines[each.line - 1 :])[each.column - 1 :]
        assert rest.startswith(each.url)
    assert len(without_code(body)) == len(body)


def test_a_hundred_thousand_brackets_cost_little() -> None:
    """The scan is linear: hostile repeats come to an end."""
    for piece in ("[", "![", "[a](", "[a](<", "`", "`a ``", "<a ", "<!--", "[a]:\n", "<img src="):
        assert len(find_targets(piece * (60_000 // len(piece)), 1)[0]) < 60_000
