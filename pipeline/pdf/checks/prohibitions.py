"""What an archival PDF of ours must not hold: locks, programs, transparency, anything from outside.

PDF/A-2 and -3 allow transparency; what shines through could not be proven to be read, so no part has it here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.pdf.expecting import Subject
from pipeline.pdf.objects import is_true

_CALLED = {
    "/AcroForm": "форма для заповнення",
    "/OCProperties": "шари, які можна приховати",
    "/Collection": "портфоліо з файлів",
    "/JavaScript": "сценарії",
}
_ROOT_ENTRIES = frozenset(
    {
        *("/Type", "/Pages", "/Outlines", "/OpenAction", "/PageMode", "/PageLayout", "/ViewerPreferences", "/Dests"),
        *("/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata", "/OutputIntents", "/Names", "/AF"),
    }
)
_NAME_ENTRIES = frozenset({"/Dests", "/EmbeddedFiles"})
_ALLOWED_ACTIONS = frozenset({Name.GoTo, Name.URI})
"""ISO 19005-1, 6.6.1 allows a few more; our documents lead to places and addresses only."""
_SHINING = frozenset({"/Group", "/CA", "/ca", "/SMask", "/BM"})
"""Entries that can let something shine through."""
_NO_MASK = Name("/None")
_LINK_ENTRIES = frozenset(
    {"/Type", "/Subtype", "/Rect", "/Border", "/Contents", "/F", "/A", "/Dest", "/P", "/StructParent"}
)
"""What a link may say of itself; a look of its own (AP) or other corners (QuadPoints) would show something else."""
_BORDER = (0, 0, 1)
"""What a link has that says nothing of it (ISO 32000-1, table 164)."""
_PRINTED = 4
_HIDING = 1 | 2 | 32
"""Bits of an annotation's flags (ISO 32000-1, table 165): Print; Invisible, Hidden, NoView."""


def holds_nothing_active(subject: Subject) -> Iterator[str]:
    """Refuse encryption, and what happens by itself (ISO 19005-1, 6.1.3, 6.6)."""
    if subject.pdf.is_encrypted or "/Encrypt" in subject.pdf.trailer:
        yield "файл зашифровано"
    if (
        isinstance(subject.pdf.Root.get("/OpenAction"), Dictionary)
        and subject.pdf.Root.OpenAction.get("/S") != Name.GoTo
    ):
        yield "файл виконує дію, коли його відкривають"


def has_what_it_needs_only(subject: Subject) -> Iterator[str]:
    """Refuse forms, scripts, layers and whatever else a catalogue can hold (ISO 19005-1, 6.1.13, 6.6, 6.9)."""
    names = subject.pdf.Root.get("/Names", Dictionary())
    for entry in sorted({*subject.pdf.Root.keys()} - _ROOT_ENTRIES | {*names.keys()} - _NAME_ENTRIES):
        yield f"зайве у файлі: {_CALLED.get(entry, entry)}"


def shows_pages_as_they_are(subject: Subject) -> Iterator[str]:
    """Refuse pages that are turned or blown up when shown: the text would be there and not be read."""
    for number, page in enumerate(subject.pdf.pages, 1):
        if page.obj.get("/Rotate", 0) != 0 or page.obj.get("/UserUnit", 1) != 1:
            yield f"сторінка {number} показується повернутою або збільшеною"


def holds_nothing_foreign(subject: Subject) -> Iterator[str]:
    """Look into every object for actions, transparency and what lies outside the file.

    ISO 19005-1, 6.1.7, 6.1.10, 6.2.4 to 6.2.7, 6.4, 6.6.
    """
    for entries in subject.dictionaries:
        held, keys = entries
        if isinstance(held, Stream):
            yield from _stream_faults(held)
        if "/JS" in keys or (entries.is_a(Name.Action) and held.get("/S") not in _ALLOWED_ACTIONS):
            yield f"недозволена дія {held.get('/S', '')}"
        if "/AA" in keys:
            yield "дії, що виконуються самі"
        if not keys.isdisjoint(_SHINING) and _is_transparent(held):
            yield "прозорість"


def _stream_faults(held: Stream) -> Iterator[str]:
    if any(key in held for key in ("/F", "/FFilter", "/FDecodeParms")):
        yield "вміст лежить поза файлом"
    if held.get("/Subtype") == Name.PS or any(key in held for key in ("/OPI", "/Ref", "/Alternates")):
        yield "рисунок або форма недозволеного виду"
    if is_true(held.get("/Interpolate")):
        yield "рисунок, що згладжується"


def _is_transparent(told: pikepdf.Object) -> bool:
    """Tell whether a page, a form, an image or a graphics state lets something shine through (ISO 19005-1, 6.4)."""
    group = told.get("/Group")
    grouped = isinstance(group, Dictionary) and group.get("/S") == Name.Transparency
    faint = any(told.get(key, 1) != 1 for key in ("/CA", "/ca"))
    masked = told.get("/SMask", _NO_MASK) != _NO_MASK
    blended = told.get("/BM", Name.Normal) not in (Name.Normal, Name.Compatible)
    return grouped or faint or masked or blended


def shows_annotations(subject: Subject) -> Iterator[str]:
    """Allow visible links that say where they lead, tabbed in the order of the structure.

    ISO 19005-1, 6.5.3; ISO 14289-1, 7.18.
    """
    for number, page in enumerate(subject.pdf.pages, 1):
        annotations = page.obj.get("/Annots", Array())
        if len(annotations) and page.obj.get("/Tabs") != Name.S:
            yield f"сторінка {number}: порядок переходу клавішею Tab не за структурою"
        for annotation in annotations:
            flags = int(annotation.get("/F", 0))
            if annotation.get("/Subtype") != Name.Link:
                yield f"сторінка {number}: примітка виду {annotation.get('/Subtype', '')}"
            if extra := set(annotation.keys()) - _LINK_ENTRIES:
                yield f"сторінка {number}: посилання має зайве ({', '.join(sorted(extra))})"
            if any(edge != 0 for edge in annotation.get("/Border", _BORDER)):
                yield f"сторінка {number}: посилання має рамку"
            if not flags & _PRINTED or flags & _HIDING:
                yield f"сторінка {number}: приховане посилання"
            if not str(annotation.get("/Contents", "")) or "/StructParent" not in annotation:
                yield f"сторінка {number}: посилання без опису або поза структурою"
