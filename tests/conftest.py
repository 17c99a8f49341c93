"""What all tests share: each is made once for each process of pytest."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.builder import ROOT, Built, SiteBuilder
from tests.served import served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; tests open contexts of their own."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of this repository, as a strict build publishes it; tests only look at it."""
    builder = SiteBuilder(tmp_path_factory.mktemp("real"))
    shutil.copytree(ROOT / "content", builder.root / "content", dirs_exist_ok=True)
    shutil.copy(ROOT / "config.yaml", builder.root)
    built = builder.run("--strict")
    assert built.status == 0, built.out + built.err
    return built


@pytest.fixture(scope="session")
def real_address(real_site: Built) -> Iterator[str]:
    """Where that site is served."""
    with served(real_site.public) as url:
        yield url
