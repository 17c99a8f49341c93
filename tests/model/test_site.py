"""The site's own clock."""

import datetime as dt
import time

import pytest

from bulletin.model.site import Site

SITE = Site("https://bulletin.example.org/", "Asia/Shanghai", (), (), (), "")


@pytest.mark.parametrize("written", ["2024-09-27T08:30", "2024-09-27T00:30+00:00"])
@pytest.mark.parametrize("machine", ["UTC", "America/New_York"])
def test_a_moment_without_offset_is_meant_in_the_site_s_zone(
    written: str, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the zone of the machine; one with an offset stays the same moment."""
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    local = SITE.local(dt.datetime.fromisoformat(written))
    monkeypatch.undo()
    time.tzset()
    assert local.isoformat() == "2024-09-27T08:30:00+08:00"
