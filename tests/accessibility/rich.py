"""One site with every kind of page and every state of a story, and its representative pages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.builder import CONFIG, ROOT, Built, SiteBuilder
from tests.pictures import photograph

LANGUAGES = {"zh": "zh-Hans", "en": "en"}

_CONFIG = f"""{CONFIG}
page_size: 3
side_by_side: true
publisher: {{name: {{zh: 编辑部, en: Newsroom}}, email: news@example.org}}
filings: {{icp: 浙ICP备00000000号, police: 浙公网安备 33010000000000号, site_code: "3301000000"}}
"""
_FIGURES = """
  - {value: 1521000000, unit: CNY, label: {zh: 交易额, en: Transactions}, about: over}
  - {value: 979000000, unit: CNY, label: {zh: 投资额, en: Investment}}
  - {value: 35, unit: "%", label: {zh: 增长, en: Growth}}"""
_BYLINE = (
    "["
    + ", ".join(
        f"{{name: {{zh: 记者{number}, en: Reporter {number}}}, role: reporter}}"
        for number in range(1, 10)
    )
    + ", {name: {zh: 张三, en: Zhang San}, role: photographer}]"
)
_EVENTS = """
  - {id: fair, start: 2026-12-01 14:00, end: 2026-12-01 17:00, title: {zh: 招聘会, en: Job fair},
     place: {zh: 运河边, en: By the canal}, url: https://example.org/fair}
  - {id: talk, start: 2026-09-28, title: {zh: 讲座, en: Talk}, cancelled: true}"""
_FACTS = {
    "published": "2026-09-27 08:30",
    "updated": "2026-09-28 09:00",
    "districts": "[gongshu]",
    "topics": "[youth, skills]",
    "figures": _FIGURES,
    "byline": _BYLINE,
    "events": _EVENTS,
    "corrections": "[{date: 2026-10-02, text: {zh: 应为15.21亿元。, en: It is 1.521 billion.}}]",
    "source": "{name: {zh: 示例日报, en: Example Daily}, url: https://example.org/,"
    " date: 2026-09-26}",
    "lead": "{file: hall.jpg, alt: {zh: 大厅里的人群, en: A crowd in a hall},"
    " caption: {zh: 招聘会现场, en: At the fair}, credit: {zh: 张三 摄, en: Photo by Zhang San}}",
    "featured": "true",
}
_RETIRED = """\
- url: [/zh/articles/2021/fair/, /en/articles/2021/fair/]
  date: 2026-11-20
  reason: {zh: 主办方撤回了活动。, en: The organisers called the event off.}
- url: [/zh/articles/2021/moved/, /en/articles/2021/moved/]
  date: 2026-11-20
  reason: {zh: 并入往期。, en: It is in the archive now.}
  replacement: /zh/archive/
"""
_ZH = """\
第一段，见[拱墅区](/zh/districts/gongshu/)、[示例网站](https://example.org/)和注释[^1]。

## 报名办法

- 一项，**重要**
- 两项，*强调*

1. 第一步
2. 第二步

### 材料

| 项目 | 数量 |
|------|-----:|
| 甲 | 12 |
| 乙 | 30 |

> 引用的一段话。

## 地点

![运河边的房子](hall.jpg "运河边")

第二段，说的是<span lang="en">Open Day</span>。

## 其他

```
code 12
```

## 结尾

最后一段。

[^1]: 出处。
"""
_EN = """\
The first paragraph, see [Gongshu](/en/districts/gongshu/), [a site](https://example.org/)
and a note[^1].

## How to apply

- one item, **important**
- two items, *stressed*

1. The first step
2. The second step

### Papers

| Item | Number |
|------|-------:|
| A | 12 |
| B | 30 |

> Words that are quoted.

## Where

![A house by the canal](hall.jpg "By the canal")

The second paragraph is about <span lang="zh-Hans">开放日</span>.

## What else

```
code 12
```

## The end

The last paragraph.

[^1]: Its source.
"""


def rich_site(root: Path) -> Built:
    """Build it."""
    builder = SiteBuilder(root).write("config.yaml", _CONFIG)
    builder.write("content/retired.yaml", _RETIRED)
    for folder in ("pages/about", "pages/accessibility", "districts/gongshu"):
        shutil.copytree(ROOT / "content" / folder, root / "content" / folder)
    shutil.copy(ROOT / "content/glossary.yaml", root / "content")
    head = {"kicker": "引题", "deck": "副题也有一行", "editor_note": "编者的话。", **_FACTS}
    builder.article("2026/rich", "zh", _ZH, title="内容最全的一篇报道", **head)
    builder.article(
        "2026/rich",
        "en",
        _EN,
        title="The story with everything in it",
        kicker="Above",
        deck="Below the headline",
        editor_note="A word from the editors.",
        translation="machine",
        translator="Li Si",
    )
    builder.write("content/articles/2026/rich/hall.jpg", photograph(1200, 800))
    builder.article("2026/short", "zh", title="全文只有中文", districts="[gongshu]")
    builder.article("2026/short", "en", title="Told in short", coverage="brief")
    builder.article("2026/chinese", "zh", title="只有中文的报道", districts="[xihu]")
    facts = {"published": "2026-08-20", "topics": "[skills]", "districts": "[gongshu]"}
    builder.article("2026/english", "en", title="Told in English only", **facts)
    for number in range(1, 8):
        builder.pair(f"2026/story-{number}", districts="[gongshu]", topics="[youth]")
    built = builder.run()
    assert built.status == 0, built.out + built.err
    return built


def representatives(built: Built, language: str) -> Iterator[str]:
    """Yield the address of the largest page of each kind in a language, and of special stories.

    Pages without a language belong to Chinese.
    """
    largest: dict[str, str] = {}
    size: dict[str, int] = {}
    for name, content in built.files().items():
        kind = re.search(rb'<body class="page-([a-z-]+)"', content)
        own = name.partition("/")[0] if name.partition("/")[0] in LANGUAGES else "zh"
        if not name.endswith(".html") or own != language or kind is None:
            continue
        of = kind[1].decode() + ("-all" if name.count("/") == 0 else "")
        if len(content) > size.get(of, 0):
            largest[of], size[of] = name, len(content)
    names = [*largest.values(), f"{language}/articles/2026/story-1/index.html"]
    names += [f"{language}/articles/2026/short/index.html", f"{language}/archive/2026/index.html"]
    for name in dict.fromkeys(names):
        yield "/" + name.removesuffix("index.html")
