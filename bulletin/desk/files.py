"""Files of the site, read and written for editors: whole or not at all."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from bulletin.model.finding import BulletinError


def write(file: Path, content: bytes, *, instead_of: bytes | None) -> None:
    """Replace a file's content in one step, keeping its mode; it must still hold `instead_of`.

    A file that did not exist must still not exist.
    """
    if instead_of is None:
        _create(file, content)
        return
    if file.is_symlink() or file.read_bytes() != instead_of:
        raise _changed(file)
    mode = stat.S_IMODE(file.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=".bulletin-", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _create(file: Path, content: bytes) -> None:
    try:
        stream = file.open("xb")
    except FileExistsError:
        raise _changed(file) from None
    try:
        with stream:
            stream.write(content)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise


def _changed(file: Path) -> BulletinError:
    return BulletinError(
        f"{file} 刚刚被别的程序改过，没有写入；请再运行一次",
        f"{file} was changed by another program just now and was left alone; run it again",
        exit_code=1,
    )
