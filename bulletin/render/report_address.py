"""Where a reader of a story may report an error in it."""

from urllib.parse import quote


def report_address(configured: str, title: str, url: str) -> str:
    """Return the configured address with the story in it.

    `{title}` and `{url}` stand for its headline and address; an e-mail gets both by itself.
    """
    if configured.startswith("mailto:") and "?" not in configured:
        configured += "?subject={title}&body={url}"
    words = {"{title}": title, "{url}": url}
    for placeholder, word in words.items():
        configured = configured.replace(placeholder, quote(word, safe=""))
    return configured
