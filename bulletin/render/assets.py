"""Style sheets, scripts and icons, published under names that change with their content."""

import hashlib
from collections.abc import Iterable, Mapping

from bulletin.model.output import Output

FOLDER = "assets/"


def asset_outputs(templates: Mapping[str, bytes]) -> tuple[Output, ...]:
    """Return every file of templates/assets/ under its fingerprinted name."""
    return tuple(
        Output(asset_path(name, templates[name]), templates[name]) for name in _assets(templates)
    )


def asset_paths(templates: Mapping[str, bytes]) -> dict[str, str]:
    """Return the published path of each asset by the name that templates use: `site.css`."""
    return {
        name.removeprefix(FOLDER): asset_path(name, templates[name]) for name in _assets(templates)
    }


def asset_path(name: str, content: bytes) -> str:
    """Return assets/site.3fa9c1d2.css for assets/site.css: the name may be cached for ever."""
    folder, slash, file = name.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:8]
    named = f"{stem}.{digest}.{suffix}" if dot else f"{file}.{digest}"
    return f"{folder}{slash}{named}"


def _assets(templates: Mapping[str, bytes]) -> Iterable[str]:
    return (name for name in sorted(templates) if name.startswith(FOLDER))
