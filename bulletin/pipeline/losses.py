"""What is said of a file whose worker process died or took too long."""

from bulletin.model.finding import Finding, Message, Place
from bulletin.model.rules import broken
from bulletin.workers import Lost


def lost_finding(path: str, lost: Lost) -> Finding:
    """Return the finding for a file that could not be processed."""
    return broken(
        place=Place(path),
        rule="too-costly",
        message=Message(
            f"处理这个文件时进程中断（{lost.why}）。",
            f"the file could not be processed: {lost.why}",
        ),
    )
