"""disk → Inputs: the only reader of the site's files."""

from bulletin.read.snapshot import read

__all__ = ["read"]
