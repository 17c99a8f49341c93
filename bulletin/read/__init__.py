"""disk → Inputs: the only reader of the site's files."""

from bulletin.read.snapshot import Reader, read

__all__ = ["Reader", "read"]
