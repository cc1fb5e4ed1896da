"""Changes of a finished PDF that leave every letter and tag where it is, and let the eye see something else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf

from tests.pdf.damage import link
from tests.pdf.ink import Shown, alphabet, read, texts, write

Words = Callable[[random.Random], str]


def _page(pdf: Pdf, chance: random.Random) -> pikepdf.Page:
    return chance.choice(list(pdf.pages))


def _after(pdf: Pdf, chance: random.Random, ink: str) -> str:
    """Draw something over all that a page draws."""
    page = _page(pdf, chance)
    page.contents_add(f"\n{ink}\n".encode(), prepend=False)
    return f"page {page.index + 1}: {ink}"


def _piece(pdf: Pdf, chance: random.Random, ink: str) -> str:
    """Say something before a piece of text is shown."""
    for number, page, instructions, piece in texts(pdf, chance):
        if said := read(piece.codes, alphabet(page, piece.font)).strip():
            *operands, operator = ink.split()
            numbers = [float(word) for word in operands]
            instructions.insert(_start(instructions, piece), ContentStreamInstruction(numbers, Operator(operator)))
            write(pdf, page, instructions)
            return f"page {number}: {ink} before «{said}»"
    return ""


def _start(instructions: list[ContentStreamInstruction], piece: Shown) -> int:
    """Give where the text object of a piece begins."""
    return max(place for place in range(piece.place) if str(instructions[place].operator) == "BT")


def pale_text(pdf: Pdf, chance: random.Random) -> str:
    """White, nearly white, grey, or white in another way of stating colours."""
    return _piece(pdf, chance, chance.choice(["1 1 1 rg", ".98 .99 .98 rg", ".7 .7 .7 rg", "1 g", "0 0 0 0 k"]))


def invisible_text(pdf: Pdf, chance: random.Random) -> str:
    """Drawn by a mode that paints nothing, or only cuts."""
    return _piece(pdf, chance, f"{chance.choice([3, 7])} Tr")


def text_from_elsewhere(pdf: Pdf, chance: random.Random) -> str:
    """Moved off the page, mirrored, squeezed or turned by the page's own measure."""
    measure = chance.choice(["1 0 0 1 5000 0", "-1 0 0 1 0 0", "0.01 0 0 1 0 0", "0 1 -1 0 0 0"])
    return _piece(pdf, chance, f"{measure} cm")


def tiny_text(pdf: Pdf, chance: random.Random) -> str:
    """A size that nobody can read."""
    for number, page, instructions, piece in texts(pdf, chance):
        sizes = [place for place in range(piece.place) if str(instructions[place].operator) == "Tf"]
        if read(piece.codes, alphabet(page, piece.font)).strip():
            font = instructions[sizes[-1]].operands[0]
            size = chance.choice([0.1, 1, 3.9])
            instructions[sizes[-1]] = ContentStreamInstruction([font, size], Operator("Tf"))
            write(pdf, page, instructions)
            return f"page {number}: size {size}"
    return ""


def covering_patch(pdf: Pdf, chance: random.Random) -> str:
    """A rectangle of the paper's colour or another, as no text or as nothing at all, over part of a page."""
    colour = chance.choice(["1 1 1 rg", "0 0 0 rg", ".9 g"])
    patch = chance.choice(["0 0 600 600 re f", "100 100 300 300 re f*", "0 0 m 600 0 l 600 600 l 0 600 l h f"])
    before, after = chance.choice([("", ""), ("/Artifact BMC", "EMC")])
    return _after(pdf, chance, f"{before} q {colour} {patch} Q {after}")


def covering_line(pdf: Pdf, chance: random.Random) -> str:
    """A thick white line is a patch as well."""
    return _after(pdf, chance, f"q 1 1 1 RG {chance.choice([30, 200])} w 0 300 m 800 300 l S Q")


def striking_line(pdf: Pdf, chance: random.Random) -> str:
    """A thin line runs through letters."""
    for number, page, instructions, piece in texts(pdf, chance):
        moves = [each for each in instructions[: piece.place] if str(each.operator) == "Td"]
        if read(piece.codes, alphabet(page, piece.font)).strip():
            x, y = (float(operand) for operand in moves[-1].operands)
            page.contents_add(f"\nq 0.5 w {x} {y + 3:.2f} m {x + 40} {y + 3:.2f} l S Q\n".encode(), prepend=False)
            return f"page {number}: struck at {x} {y}"
    return ""


def foreign_strokes(pdf: Pdf, chance: random.Random) -> str:
    """Letters drawn as curves, or a cross over the page."""
    return _after(pdf, chance, chance.choice(["q 0 0 m 9 9 99 99 200 200 c S Q", "q 0 0 m 600 600 l S Q"]))


def clipped_page(pdf: Pdf, chance: random.Random) -> str:
    """All but a corner is cut away before anything is drawn."""
    page = _page(pdf, chance)
    page.contents_add(chance.choice([b"0 0 100 100 re W n\n", b"9 9 400 400 re W* n\n"]), prepend=True)
    return f"page {page.index + 1}: clipped"


def cropped_page(pdf: Pdf, chance: random.Random) -> str:
    """The page is shown in part."""
    page = _page(pdf, chance)
    page.obj[chance.choice(["/CropBox", "/TrimBox"])] = Array([100, 100, 400, 400])
    return f"page {page.index + 1}: cropped"


def small_paper(pdf: Pdf, chance: random.Random) -> str:
    """The paper ends before the text does."""
    page = _page(pdf, chance)
    page.obj.MediaBox = Array([0, 0, 300, 300])
    return f"page {page.index + 1}: small"


def picture(pdf: Pdf, chance: random.Random) -> str:
    """A white picture over the page, drawn from its resources or on the spot."""
    page = _page(pdf, chance)
    image = pdf.make_stream(
        b"\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    page.obj.Resources.XObject = Dictionary(Im0=image)
    ink = chance.choice([b"/Im0 Do", b"BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"])
    page.contents_add(b"\nq 800 0 0 800 0 0 cm " + ink + b" Q\n", prepend=False)
    return f"page {page.index + 1}: picture"


def nested_forms(pdf: Pdf, chance: random.Random) -> str:
    """A patch in a form in a form."""
    page = _page(pdf, chance)
    form = pdf.make_stream(b"1 g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]))
    for _ in range(chance.randint(1, 3)):
        resources = Dictionary(XObject=Dictionary(F=form))
        form = pdf.make_stream(
            b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]), Resources=resources
        )
    page.obj.Resources.XObject = Dictionary(F=form)
    page.contents_add(b"\n/F Do\n", prepend=False)
    return f"page {page.index + 1}: forms"


def hidden_layer(pdf: Pdf, chance: random.Random) -> str:
    """The page belongs to a layer that is switched off, which not every reader heeds."""
    page = _page(pdf, chance)
    page.obj.Resources.Properties = Dictionary(L=pdf.make_indirect(Dictionary(Type=Name.OCG, Name="x")))
    page.contents_add(b"/OC /L BDC\n", prepend=True)
    page.contents_add(b"\nEMC\n", prepend=False)
    return f"page {page.index + 1}: layer"


def shifted_letters(pdf: Pdf, chance: random.Random) -> str:
    """Letters of one word stand upon one another."""
    for number, page, instructions, piece in texts(pdf, chance):
        if len(piece.codes) > 3:
            parts = [pikepdf.String(bytes([code])) for code in piece.codes]
            shifts = [chance.choice([900, -9000])] * len(parts)
            mixed = [each for pair in zip(parts, shifts, strict=True) for each in pair]
            instructions[piece.place] = ContentStreamInstruction([Array(mixed)], Operator("TJ"))
            write(pdf, page, instructions)
            return f"page {number}: shifted"
    return ""


def link_elsewhere(pdf: Pdf, chance: random.Random) -> str:
    """A link covers the page, or another place than its letters."""
    if not any("/Annots" in page.obj for page in pdf.pages):
        return ""
    link(pdf).Rect = chance.choice([Array([0, 0, 900, 900]), Array([10, 10, 20, 20])])
    return "a link's rectangle"


def drawn_annotation(pdf: Pdf, chance: random.Random) -> str:
    """An annotation draws something over the page: a note, or a link that has a look of its own."""
    page = _page(pdf, chance)
    look = pdf.make_stream(b"1 g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]))
    kind = chance.choice([Name.Link, Name.FreeText, Name.Square, Name.Stamp, Name.Highlight])
    note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 900, 900]), F=4, AP=Dictionary(N=look))
    page.obj.Annots = Array([*page.obj.get("/Annots", Array()), pdf.make_indirect(note)])
    return f"page {page.index + 1}: {kind}"


CONCEALMENTS = (
    pale_text,
    invisible_text,
    text_from_elsewhere,
    tiny_text,
    covering_patch,
    covering_line,
    striking_line,
    foreign_strokes,
    clipped_page,
    cropped_page,
    small_paper,
    picture,
    nested_forms,
    hidden_layer,
    shifted_letters,
    link_elsewhere,
    drawn_annotation,
)
