"""From a PDF that is being appended to, and places, to fields for signatures that a screen reader can find.

Each field is a widget that is printed, says aloud whose it is (TU), has an appearance, and stands in the structure as
a `Form` at the document's end (ISO 14289-1, 7.18.4; ISO 19005-1, 6.5.3 and 6.9). Fails on a structure that is unlike
LibreOffice's.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import init_xobject_dictionary
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

from pipeline.errors import Fault, NotProven
from pipeline.signing.pades.place import Place


def add_field(writer: IncrementalPdfFileWriter, name: str, spoken: str, place: Place | None) -> None:
    """Append a field called `name`, in `place` or, if it is to be hidden, without extent on the last page.

    Raises:
        NotProven: the structure has no single document, or no flat table of parents.
    """
    page = place.page - 1 if place else int(writer.root["/Pages"]["/Count"]) - 1
    box = (round(place.left), round(place.bottom), round(place.right), round(place.top)) if place else None
    append_signature_field(writer, SigFieldSpec(name, page, box, readable_field_name=spoken))
    reference = next(found for _, _, found in enumerate_sig_fields(writer, with_name=name))
    widget = reference.get_object()
    if "/AP" not in widget:
        nothing = writer.add_object(init_xobject_dictionary(b"", 0, 0))
        widget["/AP"] = DictionaryObject({NameObject("/N"): nothing})
    _tag(writer, reference, widget)


def empty_fields(writer: IncrementalPdfFileWriter) -> Iterator[tuple[str, str]]:
    """Give the names of the fields that nobody has signed in, each with what is said aloud of it, in order."""
    for name, _, found in enumerate_sig_fields(writer, filled_status=False):
        if name is not None:
            yield name, str(found.get_object().get("/TU", ""))


def _tag(writer: IncrementalPdfFileWriter, reference: IndirectObject, widget: DictionaryObject) -> None:
    """Make the widget the last element of the document, and let each of the two lead to the other."""
    root = writer.root["/StructTreeRoot"]
    document, key = _document(root), _next_key(root)
    page = widget.raw_get("/P")
    held = DictionaryObject({NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): reference})
    form = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Form"),
            NameObject("/P"): document,
            NameObject("/Pg"): page,
            NameObject("/K"): ArrayObject([held]),
        }
    )
    element = writer.add_object(form)
    kids = document.get_object()["/K"]
    kids.append(element)
    parents = root["/ParentTree"]["/Nums"]
    parents += [NumberObject(key), element]
    widget["/StructParent"] = NumberObject(key)
    for changed in (kids, parents, widget):
        writer.update_container(changed)


def _document(root: DictionaryObject) -> IndirectObject:
    """Give the one element that holds all others."""
    top = root["/K"]
    kids = top if isinstance(top, ArrayObject) else ArrayObject([root.raw_get("/K")])
    held = kids.raw_get(0) if len(kids) == 1 else None
    inside = held.get_object() if isinstance(held, IndirectObject) else {}
    if not isinstance(held, IndirectObject) or "/K" not in inside or not isinstance(inside["/K"], ArrayObject):
        raise NotProven(Fault("структура документа незвичної будови, підпис не вписати", place="PDF"))
    return held


def _next_key(root: DictionaryObject) -> int:
    """Give the first number that the table of parents does not have yet."""
    if "/ParentTree" not in root:
        raise NotProven(Fault("структура документа не пов’язана зі сторінками, підпис не вписати", place="PDF"))
    parents = root["/ParentTree"]
    if "/Nums" not in parents or "/Kids" in parents:
        raise NotProven(Fault("структуру документа пов’язано зі сторінками незвично, підпис не вписати", place="PDF"))
    return max((int(key) for key in list(parents["/Nums"])[::2]), default=-1) + 1
