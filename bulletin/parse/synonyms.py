"""What other programs, and Chinese editors, call our keys."""

from collections.abc import Mapping
from typing import Final

from bulletin.model.finding import Message
from bulletin.model.keys import Key
from bulletin.parse.nearest import fold, nearest

# By our key: the names that blogs, content systems and newsrooms use for it.
_NAMES: Final = {
    "title": "headline name heading 标题 题目 主标题 文章标题",
    "kicker": "eyebrow overline pretitle 引题 眉题 肩题",
    "deck": "subtitle subheading subhead dek standfirst 副题 副标题 子标题",
    "summary": "description excerpt abstract intro lede teaser synopsis 摘要 导语 简介 描述 提要",
    "editor_note": "editornote note 编者按 编者注",
    "translator": "译者 翻译",
    "published": (
        "date publish publishdate pubdate datepublished published_at publishedat publish_date"
        " pub_date created created_at createdat time datetime"
        " 日期 时间 发布 发布日期 发布时间 发表日期 发表时间"
    ),
    "updated": "lastmod modified update last_modified updated_at updatedat 更新 更新时间 修改时间",
    "expires": "expiry expirydate expire unpublish until 到期 到期时间 截止 下线时间",
    "topics": (
        "topic tag tags category categories section sections subject subjects"
        " 主题 话题 专题 栏目 标签 分类 类别"
    ),
    "districts": "district area areas region location place city 区县 地区 区 城区 区域 地点",
    "byline": "author authors by writer reporter reporters 作者 记者 署名 通讯员 撰稿",
    "source": "origin publisher 来源 出处 首发 转载自",
    "lead": (
        "image images cover featured_image thumbnail banner hero picture photo"
        " 图片 头图 题图 封面 配图 主图"
    ),
    "figures": "figure numbers stats 数字 关键数字 数据",
    "events": "event 活动 日程",
    "corrections": "correction erratum errata 更正 勘误",
    "aliases": "alias redirect redirects redirect_from redirect_to 旧网址 重定向",
    "featured": "pinned sticky top 置顶 头条 推荐",
    "draft": "hidden private 草稿 未发布",
    "original": "原文 原文语言 源语言",
}
_KEY_OF: Final = {name: key for key, names in _NAMES.items() for name in names.split()}

# Keys of other programs that have no place here, because something else says the same.
_NEEDLESS: Final = {
    **dict.fromkeys(
        ("slug", "permalink", "url", "path", "id", "网址"),
        Message(
            "网址由文件夹的名字决定：删去这一行。",
            "The folder's name is the address: delete the line.",
        ),
    ),
    **dict.fromkeys(
        ("lang", "language", "locale", "语言"),
        Message(
            "语言由文件名决定（index.zh.md）：删去这一行。",
            "The file's name says the language (index.en.md): delete the line.",
        ),
    ),
    **dict.fromkeys(
        ("layout", "type", "template", "weight", "order", "markup", "toc", "comments", "math"),
        Message("这里不需要它：删去这一行。", "It is not needed here: delete the line."),
    ),
    **dict.fromkeys(
        ("keywords", "keyword", "关键词"),
        Message(
            "搜索会读全文，不需要关键词：删去这一行。",
            "Search reads the whole text and needs no keywords: delete the line.",
        ),
    ),
}


def meant_key(name: str, keys: Mapping[str, Key]) -> str:
    """Return the known key that another name stands for, or is most like; empty for none."""
    known = _KEY_OF.get(_folded(name), "")
    if known in keys:
        return known
    in_chinese = [key for key, declared in keys.items() if name and name in declared.help.zh]
    return nearest(name, keys) or "".join(in_chinese[:1])


def needless(name: str) -> Message | None:
    """Return what to tell of a key that says what something else says already."""
    return _NEEDLESS.get(_folded(name))


def _folded(name: str) -> str:
    return fold(name).replace("-", "_").replace(" ", "_")
