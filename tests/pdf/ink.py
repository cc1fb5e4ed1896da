"""Changes of what a finished PDF draws, operator by operator, so that all else stays as it was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, String

from pipeline.pdf.texts import letters as drawn_letters

Alphabet = dict[int, str]
"""Which letter each code of a font shows."""
Rewriting = Callable[[bytes, Alphabet, random.Random], bytes]
"""Gives other codes in the place of some; the same if it can do nothing with them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Letters in a content stream."""

    place: int
    """The number of the operator."""
    font: str
    artifact: bool
    codes: bytes


def shown(instructions: Sequence[ContentStreamInstruction]) -> Iterator[Shown]:
    """Give all letters of a page with their places."""
    font, marks = "", list[str]()
    for place, instruction in enumerate(instructions):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            font = str(operands[0])
        elif operator in {"BMC", "BDC"}:
            marks.append(str(operands[0]))
        elif operator == "EMC":
            marks.pop()
        elif operator in {"Tj", "TJ"}:
            parts = operands[0] if isinstance(operands[0], Array) else [operands[0]]
            codes = b"".join(bytes(part) for part in parts if isinstance(part, String))
            yield Shown(place, font, "/Artifact" in marks, codes)


def alphabet(page: pikepdf.Page, font: str) -> Alphabet:
    """Read which letter each code of a font of the page shows."""
    table = page.Resources.Font[font].ToUnicode.read_bytes().decode("ascii")
    blocks = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    pairs = re.findall(r"<([0-9A-F]{2})>\s*<([0-9A-F]+)>", blocks)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def read(codes: bytes, known: Alphabet) -> str:
    """Give the letters that the codes show."""
    return "".join(known.get(code, "?") for code in codes)


def texts(pdf: Pdf, chance: random.Random) -> Iterator[tuple[int, pikepdf.Page, list[ContentStreamInstruction], Shown]]:
    """Give all pieces of text that are no artifacts, page by page, in an arbitrary sequence."""
    pages = list(enumerate(pdf.pages, 1))
    chance.shuffle(pages)
    for number, page in pages:
        instructions = list(pikepdf.parse_content_stream(page))
        pieces = [piece for piece in shown(instructions) if not piece.artifact]
        chance.shuffle(pieces)
        yield from ((number, page, instructions, piece) for piece in pieces)


def write(pdf: Pdf, page: pikepdf.Page, instructions: Sequence[ContentStreamInstruction]) -> None:
    """Let the page draw this."""
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _rewrite(pdf: Pdf, chance: random.Random, what: str, rewriting: Rewriting) -> str:
    """Show other letters in the place of some text, the first that `rewriting` makes others of."""
    for number, page, instructions, piece in texts(pdf, chance):
        known = alphabet(page, piece.font)
        codes = rewriting(piece.codes, known, chance)
        before, after = read(piece.codes, known), read(codes, known)
        if drawn_letters(before) != drawn_letters(after):
            instructions[piece.place] = ContentStreamInstruction([String(codes)], Operator("Tj"))
            write(pdf, page, instructions)
            return f"page {number}: {what}: «{before}» → «{after}»"
    return ""


def _exchange(codes: bytes, known: Alphabet, chance: random.Random, suits: Callable[[str], bool]) -> bytes:
    """Put another letter of the kind in the place of one."""
    places = [place for place, code in enumerate(codes) if suits(known.get(code, " "))]
    others = [code for code, letter in sorted(known.items()) if suits(letter)]
    if not places:
        return codes
    place = chance.choice(places)
    return codes[:place] + bytes([chance.choice(others)]) + codes[place + 1 :]


def change_letter(pdf: Pdf, chance: random.Random) -> str:
    """Show another letter of the same font in the place of one."""
    return _rewrite(pdf, chance, "a letter", lambda codes, known, chance: _exchange(codes, known, chance, str.isalpha))


def change_digit(pdf: Pdf, chance: random.Random) -> str:
    """Show another digit in the place of one."""
    return _rewrite(pdf, chance, "a digit", lambda codes, known, chance: _exchange(codes, known, chance, str.isdigit))


def swap_words(pdf: Pdf, chance: random.Random) -> str:
    """Exchange two words that stand side by side."""

    def swap(codes: bytes, known: Alphabet, chance: random.Random) -> bytes:
        spaces = [code for code, letter in known.items() if letter == " "]
        words = codes.split(bytes(spaces[:1])) if spaces else [codes]
        places = [place for place in range(len(words) - 1) if words[place] and words[place + 1]]
        if not places:
            return codes
        place = chance.choice(places)
        words[place], words[place + 1] = words[place + 1], words[place]
        return bytes(spaces[:1]).join(words)

    return _rewrite(pdf, chance, "two words", swap)


def drop_text(pdf: Pdf, chance: random.Random) -> str:
    """Draw a piece of text no more."""
    for number, page, instructions, piece in texts(pdf, chance):
        said = read(piece.codes, alphabet(page, piece.font))
        if drawn_letters(said):
            del instructions[piece.place]
            write(pdf, page, instructions)
            return f"page {number}: dropped «{said}»"
    return ""


def hide_text(pdf: Pdf, chance: random.Random) -> str:
    """Draw a piece of text so that nobody sees it."""
    for number, page, instructions, piece in texts(pdf, chance):
        said = read(piece.codes, alphabet(page, piece.font))
        if drawn_letters(said):
            way = chance.choice(["3 Tr", "1 1 1 rg", "1 0 0 1 -5000 -5000 Tm"])
            operands, operator = way.rsplit(" ", 1)
            numbers = [float(number) for number in operands.split()]
            instructions.insert(piece.place, ContentStreamInstruction(numbers, Operator(operator)))
            write(pdf, page, instructions)
            return f"page {number}: hidden by {way}: «{said}»"
    return ""


def _draw(pdf: Pdf, chance: random.Random, before: str, after: str) -> str:
    """Draw words at the lower edge of a page, in a font that the page has."""
    page = chance.choice(list(pdf.pages))
    font = chance.choice(sorted(page.Resources.Font.keys()))
    codes = [code for code, letter in sorted(alphabet(page, font).items()) if letter.isalpha()]
    said = bytes(chance.choice(codes) for _ in range(6))
    ink = f"\n{before} q 0 0 0 rg BT {font} 11 Tf 200 20 Td <{said.hex()}> Tj ET Q {after}\n"
    page.contents_add(ink.encode(), prepend=False)
    return f"page {page.index + 1}: foreign «{read(said, alphabet(page, font))}» {before}"


def draw_foreign(pdf: Pdf, chance: random.Random) -> str:
    """Draw words that belong to nothing."""
    return _draw(pdf, chance, "", "")


def draw_as_artifact(pdf: Pdf, chance: random.Random) -> str:
    """Draw words that are marked as no text."""
    return _draw(pdf, chance, "/Artifact BMC", "EMC")


def draw_in_a_form(pdf: Pdf, chance: random.Random) -> str:
    """Draw words by way of a form."""
    page = chance.choice(list(pdf.pages))
    font = min(page.Resources.Font.keys())
    code = min(code for code, letter in alphabet(page, font).items() if letter.isalpha())
    ink = f"BT {font} 11 Tf 200 20 Td <{code:02x}{code:02x}> Tj ET".encode()
    form = pdf.make_stream(
        ink, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]), Resources=page.Resources
    )
    page.obj.Resources.XObject = Dictionary(Fm0=form)
    page.contents_add(b"\n/Fm0 Do\n", prepend=False)
    return f"page {page.index + 1}: foreign words in a form"


def exchange_places(pdf: Pdf, chance: random.Random) -> str:
    """Let two pieces of a page stand in each other's place, while their tags stay where they were."""
    for number, page, instructions, piece in texts(pdf, chance):
        moves = [place for place, each in enumerate(instructions) if str(each.operator) == "Td"]
        known = {each.place: each for each in shown(instructions) if not each.artifact}
        spots = {max(move for move in moves if move < place): known[place] for place in known}
        here = max(move for move in moves if move < piece.place)
        there = [spot for spot in spots if _apart(instructions[here], instructions[spot])]
        if there:
            other = chance.choice(there)
            instructions[here], instructions[other] = instructions[other], instructions[here]
            write(pdf, page, instructions)
            said = (read(each.codes, alphabet(page, each.font)) for each in (piece, spots[other]))
            return f"page {number}: in each other's place: " + ", ".join(f"«{words}»" for words in said)
    return ""


def _apart(here: ContentStreamInstruction, there: ContentStreamInstruction) -> bool:
    """Tell whether two places are in different columns and rows."""
    (x0, y0), (x1, y1) = ([float(number) for number in each.operands] for each in (here, there))
    return abs(x0 - x1) > 100 and abs(y0 - y1) < 1
