"""One built site for all tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.accessibility.rich import rich_site
from tests.builder import Built
from tests.served import served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with everything."""
    return rich_site(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="session")
def address(site: Built) -> Iterator[str]:
    """Where it is served."""
    with served(site.public) as url:
        yield url
