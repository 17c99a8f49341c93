# ruff: noqa: E501 - a text and its Chinese stand on one line
"""The words of `--help` in the editor's language: English as the commands state them, or Chinese."""

from inspect import cleandoc
from typing import Final

import click

from bulletin.cli.words import EditorLanguages, editor_languages, say
from bulletin.model.finding import Message

HEADINGS: Final = {"Usage": "用法", "Options": "选项", "Commands": "命令"}
CHINESE: Final = {
    "Publish a bilingual news bulletin from Markdown in git.": "用 git 里的 Markdown 发布中英双语快讯。",
    "Show the version and exit.": "显示版本。",
    "Show this message and exit.": "显示本说明。",
    "The site's root, where config.yaml lies (default: here).": "站点目录，即 config.yaml 所在处（默认：当前目录）。",
    "The clock, for tests, the past and the future.": "以这一刻为准，用于测试、回看或预看。",
    # accept
    "Let the findings of one rule on a line stand, until one of their texts changes.\n\nA comment beside the line gets the fingerprints of the texts; otherwise an entry is written\ninto content/review.yaml.": "让某一行某条规则的问题保留，直到相关文字有改动。\n\n旁边有注释的，指纹写进注释；没有的，写进 content/review.yaml。",
    "The rule, where several are broken on the line.": "哪条规则（这一行有几条时）。",
    "Why the finding may stand.": "为什么可以保留。",
    "Who says so.": "谁决定的。",
    # build, check
    "Build the site (the default command).": "生成网站（不写命令时就是它）。",
    "Where the site goes (default: public/ in the site).": "网站写到哪里（默认：站点里的 public/）。",
    "The memo (default: .cache/ in the site).": "缓存放在哪里（默认：站点里的 .cache/）。",
    "Build without the memo.": "不用缓存。",
    "Processes (default: the cores there are).": "进程数（默认：有几个核就几个）。",
    "Also show drafts.": "草稿也显示。",
    "Also show what is scheduled.": "定时未发的也显示。",
    "Instead of the configured one.": "代替配置里的网址。",
    "Warnings fail the build.": "有警告就不发布。",
    "How findings are printed.": "问题用什么格式输出。",
    "Check the content without building the site: all of it, or the files and folders of PATHS.": "只检查、不生成：全部内容，或 PATHS 里的文件和文件夹。",
    "Only these rules or families (comma-separated).": "只查这些规则或类别（逗号隔开）。",
    "Not these rules or families (comma-separated).": "不查这些规则或类别（逗号隔开）。",
    "Also list what was accepted, with the reasons.": "连同已接受的问题和理由一起列出。",
    # cache
    "Show, trim or clear the memo; none of it changes what a build writes.": "查看、缩小或清空缓存；都不影响生成的内容。",
    "Delete the memo.": "清空缓存。",
    "Print where the memo is and how much it holds.": "显示缓存在哪里、有多大。",
    "Drop the oldest answers beyond a size.": "超过大小的部分，从最旧的删起。",
    "MiB to keep.": "保留多少 MiB。",
    # cms
    "Write admin/: the page and the configuration of a browser CMS.": "写出 admin/：浏览器编辑器的网页和配置。",
    "Where it goes (default: admin/ in the site, which is never published).": "写到哪里（默认：站点里的 admin/，不会发布）。",
    "For which CMS.": "用哪个编辑器。",
    "Where the repository is; test-repo keeps nothing.": "仓库在哪里；test-repo 只供试用，不保存。",
    "Its owner and name, as owner/name.": "所有者和名称，写成 owner/name。",
    "Its branch.": "仓库的分支。",
    "Address of the CMS itself (default: beside the page).": "编辑器程序的地址（默认：和网页放在一起）。",
    # fix, rules
    "Show why RULE stands, with a bad and a good example.": "说明规则 RULE 的理由，各举一个错例和对例。",
    "Write the corrections that can't change meaning, in PATHS or everywhere.": "改正不影响意思的问题：PATHS 里的，或全部。",
    "Show what would change; write nothing.": "只显示会改什么，不写文件。",
    "List every rule by family, with its severity.": "按类别列出所有规则和轻重。",
    # headers, ledger
    "Print the security and caching headers that a web server should send with the site.": "输出网站服务器应发送的安全和缓存标头。",
    "For which host: nginx, Caddy, Cloudflare Pages or Netlify.": "给哪种服务器：nginx、Caddy、Cloudflare Pages 或 Netlify。",
    "Instead, what to answer where addresses moved or are gone.": "改为输出已迁移或已撤下网址的应答。",
    "Show which published addresses are new, renewed or lost; exit status 1 where one is lost.": "列出新增、更新和丢失的已发布网址；有丢失时退出码为 1。",
    "Bring content/urls.lock up to date.": "更新 content/urls.lock。",
    "Also take in a change of this story that readers need not be told of.": "这篇稿件的改动很小，不必告知读者，也一并记下。",
    # new
    "Start a story called TITLE, or with --translation the text of STORY in LANGUAGE.": "新建标题为 TITLE 的稿件；加 --translation 则新建 STORY 的 LANGUAGE 译文。",
    "Lay out a translation of STORY in LANGUAGE.": "为 STORY 铺好 LANGUAGE 译文的底稿。",
    "An id, a name or an alias.": "编号、名称或别名。",
    "The first states the facts.": "语言；第一种里写各项事实。",
    "Day of publication (default: today).": "发布日期（默认：今天）。",
    "Name of the folder (default: from the title).": "文件夹名（默认：由标题得出）。",
    # schema, serve
    "Print the JSON Schema of front matter or of config.yaml, for this site's own terms.": "输出前置信息或 config.yaml 的 JSON Schema，含本站的区县和主题。",
    "Renew .vscode/ and frontmatter.json.": "更新 .vscode/ 和 frontmatter.json。",
    "Preview the site and rebuild it on every save; for this machine only.": "预览网站，每次保存都重新生成；只在本机可见。",
    "The memo and the preview (default: .cache/).": "缓存和预览放在哪里（默认：.cache/）。",
    "Processes for the first build (default: the cores there are).": "首次生成的进程数（默认：有几个核就几个）。",
    "Where to listen (default: 8000); the next free one if it is taken, any for 0.": "端口（默认 8000；被占用就用下一个，0 表示任选）。",
    "Show the site in the browser (default: where there is a screen).": "在浏览器里打开（默认：有屏幕时打开）。",
    # status
    "Show every story by language: full, brief, missing, stale, machine-translated.": "每篇稿件各语言的情况：全文、简讯、缺、过时、机器翻译。",
    "As a table, a web page or JSON.": "用表格、网页还是 JSON 输出。",
    "Record that STORY's version in LANGUAGE tells what its original tells now.": "记下：STORY 的 LANGUAGE 版已和现在的原文一致。",
    "The original had a typo; keep the translation's day.": "原文只改了错字，译文日期不变。",
    "Say why STORY is or is not on the site, and when the next rebuild is due.": "说明 STORY 为什么在或不在网站上，以及下次何时重建。",
}  # fmt: skip


class _Help(click.HelpFormatter):
    """Writes the headings in the editor's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how a command is called."""
        super().write_usage(prog, args, prefix or f"{_heading('Usage')}: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(_heading(heading))


class _Context(click.Context):
    formatter_class = _Help


def in_editors_words(command: click.Command) -> click.Command:
    """Return a command, its help and that of all within it put into the editor's language."""
    languages = editor_languages()
    command.context_class = _Context
    command.help = _said(cleandoc(command.help or ""), languages, "\n\n")
    command.short_help = command.help.partition("\n\n")[0]
    for option in command.get_params(click.Context(command)):
        if isinstance(option, click.Option):
            option.help = _said(option.help or "", languages, " / ")
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        in_editors_words(each)
    return command


def _said(english: str, languages: EditorLanguages, separator: str) -> str:
    chinese = CHINESE.get(english)
    return say(Message(chinese, english), languages, separator) if chinese else english


def _heading(english: str) -> str:
    return say(Message(HEADINGS.get(english, english), english), editor_languages())
