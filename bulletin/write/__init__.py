"""Outputs → public/: the only writer. Staged, swapped in whole, only what changed is written.

Beside the target `public/` lies `.public.generations/`, which holds the lock of the turn, the
list of files the program wrote, the tree being staged, and the last trees that were published,
for readers that still have them open. It may be deleted when no build runs.
"""

from bulletin.write.apart import require_apart
from bulletin.write.live import LiveStaging, Standing
from bulletin.write.marks import File, Marked
from bulletin.write.staging import Published, Staging
from bulletin.write.standing import standing_files
from bulletin.write.tree import state_of

__all__ = [
    "File",
    "LiveStaging",
    "Marked",
    "Published",
    "Staging",
    "Standing",
    "require_apart",
    "standing_files",
    "state_of",
]
