"""What the operating system refused, in words for the person at the keyboard."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.model.finding import BulletinError, Message

_NAMED = 5  # files named in a message
_WORDS = (
    (
        frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}),
        Message(
            "磁盘空间不够或超出配额。请腾出空间，再构建一次；原有页面没有变动。",
            "the disk or the quota is full. Make room and build again; the old site is untouched.",
        ),
        3,
    ),
    (
        frozenset({errno.EMFILE, errno.ENFILE}),
        Message(
            "打开的文件已到系统上限。请用 ulimit -n 调高上限，再构建一次；原有页面没有变动。",
            "the system allows no more open files. Raise the limit with ulimit -n and build again;"
            " the old site is untouched.",
        ),
        3,
    ),
    (
        frozenset({errno.EACCES, errno.EPERM}),
        Message(
            "没有权限改动它或它所在的目录。请改权限，或用 --out 另选目录。",
            "there is no permission to change it or the folder it lies in. Grant it, or choose"
            " another folder with --out.",
        ),
        2,
    ),
    (
        frozenset({errno.EROFS}),
        Message(
            "所在的磁盘是只读的。请用 --out 另选目录。",
            "the disk is read-only. Choose another folder with --out.",
        ),
        2,
    ),
    (
        frozenset({errno.EXDEV, errno.EBUSY}),
        Message(
            "系统不能整体替换这个目录（挂载点，或正被占用）。请用 --out 选它里面的子目录。",
            "the system can't replace this folder as a whole (a mount point, or in use). Choose a"
            " folder inside it with --out.",
        ),
        2,
    ),
)


@contextmanager
def in_plain_words(target: str) -> Iterator[None]:
    """Turn what the system refuses inside the block into one plain error about `target`."""
    try:
        yield
    except OSError as fault:
        raise plain(fault, target) from fault


def plain(fault: OSError, target: str) -> BulletinError:
    """Return the error that says why `target` could not be published."""
    for codes, words, exit_code in _WORDS:
        if fault.errno in codes:
            return BulletinError(
                f"写不了 {target}：{words.zh}", f"{target} can't be written: {words.en}", exit_code
            )
    detail = f"{fault.strerror or fault} ({fault.filename or target})"
    return BulletinError(
        f"写不了 {target}：{detail}。", f"{target} can't be written: {detail}.", exit_code=3
    )


def refused(target: str, zh: str, en: str) -> BulletinError:
    """Return the error for a target that can't be what it should be."""
    return BulletinError(f"{target} {zh}", f"{target} {en}", exit_code=2)


def claimed_twice(path: str) -> BulletinError:
    """Make the error for two outputs of one path."""
    return BulletinError(
        f"程序出错：两个页面要写入同一个文件 {path}。",
        f"A fault of the program: two pages would write the same file, {path}.",
        exit_code=3,
    )


def foreign_in_the_way(target: str, paths: list[str]) -> BulletinError:
    """Make the error for files of others that stand where outputs belong."""
    named = ", ".join(f"{target}/{path}" for path in paths[:_NAMED])
    rest = len(paths) - _NAMED
    more_zh = f" 等 {len(paths)} 个文件" if rest > 0 else ""
    more_en = f" and {rest} more" if rest > 0 else ""
    return BulletinError(
        f"{named}{more_zh}不是本程序写的，构建会覆盖它。请移走它，或用 --out 另选目录。",
        f"Not written by this program, and the build would overwrite it: {named}{more_en}."
        " Move it away or choose another folder with --out.",
    )
