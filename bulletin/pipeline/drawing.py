"""Pages → files, through the memo and all cores: what is known and stands is left alone."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bulletin.memo import digest
from bulletin.model.body import Body
from bulletin.model.finding import BulletinError, Message
from bulletin.model.output import Output, Rendered
from bulletin.model.plan import Page, Plan
from bulletin.model.site import Language
from bulletin.program import program_digest
from bulletin.remember import Aside, Batch
from bulletin.render import Renderer
from bulletin.write import File, Staging

_RECENT = 64  # bodies at hand that the store may not hold yet


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is remembered of a page: its file, and what its bodies hold for the checks.

    The bytes themselves are not kept a second time: they stand in the published site, where
    `digest` (SHA-256 in hex) recognises them, or are drawn again from the remembered bodies.
    """

    path: str
    size: int
    digest: str
    ids: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    fault: Message | None = None  # why a text of the page can't be drawn

    @property
    def files(self) -> tuple[File, ...]:
        """Return the page's file; none where a text of it can't be drawn."""
        return () if self.fault else ((self.path, self.size, self.digest),)

    def as_rendered(self) -> Rendered:
        """Return it as the checks see it, without content."""
        return Rendered(Output(self.path, b""), self.ids, self.anchors, self.unresolved)


def page_batch(
    plan: Plan,
    templates: Mapping[str, bytes],
    keys: Sequence[bytes],
    folder: Path | None,
    staging: Staging | None,
) -> Batch[Page, Drawn]:
    """Return the drawing of every page, staged or, where there is no staging, only drawn.

    `keys` name the pages' answers; `folder` is that of the store.
    """
    items = list(zip(keys, plan.pages, strict=True))
    aside = Aside(folder)
    renderer = Renderer(plan, templates, _Bodies(aside, digest(b"body", program_digest())))
    task = _Task(renderer, staging)
    return Batch(task, items, Drawn, _holds(staging), aside.give_up, prepare=renderer.prepare)


def _holds(staging: Staging | None) -> Callable[[Drawn], bool]:
    if staging is None:
        return lambda _drawn: True
    return lambda drawn: staging.stands(drawn.path, drawn.size, drawn.digest)


class _Task:
    """What a worker does with a page: draw it, write its file, tell about it."""

    def __init__(self, renderer: Renderer, staging: Staging | None) -> None:
        self._renderer = renderer
        self._staging = staging

    def __call__(self, page: Page) -> Drawn:
        try:
            rendered = self._renderer.render(page)
        except BulletinError as error:
            if error.exit_code != 1:
                raise
            return Drawn(page.output, 0, "", fault=error.message)
        output = rendered.output
        if self._staging is not None:
            self._staging.put(output)
        return Drawn(
            output.path,
            len(output.content),
            hashlib.sha256(output.content).hexdigest(),
            rendered.ids,
            rendered.anchors,
            rendered.unresolved,
        )


class _Bodies:
    """The Markdown engine, and the answers it gave before to this or another process."""

    def __init__(self, aside: Aside, common: bytes) -> None:
        self._aside = aside
        self._common = common
        self._recent: dict[bytes, Body] = {}  # a pair's texts stand on four pages in a row
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Body)

    def __call__(
        self, text: str, language: Language, links: Mapping[str, str], **labels: str | int
    ) -> Body:
        """Render a body, or recall it."""
        asked = self._encoder.encode((text, language, sorted(links.items()), labels))
        key = digest(self._common, asked)
        known = self._recent.get(key) or self._aside.memo.recall(key, self._decoder)
        if known is not None:
            return known
        from bulletin.render.markdown import render_body  # noqa: PLC0415 - unused where all is known

        body = render_body(text, language, links, **labels)  # type: ignore[arg-type]
        self._aside.keep(key, self._encoder.encode(body))
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[key] = body
        return body
