"""The settings of one language, which BENCH_LANGUAGE names; Pelican reads what is in capitals."""

import os

DEFAULT_LANG = os.environ.get("BENCH_LANGUAGE", "zh")
OTHER, SITENAME = {"zh": ("en", "测试快讯"), "en": ("zh", "Test Bulletin")}[DEFAULT_LANG]
PATH, OUTPUT_PATH = f"content/{DEFAULT_LANG}", f"public/{DEFAULT_LANG}"
SITEURL = f"https://bulletin.example.org/{DEFAULT_LANG}"
TIMEZONE = "Asia/Shanghai"
THEME = "theme"
MARKDOWN = {
    "extensions": ["tables", "toc"],
    "extension_configs": {"tables": {}, "toc": {"toc_depth": "2-3"}},
}
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": None, "tag": None}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
ARTICLE_URL = "articles/{date:%Y}/{slug}/"
CATEGORY_URL = "districts/{slug}/"
TAG_URL = "topics/{slug}/"
MONTH_ARCHIVE_URL = "archive/{date:%Y}/{date:%m}/"
ARTICLE_SAVE_AS, CATEGORY_SAVE_AS, TAG_SAVE_AS, MONTH_ARCHIVE_SAVE_AS = (
    f"{each}index.html" for each in (ARTICLE_URL, CATEGORY_URL, TAG_URL, MONTH_ARCHIVE_URL)
)
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "categories", "tags", "sitemap"]
CATEGORIES_SAVE_AS = "districts/index.html"
TAGS_SAVE_AS = "topics/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM, FEED_ALL_RSS = "atom.xml", "rss.xml"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "districts/{slug}/atom.xml", "districts/{slug}/rss.xml"
TAG_FEED_ATOM, TAG_FEED_RSS = "topics/{slug}/atom.xml", "topics/{slug}/rss.xml"
RSS_FEED_SUMMARY_ONLY = False
