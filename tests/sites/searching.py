"""What a search in a browser shows."""

from urllib.parse import quote

from playwright.sync_api import Page


def found(page: Page, query: str, language: str = "zh", more: str = "") -> list[str]:
    """Search by address; return the ids of the stories that are shown, in order."""
    page.goto(f"/{language}/search/?q={quote(query)}{more}")
    page.wait_for_selector("#page-results[aria-busy=false]", state="attached")
    links = page.locator(".card-title a").evaluate_all("all => all.map(each => each.pathname)")
    return ["/".join(link.split("/")[3:5]) for link in links]
