"""From a signed PDF to what keeps it from being archival and accessible, its signatures' fields being allowed for.

The fields themselves are asked for what PDF/A-1 and PDF/UA-1 want of a form (ISO 19005-1, 6.5.3 and 6.9; ISO 14289-1,
7.18); without them the file must have every property that it had before. Fails on a damaged PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.contracts import Pdf
from pipeline.pdf.damage import opened
from pipeline.pdf.expecting import Expected, Subject
from pipeline.pdf.properties import CHECKS
from pipeline.pdf.structure import Element, structure
from pipeline.signing.pades.place import Place, obstacles

_BROUGHT: Final = ("/AcroForm", "/Perms", "/DSS")
"""What signatures bring into the catalogue (ISO 32000-1, 12.8.4; ETSI EN 319 142-1, 5.4.2)."""
_FORM_ENTRIES: Final = frozenset({"/Fields", "/SigFlags"})
_FIELD_ENTRIES: Final = frozenset(
    {"/FT", "/T", "/Type", "/Subtype", "/F", "/Rect", "/P", "/TU", "/AP", "/StructParent", "/V", "/Lock"}
)
_PRINTED_AND_LOCKED: Final = 4 | 128


def property_faults(original: Pdf, signed: bytes, expected: Expected) -> Iterator[str]:
    """Tell what is wrong with a signed PDF as an archival and accessible file.

    Raises:
        Damaged: it cannot be read.
    """
    with opened(signed) as file:
        tree = structure(file)
        fields = [field for field in _fields(file) if isinstance(field, Dictionary)]
        yield from _form_faults(file)
        for field in fields:
            yield from _field_faults(file, field, tree)
        yield from _covered(signed, _places(file, fields))
        _take_away(file, fields)
        subject = Subject(original, file, tree, expected)
        yield from (reason for check in CHECKS for reason in check(subject))


def _fields(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(file.Root.get("/AcroForm", Dictionary()).get("/Fields", Array()))


def _form_faults(file: pikepdf.Pdf) -> Iterator[str]:
    form = file.Root.get("/AcroForm", Dictionary())
    if extra := set(form.keys()) - _FORM_ENTRIES:
        yield f"форма підпису має зайве ({', '.join(sorted(extra))})"


def _field_faults(file: pikepdf.Pdf, field: pikepdf.Object, tree: Element) -> Iterator[str]:
    """Ask of a field whether it is for a signature, is printed, can be found and named by a screen reader."""
    name = str(field.get("/T", "?"))
    if field.get("/FT") != Name.Sig or field.get("/Subtype") != Name.Widget:
        yield f"поле {name} не є полем підпису"
    if extra := set(field.keys()) - _FIELD_ENTRIES:
        yield f"поле {name} має зайве ({', '.join(sorted(extra))})"
    if int(field.get("/F", 0)) != _PRINTED_AND_LOCKED:
        yield f"поле {name} приховане, не друкується або не замкнене"
    if not str(field.get("/TU", "")):
        yield f"поле {name} без назви для тих, хто його не бачить"
    if set(field.get("/AP", Dictionary()).keys()) != {"/N"}:
        yield f"поле {name} не має вигляду"
    forms = [element.name for element, _ in tree.within() if element.tag == "Form"]
    # pikepdf's own `get` raises IndexError for a key that is not there.
    parents = dict(pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree).items())
    parent = parents.get(int(field.get("/StructParent", -1)))
    if not isinstance(parent, Dictionary) or parent.objgen not in forms or not _holds(parent, field):
        yield f"поле {name} поза структурою"


def _holds(element: pikepdf.Object, field: pikepdf.Object) -> bool:
    """Tell whether the element of the structure refers to the field."""
    held = element.get("/K", Array())
    kids = held if isinstance(held, Array) else [held]
    return any(isinstance(kid, Dictionary) and kid.get("/Obj", kid).objgen == field.objgen for kid in kids)


def _places(file: pikepdf.Pdf, fields: Sequence[pikepdf.Object]) -> Iterator[Place]:
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    for field in fields:
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        if left != right and bottom != top:
            yield Place(pages.get(field.P.objgen, 0), left, bottom, right, top)


def _covered(signed: bytes, places: Iterator[Place]) -> Iterator[str]:
    """A signature's mark may stand on no letter."""
    taken = obstacles(Pdf(signed))
    for place in places:
        if not place.page or any(place.meets(other) for other in taken):
            yield f"сторінка {place.page}: відмітка про підпис закриває текст"


def _take_away(file: pikepdf.Pdf, fields: Sequence[pikepdf.Object]) -> None:
    """Leave what was there without the signatures."""
    gone = {field.objgen for field in fields}
    for page in file.pages:
        rest = [one for one in page.obj.get("/Annots", Array()) if one.objgen not in gone]
        page.obj.Annots = Array(rest)
    for entry in _BROUGHT:
        if entry in file.Root:
            del file.Root[entry]
