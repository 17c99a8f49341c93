"""Findings as text for people, as JSON, as GitHub annotations and as SARIF."""

from collections.abc import Callable

from bulletin.cli.report.common import Report
from bulletin.cli.report.github import github
from bulletin.cli.report.machine import as_json, sarif
from bulletin.cli.report.text import as_text, text

__all__ = ["FORMATS", "Report", "text"]

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
