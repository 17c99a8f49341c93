"""A second process that shares the published files with the next tree while the pages are drawn.

It only saves time: whatever it leaves undone, or does wrongly, `mirror` sees to afterwards.
"""

import os
import signal

from bulletin.write.mirror import mirror
from bulletin.write.swap import call

CAN_FORK = hasattr(os, "fork")
_PR_SET_PDEATHSIG = 1  # Linux, <linux/prctl.h>


def begin(source: str, tree: str) -> int:
    """Start to make `tree` the mirror of `source` as it is now; return the process's number."""
    parent = os.getpid()
    process = os.fork()
    if process:
        return process
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone decides about Ctrl-C
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() == parent:
            for _ in mirror(source, tree, ()):
                pass
    finally:
        os._exit(0)  # nothing of the parent's may be closed or flushed here


def end(process: int, *, at_once: bool) -> None:
    """Wait until the process has ended, or end it."""
    if at_once:
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
