"""Changes to a finished DOCX that leave every letter where it is, and hide it from the eye or show others."""

from __future__ import annotations

import random

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Body = etree._Element

FAINT = (
    ("color", {"val": "FFFFFF"}),
    ("color", {"val": "D0D0D0"}),
    ("color", {"val": "000000", "themeColor": "background1"}),
    ("sz", {"val": "2"}),
    ("w", {"val": "1"}),
    ("shd", {"val": "clear", "fill": "000000"}),
    ("highlight", {"val": "black"}),
)


def texts(body: Body) -> list[Body]:
    """The elements that hold letters."""
    return [text for text in body.iter(f"{W}t") if (text.text or "").strip()]


def _look(body: Body, chance: random.Random) -> Body:
    """The look of a run."""
    run = chance.choice(texts(body)).getparent()
    assert run is not None
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    return look


def a_font(body: Body, chance: random.Random) -> None:
    """A run asks for another font."""
    look = _look(body, chance)
    fonts = etree.SubElement(look, f"{W}rFonts")
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(f"{W}{slot}", chance.choice(["Arial", "Calibri", "Comic Sans MS"]))


def a_hidden_run(body: Body, chance: random.Random) -> None:
    """Letters are hidden or struck out."""
    etree.SubElement(_look(body, chance), f"{W}{chance.choice(['vanish', 'strike', 'dstrike'])}")


def a_faint_run(body: Body, chance: random.Random) -> None:
    """Letters are white, tiny, squeezed, or on black ground."""
    name, values = chance.choice(FAINT)
    look = etree.SubElement(_look(body, chance), f"{W}{name}")
    for attribute, value in values.items():
        look.set(f"{W}{attribute}", value)


def a_watermark(body: Body, chance: random.Random) -> None:
    """A drawing, as old as VML or newer, stands among the letters."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}{chance.choice(['pict', 'drawing', 'object'])}")
    chance.choice(texts(body)).getparent().addprevious(run)  # type: ignore[union-attr] # it stands in a run


def a_page_without_margins(body: Body, chance: random.Random) -> None:
    """The letters run over the paper's edge."""
    margins = next(body.iter(f"{W}pgMar"))
    margins.set(f"{W}{chance.choice(['left', 'right', 'top', 'bottom'])}", chance.choice(["0", "-9000", "99999"]))


def a_frame_off_the_page(body: Body, chance: random.Random) -> None:
    """A paragraph lies where nobody sees it."""
    paragraph = next(chance.choice(texts(body)).iterancestors(f"{W}p"))
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    etree.SubElement(properties, f"{W}framePr").set(f"{W}x", "99999")


def a_raised_run(body: Body, chance: random.Random) -> None:
    """Letters are raised: 512 becomes 51²."""
    etree.SubElement(_look(body, chance), f"{W}vertAlign").set(f"{W}val", "superscript")


def a_style_that_hides(parts: dict[str, bytes], chance: random.Random) -> None:
    """A style in use, or one that it rests on, hides its letters."""
    styles = etree.fromstring(parts["word/styles.xml"])
    names = ("Normal", "heading 2", "Текст таблиці", "Таблиця документа", "Розділ таблиці")
    named = {one.find(f"{W}name").get(f"{W}val"): one for one in styles.iter(f"{W}style")}  # type: ignore[union-attr] # each has a name
    style = named[chance.choice([name for name in names if name in named])]
    name, values = chance.choice([*FAINT, ("vanish", {}), ("strike", {})])
    look = etree.SubElement(etree.SubElement(style, f"{W}rPr"), f"{W}{name}")
    for attribute, value in values.items():
        look.set(f"{W}{attribute}", value)
    parts["word/styles.xml"] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)


def a_header(parts: dict[str, bytes], chance: random.Random) -> None:
    """A header shows more than a number."""
    foreign = chance.choice([b"<w:t>x</w:t>", b"<w:pict/>", b"<w:drawing/>", b"<w:sym/>"])
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:p>", b"<w:r>" + foreign + b"</w:r></w:p>")
