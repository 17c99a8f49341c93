"""URLs as pages print them: the plan's site paths, under the base URL."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bulletin.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Addresses:
    """Site paths and absolute URLs of a plan's pages.

    A site may live below its host's root (https://city.example/bulletin/): every site path then
    gets that prefix here, and nowhere else.
    """

    plan: Plan
    prefix: str
    root: str  # absolute URL of the site without its last slash

    @classmethod
    def of(cls, plan: Plan) -> "Addresses":
        """Read the prefix from the site's base URL."""
        root = plan.site.base_url.rstrip("/")
        return cls(plan, urlsplit(root).path, root)

    def url(self, key: str, language: str) -> str:
        """Return the path that a link to `(key, language)` prints; KeyError for no such page."""
        return self.prefix + self.plan.url(key, language)

    def absolute(self, key: str, language: str) -> str:
        """Return the absolute URL of `(key, language)`; KeyError for no such page."""
        return self.root + self.plan.url(key, language)

    def rooted(self, target: str) -> str:
        """Return a site path with the prefix; anything else as it is."""
        return self.prefix + target if _is_site_path(target) else target

    def absolute_path(self, target: str) -> str:
        """Return the absolute URL of a site path; anything else as it is."""
        return self.root + target if _is_site_path(target) else target


def _is_site_path(target: str) -> bool:
    return target.startswith("/") and not target.startswith("//")
