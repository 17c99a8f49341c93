"""Files that commands write for editors are whole, or as they were."""

import os
from pathlib import Path

import pytest

from bulletin.desk.files import write
from bulletin.model.finding import BulletinError


@pytest.mark.parametrize("before", [None, b"before"])
def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path, before: bytes | None) -> None:
    """A new file as well as one that is renewed; the editor is told."""
    file = tmp_path / "file"
    file.write_bytes(b"theirs")
    with pytest.raises(BulletinError, match="changed by another program"):
        write(file, b"ours", instead_of=before)
    assert file.read_bytes() == b"theirs"


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX systems")
@pytest.mark.parametrize("before", [None, b"before"])
def test_a_disk_that_fills_up_leaves_no_half_of_a_file(
    tmp_path: Path, before: bytes | None
) -> None:
    """What stood there stands; what did not is not there."""
    import resource  # noqa: PLC0415 - not on Windows

    file = tmp_path / "file"
    if before is not None:
        file.write_bytes(before)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            write(file, bytes(1 << 17), instead_of=before)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    left = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert left == ({} if before is None else {"file": before})
