"""disk → Inputs: the only reader of the site's files."""

from bulletin.read.files import attachment_bytes
from bulletin.read.snapshot import Reader, read

__all__ = ["Reader", "attachment_bytes", "read"]
