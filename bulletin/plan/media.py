"""The files that texts name: pictures in the forms that readers get, all others as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from bulletin.model.article import Target
from bulletin.model.finding import Place
from bulletin.model.library import Library
from bulletin.model.picture import Picture, PictureFacts, PictureFile, PlannedPicture
from bulletin.model.plan import Copy
from bulletin.plan.destinations import is_internal, media_path
from bulletin.plan.shelf import Shelf

WIDTHS = (480, 800, 1200)  # pixels; never enlarged
_MOST_HEIGHT = 16_383  # of WebP
_SUFFIXES = {"jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif", "svg": "svg"}


@dataclass(slots=True)
class Media:
    """Files to copy, pictures to make, and where each source is published."""

    copies: list[Copy] = field(default_factory=list)
    pictures: list[PlannedPicture] = field(default_factory=list)

    @property
    def files(self) -> dict[str, str]:
        """The path under public/ that a link to a source leads to; of a picture, the largest."""
        shown = {each.source: each.picture.largest.output for each in self.pictures if each.picture}
        broken = {each.source: media_path(each.source) for each in self.pictures}
        return broken | shown | {copy.source: copy.output for copy in self.copies}

    @property
    def by_url(self) -> dict[str, Picture]:
        """The pictures by the site path that links to them are given."""
        return {
            "/" + quote(each.picture.largest.output): each.picture
            for each in self.pictures
            if each.picture
        }

    @property
    def published(self) -> Iterator[str]:
        """Every path under public/ that is a file of these."""
        yield from (copy.output for copy in self.copies)
        for each in self.pictures:
            if each.picture:
                yield from (file.output for file in each.picture.files)


def plan_media(library: Library, shelf: Shelf) -> Media:
    """Plan the files that a text or a lead picture names, and no others."""
    media = Media()
    named: dict[str, list[Place]] = {}
    for source, use in _uses(library, shelf):
        named.setdefault(source, []).append(use)
    taken: set[str] = set()
    for source in sorted(named):
        found = library.attachments[source]
        facts = library.pictures.get(source)
        if facts is None:
            media.copies.append(Copy(source, media_path(source), found.digest))
            continue
        picture = _picture(source, found.digest, facts)
        if picture and picture.largest.output in taken:
            continue  # the same bytes twice, under names that differ in their suffix
        if picture:
            taken.add(picture.largest.output)
        media.pictures.append(
            PlannedPicture(source, found.digest, facts, tuple(named[source]), picture)
        )
    return media


def _uses(library: Library, shelf: Shelf) -> Iterator[tuple[str, Place]]:
    """Yield the files beside texts that are named, and where."""
    for story in shelf.stories:
        folder = f"content/{story.key}"
        lead = story.facts.lead
        for version in story.versions.values():
            targets = list(version.targets)
            if lead and "lead.file" in version.marks:
                targets.append(Target(quote(lead.file), *version.marks["lead.file"]))
            yield from _beside(folder, version.path, targets, library)
    for page in library.pages:
        for text in page.texts.values():
            yield from _beside(f"content/pages/{page.key}", text.path, text.targets, library)
    for key, texts in library.introductions.items():
        for text in texts.values():
            yield from _beside(f"content/{key}", text.path, text.targets, library)


def _beside(
    folder: str, path: str, targets: Iterable[Target], library: Library
) -> Iterator[tuple[str, Place]]:
    for target in targets:
        source = folder + unquote(target.url).removeprefix("./")
        if is_internal(target.url) and source in library.attachments:
            yield source, Place(path, target.line, target.column)


def _picture(source: str, digest: str, facts: PictureFacts) -> Picture | None:
    """Return the files of a picture; their names change with its bytes and may be cached."""
    if facts.fault is not None:
        return None
    stem = media_path(source).rpartition(".")[0]

    def file(name: str, width: int) -> PictureFile:
        height = min(_MOST_HEIGHT, max(1, round(facts.height * width / facts.width)))
        sized = f"{stem}-{width}.{digest[:8]}.{_SUFFIXES[name]}"
        return PictureFile(sized, name, width, height)

    if facts.format == "svg":
        return Picture((file("svg", facts.width),))
    widest = max(1, min(facts.width, facts.width * _MOST_HEIGHT // facts.height))
    widths = sorted({min(width, widest) for width in WIDTHS})
    formats = ("avif", "webp", "png" if facts.has_alpha else "jpeg")
    return Picture(tuple(file(name, width) for name in formats for width in widths))
