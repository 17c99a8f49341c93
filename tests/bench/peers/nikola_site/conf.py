"""Nikola's settings; it reads what is in capitals, and puts the other language beneath en/."""

BLOG_AUTHOR = "Test Bulletin"
BLOG_TITLE = {"zh_cn": "测试快讯", "en": "Test Bulletin"}
BLOG_EMAIL = ""
BLOG_DESCRIPTION = "Test Bulletin"
SITE_URL = "https://bulletin.example.org/"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh_cn"
TRANSLATIONS = {"zh_cn": "", "en": "./en"}
OUTPUT_FOLDER = "public"
THEME = "bench"
POSTS = (("posts/*.md", "articles", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": [".md"]}
MARKDOWN_EXTENSIONS = ["markdown.extensions.tables", "markdown.extensions.toc"]
CATEGORY_PATH, TAG_PATH, ARCHIVE_PATH = "districts", "topics", "archive"
CATEGORY_PAGES_ARE_INDEXES = TAG_PAGES_ARE_INDEXES = True
INDEX_DISPLAY_POST_COUNT = FEED_LENGTH = 20
FEED_TEASERS = False
GENERATE_ATOM = GENERATE_RSS = True
CREATE_MONTHLY_ARCHIVE = True
CREATE_SINGLE_ARCHIVE = False
COPY_SOURCES = SHOW_SOURCELINK = False
USE_CDN = False
NAVIGATION_LINKS = {"zh_cn": (), "en": ()}
DISABLED_PLUGINS = [
    "classify_authors", "render_galleries", "render_listings", "scale_images", "create_bundles",
    "classify_page_index", "robots",
]  # fmt: skip
