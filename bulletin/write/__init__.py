"""Outputs → public/: the only writer. Staged, swapped in whole, only what changed is written.

Beside the target `public/` lies `.public.generations/`, which holds the lock of the turn, the
list of files the program wrote, the tree being staged, and the last trees that were published,
for readers that still have them open. It may be deleted when no build runs.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from bulletin.model.output import Output
from bulletin.model.plan import Copy
from bulletin.write.apart import require_apart
from bulletin.write.live import LiveStaging, Standing
from bulletin.write.marks import File, Marked
from bulletin.write.place import Places, put, put_copy
from bulletin.write.staging import Published, Staging
from bulletin.write.standing import standing_files
from bulletin.write.tree import state_of

__all__ = [
    "File",
    "LiveStaging",
    "Marked",
    "Places",
    "Published",
    "Staging",
    "Standing",
    "publish",
    "put",
    "put_copy",
    "require_apart",
    "standing_files",
    "state_of",
]


def publish(
    outputs: Iterable[Output],
    copies: Iterable[Copy],
    *,
    site: Path,
    target: Path,
    waiting: Callable[[], None] = lambda: None,
) -> Published:
    """Make `target` hold exactly these outputs and copies, and files that others put there.

    Both are read once and not kept. Whatever they raise leaves the target as it was. `waiting`
    is called when another build has its turn.

    Raises:
        BulletinError: the target can't be written; it is as it was.
    """
    with Staging(target, waiting=waiting) as staging:
        for output in outputs:
            staging.add(output)
        for copy in copies:
            staging.add_copy(site, copy)
        return staging.publish()
