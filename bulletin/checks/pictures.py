"""Picture files that readers would not see, or not as they are called."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.model.finding import NO_MESSAGE, Finding, Message, Place
from bulletin.model.picture import MOST_BYTES, PictureFault, PlannedPicture, most_pixels
from bulletin.model.plan import Plan
from bulletin.model.rules import broken

_SUFFIXES = {
    "jpeg": (".jpg", ".jpeg"),
    "png": (".png",),
    "webp": (".webp",),
    "gif": (".gif",),
    "avif": (".avif",),
    "svg": (".svg",),
}
_NAMES = {"jp2": "JPEG 2000"}
_EXPORT = Message(
    "请另存为 JPEG 或 PNG，再放进来。", "Replace it with a JPEG or PNG exported from it."
)


@dataclass(frozen=True, slots=True)
class _Wrong:
    rule: str
    message: Message
    hint: Message = NO_MESSAGE


def picture_files(plan: Plan) -> Iterator[Finding]:
    """Yield pictures that are broken, too large, unsafe or called what they are not."""
    for planned in plan.pictures:
        for wrong in _wrong(planned):
            for use in planned.uses:
                yield broken(
                    use, wrong.rule, wrong.message, wrong.hint, related=(Place(planned.source),)
                )


def _wrong(planned: PlannedPicture) -> Iterator[_Wrong]:
    facts, name = planned.facts, planned.source.rpartition("/")[2]
    if facts.fault is not None:
        yield _fault(facts.fault, name, facts.format, facts.detail)
        return
    if not name.lower().endswith(_SUFFIXES[facts.format]):
        right = name.rpartition(".")[0] + _SUFFIXES[facts.format][0]
        kind = facts.format.upper()
        yield _Wrong(
            "picture-mislabelled",
            Message(f"{name} 其实是 {kind} 图片。", f"{name} is in fact a {kind} picture"),
            Message(f"把文件改名为 {right}。", f"Rename the file to {right}."),
        )
    if facts.is_animated:
        yield _Wrong(
            "picture-animated",
            Message(
                f"{name} 是动图，网页上只显示第一帧。",
                f"{name} is animated; pages show its first frame only",
            ),
            Message("换成一张静态图片。", "Use a still picture."),
        )


def _fault(fault: PictureFault, name: str, kind: str, detail: str) -> _Wrong:
    match fault:
        case PictureFault.TOO_MANY_BYTES:
            message = Message(
                f"{name} 太大：一张图片至多 {MOST_BYTES >> 20} MiB（SVG 2 MiB）。",
                f"{name} is too large: a picture may have {MOST_BYTES >> 20} MiB, an SVG 2 MiB",
            )
            hint = Message("请缩小后再放进来。", "Replace it with a smaller one.")
            return _Wrong("picture-too-large", message, hint)
        case PictureFault.TOO_MANY_PIXELS:
            most = most_pixels(kind)
            message = Message(
                f"{name} 的像素太多：至多 {most // 10_000} 万像素。",
                f"{name} has too many pixels: {most // 1_000_000} million is the limit",
            )
            hint = Message("宽 2400 像素就够用。", "A width of 2,400 pixels is plenty.")
            return _Wrong("picture-too-large", message, hint)
        case PictureFault.BROKEN:
            what = "缺少 viewBox 或宽高" if detail else "文件不完整或已损坏"
            why = "it has neither viewBox nor width and height" if detail else "part of it is lost"
            message = Message(f"{name} 打不开：{what}。", f"{name} can't be opened: {why}")
            hint = Message("请换上完好的文件。", "Replace it with an intact copy.")
            return _Wrong("picture-broken", message, hint)
        case PictureFault.NOT_FOR_THE_WEB:
            shown = _NAMES.get(kind, kind.upper())
            message = Message(
                f"{name} 是 {shown} 图片，浏览器显示不了。",
                f"{name} is a {shown} picture, which browsers do not show",
            )
            return _Wrong("picture-format", message, _EXPORT)
        case PictureFault.NO_PICTURE:
            message = Message(f"{name} 不是图片。", f"{name} is not a picture")
            return _Wrong("picture-format", message, _EXPORT)
        case PictureFault.UNSAFE:
            message = Message(
                f"{name} 里有不能发布的内容：{detail}。",
                f"{name} holds what may not be published: {detail}",
            )
            hint = Message(
                "用绘图软件另存为“纯 SVG”，或导出为 PNG。",
                "Save it as plain SVG in the drawing program, or export it as PNG.",
            )
            return _Wrong("picture-unsafe", message, hint)
