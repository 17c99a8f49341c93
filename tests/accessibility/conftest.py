"""One built site for all tests of this folder."""

import pytest

from tests.accessibility.rich import rich_site
from tests.builder import Built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with everything."""
    return rich_site(tmp_path_factory.mktemp("rich"))
