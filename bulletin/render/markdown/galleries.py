"""Pictures that follow each other, with no words between them, stand side by side."""

from xml.etree.ElementTree import Element, SubElement


def figure_of(picture: Element) -> Element:
    """Return a figure that holds a picture, with its title as the caption if it has one."""
    figure = Element("figure")
    caption = picture.attrib.pop("title", "")
    picture.tail = None
    figure.append(picture)
    if caption:
        SubElement(figure, "figcaption").text = caption
    return figure


def make_galleries(root: Element) -> None:
    """Put each run of two or more pictures among the blocks of a body into a gallery."""
    run: list[Element] = []
    for block in [*root, Element("end")]:
        if _pictures(block):
            run.append(block)
            continue
        if sum(len(_pictures(each)) for each in run) > 1:
            _gather(root, run)
        run = []


def _pictures(block: Element) -> list[Element]:
    """Return the pictures of a block that holds nothing else."""
    if block.tag == "figure":
        return [block] if block.find("img") is not None else []
    has_words = (block.text or "").strip() or any((each.tail or "").strip() for each in block)
    if block.tag != "p" or has_words or any(each.tag != "img" for each in block):
        return []
    return list(block)


def _gather(root: Element, run: list[Element]) -> None:
    gallery = Element("div", {"class": "gallery"})
    gallery.tail = "\n"
    for block in run:
        for each in _pictures(block):
            gallery.append(each if each.tag == "figure" else figure_of(each))
        block.tail = None
    root[list(root).index(run[0])] = gallery
    for block in run[1:]:
        root.remove(block)
