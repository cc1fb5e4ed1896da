"""More PDFs that lack one property each: those that no reader would notice, but an archive's validator might."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf

from tests.pdf.damage import drop, element, elements, fonts, link, other_xmp, put, root

_ABOUT = '<rdf:Description rdf:about="" xmlns:dc='


def xmp(old: str, new: str) -> Callable[[Pdf], None]:
    """Make a defect in the metadata packet."""
    return lambda pdf: other_xmp(pdf, old, new)


def letters(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    """Make a defect in what the first font says of its letters."""

    def damage(pdf: Pdf) -> None:
        told = fonts(pdf)[0].ToUnicode
        assert old in told.read_bytes()
        told.write(told.read_bytes().replace(old, new, 1))

    return damage


def profile(place: int, new: bytes) -> Callable[[Pdf], None]:
    """Make a defect in the head of the colour profile."""

    def damage(pdf: Pdf) -> None:
        held = pdf.Root.OutputIntents[0].DestOutputProfile
        before = held.read_bytes()
        held.write(before[:place] + new + before[place + len(new) :])

    return damage


def role(name: str, standard: str) -> Callable[[Pdf], None]:
    """Make a defect in the map of roles."""
    return put(lambda pdf: pdf.Root.StructTreeRoot.RoleMap, name, Name(standard))


def call_scope(pdf: Pdf) -> None:
    """Let a head cell head what there is not."""
    next(elements(pdf, "/TH")).A[1].Scope = Name.Table


def forget_link(pdf: Pdf) -> None:
    """Let the link's tag be one of text."""
    element(pdf, "/Link").S = Name.Span


def exchange_links(pdf: Pdf) -> None:
    """Let two links lead back to each other's tag."""
    one, other = [page.obj.Annots for page in pdf.pages if len(page.obj.get("/Annots", Array()))][0:2]
    one[0].StructParent, other[0].StructParent = other[0].StructParent, one[0].StructParent


IDENTITY: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "no extension schema": (xmp("pdfaSchema:namespaceURI>http", "pdfaSchema:namespaceURI>https"), "схемою розширення"),
    "another prefix described": (xmp("prefix>pdfuaid<", "prefix>ua<"), "схемою розширення"),
    "another type described": (xmp(">Integer<", ">Text<"), "схемою розширення"),
    "another category described": (xmp(">internal<", ">external<"), "схемою розширення"),
    "a schema without words": (xmp(">PDF/UA identification schema<", "><"), "схемою розширення"),
    "a property without words": (xmp(">Part of ISO 14289 that the file conforms to<", "> <"), "схемою розширення"),
    "a foreign property": (
        xmp("<dc:format>", "<dc:rights>a</dc:rights><dc:format>"),
        "зайва властивість XMP rights",
    ),
    "a foreign property in short": (
        xmp(_ABOUT, '<rdf:Description rdf:about="" dc:source="a" xmlns:dc='),
        "зайва властивість XMP source",
    ),
    "an XMP that states its encoding": (xmp('id="W5M0', 'encoding="UTF-8" id="W5M0'), "обгорнуто не так"),
    "an XMP without its wrapper": (xmp('<?xpacket end="w"?>', ""), "обгорнуто не так"),
    "XMP with another language": (xmp(">uk-UA<", ">ru-RU<"), "мова документа не збігається з XMP"),
    "XMP with another producer": (xmp("Producer>LibreOffice", "Producer>Office"), "/Producer не збігається з XMP"),
    "XMP with another program": (xmp(">zvit<", ">office<"), "/Creator не збігається з XMP"),
    "XMP with another moment": (xmp("ModifyDate>1980", "ModifyDate>1990"), "/ModDate не збігається з XMP"),
    "two titles in XMP": (
        xmp("</rdf:li></rdf:Alt>", '</rdf:li><rdf:li xml:lang="en">a</rdf:li></rdf:Alt>'),
        "/Title не збігається з XMP",
    ),
}
COLOURS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "two colour profiles": (
        lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        "або їх кілька",
    ),
    "another use of colours": (put(lambda pdf: pdf.Root.OutputIntents[0], "/S", Name.GTS_PDFX), "колірного профілю"),
    "a profile that is only named": (
        drop(lambda pdf: pdf.Root.OutputIntents[0], "/DestOutputProfile"),
        "немає колірного профілю",
    ),
    "a profile without a name": (
        drop(lambda pdf: pdf.Root.OutputIntents[0], "/OutputConditionIdentifier"),
        "колірний профіль не названо",
    ),
    "a profile for four inks": (profile(16, b"CMYK"), "він не для RGB"),
    "a profile that counts four inks": (
        put(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, "/N", 4),
        "він не для RGB",
    ),
    "a profile of ICC 4": (profile(8, b"\x04"), "колірний профіль пошкоджено"),
    "a profile for pictures only": (profile(12, b"abst"), "колірний профіль пошкоджено"),
    "a profile without its mark": (profile(36, b"abcd"), "колірний профіль пошкоджено"),
    "half a profile": (profile(0, b"\0\0\0\x99"), "колірний профіль пошкоджено"),
}
LETTERS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "a letter that is not told": (letters(b"<05>", b"<F5>"), "не сказано, яка літера знак 5"),
    "a private letter": (letters(b"<01> <", b"<01> <E001"), "не сказано, яка літера знак 1"),
    "a letter that is none": (letters(b"<01> <", b"<01> <FEFF"), "не сказано, яка літера знак 1"),
    "no letters at all": (letters(b"beginbfchar", b"beginbfrange"), "не сказано, яка літера"),
    "another encoding": (
        put(lambda pdf: fonts(pdf)[0], "/Encoding", Name.WinAnsiEncoding),
        "LiberationSerif має ще одне кодування",
    ),
}
TAGS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "unsure of its tags": (put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True), "Suspects"),  # noqa: FBT003 - PDF's
    "tags that are not said to be": (put(lambda pdf: pdf.Root.MarkInfo, "/Marked", False), "MarkInfo"),  # noqa: FBT003
    "a standard tag that stands for itself": (role("/P", "/P"), "стандартний тег /P перевизначено"),
    "a standard tag that stands for another": (role("/H3", "/P"), "стандартний тег /H3 перевизначено"),
    "a role that leads nowhere": (role("/Дивний", "/Ще"), "тег /Дивний не веде до стандартного"),
    "roles in a circle": (
        put(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary({"/A": Name.B, "/B": Name.A})),
        "тег /A не веде до стандартного",
    ),
    "a role with a long name": (role("/" + "ї" * 64, "/P"), "довша за 127 байтів"),
    "a scope of nothing": (call_scope, "(Scope)"),
    "a heading without a level": (put(lambda pdf: element(pdf, "/H2"), "/S", Name.H), "заголовок без рівня"),
    "no first heading": (
        put(lambda pdf: element(pdf, "/H1"), "/S", Name.P),
        "після заголовка рівня 0 стоїть заголовок рівня 2",
    ),
    "a formula without words": (put(lambda pdf: element(pdf, "/Standard"), "/S", Name.Formula), "Formula без опису"),
    "a link that is tagged as text": (forget_link, "не веде до свого тегу Link"),
    "links that are exchanged": (exchange_links, "не веде до свого тегу Link"),
    "a link without a way back": (put(link, "/StructParent", 9999), "не веде до свого тегу Link"),
}
EXTRAS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "a portfolio": (put(root, "/Collection", Dictionary()), "портфоліо"),
    "demands on the reader": (put(root, "/Requirements", Array()), "зайве у файлі: /Requirements"),
    "another version": (put(root, "/Version", Name("/2.0")), "зайве у файлі: /Version"),
    "a slide show": (
        put(root, "/Names", Dictionary(AlternatePresentations=Dictionary())),
        "зайве у файлі: /AlternatePresentations",
    ),
    "all pages turned": (put(lambda pdf: pdf.Root.Pages, "/Rotate", 90), "сторінка 1 показується повернутою"),
}
SUBTLE = {**IDENTITY, **COLOURS, **LETTERS, **TAGS, **EXTRAS}
