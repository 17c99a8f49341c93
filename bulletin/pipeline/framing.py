"""The pages' keys, and the frames of those that show stories' texts, kept for the next edit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, make_dataclass

import msgspec

from bulletin.memo import Memo, decoded, digest
from bulletin.model.alignment import SideBySideView
from bulletin.model.inputs import Sources
from bulletin.model.machine import FeedView, MarkdownView
from bulletin.model.plan import Page, Plan
from bulletin.model.views import ArticleView
from bulletin.plan.frames import framed, texts_shown
from bulletin.program import program_digest

_BATCH = 256  # frames that are put into the store at a time
_APART = b"\0"
_SHAPES: dict[
    str, type
] = {  # what msgspec needs told of a page, since a view may be one of many nouns
    view.__name__: make_dataclass("Framed", [("view", view)], bases=(Page,), frozen=True)
    for view in (ArticleView, FeedView, MarkdownView, SideBySideView)
}


@dataclass(slots=True)
class Keyed:
    """What names each page's answer, and by path of a text the keys of the frames that show it."""

    pages: list[bytes] = field(default_factory=list)
    frames: dict[str, list[bytes]] = field(default_factory=dict)


def keyed(plan: Plan, content: Sources, memo: Memo, templates: bytes) -> Keyed:
    """Return the keys of all pages: digests of their frames and of the texts that they show."""
    encoder = msgspec.msgpack.Encoder()
    program = program_digest()
    shared = digest(b"page", program, templates, encoder.encode(_shared_by_all(plan)))
    found = Keyed()
    fresh: list[tuple[bytes, bytes]] = []
    for page in plan.pages:
        texts = texts_shown(page.view)
        kind = type(page.view).__name__.encode()
        frame = kind + _APART + encoder.encode(framed(page) if texts else page)
        name = digest(b"frame", program, frame)
        found.pages.append(digest(shared, name, *(content.digest(path) for path in texts)))
        if texts and not memo.lasts:
            fresh.append((name, frame))
            for path in texts:
                found.frames.setdefault(path, []).append(name)
            if len(fresh) >= _BATCH:
                memo.add(fresh)
                fresh.clear()
    memo.add(fresh)
    return found


def frames(memo: Memo, names: Iterable[bytes]) -> Iterator[Page | None]:
    """Yield the pages of these keys without their texts; None for what was not kept."""
    wanted = list(names)
    known = memo.get(wanted)
    for name in wanted:
        kind, _, frame = known.get(name, b"").partition(_APART)
        shape = _SHAPES.get(kind.decode("ascii", "replace"))
        page = decoded(frame, msgspec.msgpack.Decoder(shape)) if shape else None
        yield (
            Page(**{each.name: getattr(page, each.name) for each in fields(Page)}) if page else None
        )


def template_digest(templates: Mapping[str, bytes]) -> bytes:
    """Return the digest of all templates and their assets."""
    return digest(
        *(part for name in sorted(templates) for part in (name.encode(), templates[name]))
    )


def _shared_by_all(plan: Plan) -> object:
    """Return what every page's drawing depends on besides the page itself.

    Any page may link to those that stand for no story.
    """
    standing = {
        language: sorted(key for key in keys if key.count("/") <= 1)
        for language, keys in plan.keys.items()
    }
    return plan.site, plan.navigation, plan.footer, plan.glossary, standing
