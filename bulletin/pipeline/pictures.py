"""Pictures through the memo and all cores: each original is read once, and its files made once."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bulletin.memo import Memo, digest
from bulletin.model.inputs import Attachment
from bulletin.model.output import Output
from bulletin.model.picture import (
    MOST_BYTES,
    WEB_SUFFIXES,
    PictureFacts,
    PictureFault,
    PictureFile,
    PlannedPicture,
)
from bulletin.read import attachment_bytes
from bulletin.remember import Aside, Batch, remembered
from bulletin.workers import Lost
from bulletin.write import Staging

_NOT_FOR_THE_WEB = (".heic", ".heif", ".tif", ".tiff", ".bmp")
_CODE = ("render/images.py", "render/svg.py", "model/picture.py")
_AT_LEAST = 2  # pictures that are worth a second process


@dataclass(frozen=True, slots=True)
class _Made:
    """The files that were made of a picture: size and SHA-256 (in hex) of each."""

    files: tuple[tuple[str, int, str], ...]


def inspect_pictures(
    attachments: dict[str, Attachment], site: Path, memo: Memo, jobs: int
) -> dict[str, PictureFacts]:
    """Return what each picture file beside a text holds, by its path."""
    found = [
        each
        for path, each in attachments.items()
        if path.lower().endswith(WEB_SUFFIXES + _NOT_FOR_THE_WEB)
    ]
    if not found:
        return {}
    common = _code_digest()

    def inspect(attachment: Attachment) -> PictureFacts:
        if attachment.size > MOST_BYTES:
            return PictureFacts(fault=PictureFault.TOO_MANY_BYTES)
        from bulletin.render.images import inspect  # noqa: PLC0415 - unused where all is known

        return inspect(attachment_bytes(site, attachment))

    items = [(digest(b"picture", common, each.digest.encode()), each) for each in found]
    answers = remembered(memo, Batch(inspect, items, PictureFacts), jobs, _AT_LEAST)
    return {
        found[index].path: answer if isinstance(answer, PictureFacts) else PictureFacts()
        for index, answer in answers
    }


def stage_pictures(  # noqa: PLR0913 - whose pictures, where from, where to; named at the call
    pictures: tuple[PlannedPicture, ...],
    *,
    attachments: dict[str, Attachment],
    site: Path,
    memo: Memo,
    jobs: int,
    staging: Staging,
) -> Iterator[tuple[str, Lost]]:
    """Make and stage the files of every picture; yield the sources of those that got lost."""
    shown = [each for each in pictures if each.picture is not None]
    if not shown:
        return
    common = _code_digest()
    aside = Aside(memo.folder)
    task = _Making(attachments, site, aside, common, staging)
    items = [
        (digest(b"pictures", common, msgspec.msgpack.encode((each.digest, each.picture))), each)
        for each in shown
    ]
    batch = Batch(
        task,
        items,
        _Made,
        holds=lambda made: all(staging.stands(*file) for file in made.files),
        aside=aside.give_up,
    )
    for index, answer in remembered(memo, batch, jobs, _AT_LEAST):
        if isinstance(answer, Lost):
            yield shown[index].source, answer
        else:
            for path, size, _ in answer.files:
                staging.take(path, size)


class _Making:
    """What a worker does with a picture: make its files, or recall them, and write them."""

    def __init__(
        self,
        attachments: dict[str, Attachment],
        site: Path,
        aside: Aside,
        common: bytes,
        staging: Staging,
    ) -> None:
        self._attachments = attachments
        self._site = site
        self._aside = aside
        self._common = common
        self._staging = staging

    def __call__(self, planned: PlannedPicture) -> _Made:
        files = planned.picture.files if planned.picture else ()
        keys = [self._key(planned.digest, file) for file in files]
        contents = self._recalled(keys) or self._make(planned, files, keys)
        for file, content in zip(files, contents, strict=True):
            self._staging.put(Output(file.output, content))
        return _Made(
            tuple(
                (file.output, len(content), hashlib.sha256(content).hexdigest())
                for file, content in zip(files, contents, strict=True)
            )
        )

    def _make(
        self, planned: PlannedPicture, files: tuple[PictureFile, ...], keys: list[bytes]
    ) -> tuple[bytes, ...]:
        from bulletin.render.images import make_files  # noqa: PLC0415 - as above

        original = attachment_bytes(self._site, self._attachments[planned.source])
        contents = make_files(original, files)
        for key, content in zip(keys, contents, strict=True):
            self._aside.keep(key, content)
        return contents

    def _recalled(self, keys: list[bytes]) -> tuple[bytes, ...]:
        """Return the files as they were made before, or none where any is missing."""
        known = self._aside.memo.get(keys)
        return tuple(known[key] for key in keys) if len(known) == len(keys) else ()

    def _key(self, original: str, file: PictureFile) -> bytes:
        wanted = (original, file.format, file.width, file.height)
        return digest(b"file", self._common, msgspec.msgpack.encode(wanted))


def _code_digest() -> bytes:
    """Return the digest of the code that reads and makes pictures: other changes spare them."""
    from importlib.metadata import version  # noqa: PLC0415 - long to load, and few have pictures

    folder = Path(__file__).parent.parent
    return digest(version("pillow").encode(), *((folder / name).read_bytes() for name in _CODE))
