"""PDFs that lack one property each: how they are made, and the reason that they are refused for."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.pdf import sample
from tests.pdf.damage import drop, element, elements, fonts, link, other_xmp, put, rewritten, root

LZW = bytes.fromhex("800b6050220c0c8501")
"""The example of ISO 32000-1, 7.4.4.2."""


def add_state(pdf: Pdf, **state: object) -> None:
    """Give the first page a graphics state."""
    pdf.pages[0].Resources.ExtGState = Dictionary(GS0=Dictionary({f"/{key}": value for key, value in state.items()}))


def add_figure(pdf: Pdf) -> None:
    """Call a paragraph a picture."""
    element(pdf, "/Standard").S = Name.Figure


def swap_font_files(pdf: Pdf) -> None:
    """Embed the bold letters instead of the upright ones."""
    one, other = (font.FontDescriptor for font in fonts(pdf)[:2])
    one.FontFile2, other.FontFile2 = other.FontFile2, one.FontFile2


def widen_letter(pdf: Pdf) -> None:
    """State another width than the font has."""
    fonts(pdf)[0].Widths[5] = 999


def cut_font(pdf: Pdf) -> None:
    """Embed half a font."""
    program = fonts(pdf)[0].FontDescriptor.FontFile2
    program.write(program.read_bytes()[:300])


def redraw_letter(pdf: Pdf) -> None:
    """Change a byte of the letters' outlines."""
    program = fonts(pdf)[0].FontDescriptor.FontFile2
    letters = bytearray(program.read_bytes())
    letters[-1000] ^= 1
    program.write(bytes(letters))


def exchange_parents(pdf: Pdf) -> None:
    """Let two marks of the first page lead back to each other's element."""
    back = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    back[0], back[1] = back[1], back[0]


def drop_row_from_tree(pdf: Pdf) -> None:
    """Take the second row out of the table, but leave it on the page."""
    table = element(pdf, "/Table")
    del table.K[1]


def narrow_row(pdf: Pdf) -> None:
    """Let a section stretch over one column less."""
    for cell in elements(pdf, "/TD"):
        for told in cell.A if isinstance(cell.A, Array) else [cell.A]:
            if "/ColSpan" in told:
                told.ColSpan = 5
                return


def drop_scope(pdf: Pdf) -> None:
    """Take what the head cells head."""
    for head in elements(pdf, "/TH"):
        head.A = head.A[0]


def demote_heads(pdf: Pdf) -> None:
    """Make the head cells plain ones."""
    for head in elements(pdf, "/TH"):
        head.S = Name.TD


def hide_from_print(pdf: Pdf) -> None:
    """Make a link that is not printed."""
    link(pdf).F = 2


def drop_tabs(pdf: Pdf) -> None:
    """Let the tabulator key go as it likes."""
    for page in pdf.pages:
        del page.obj.Tabs


def embed_file(pdf: Pdf) -> None:
    """Attach a file."""
    pdf.attachments["a.txt"] = b"a"


def script(pdf: Pdf) -> pikepdf.Object:
    """Make a script."""
    return pdf.make_indirect(Dictionary(Type=Name.Action, S=Name.JavaScript, JS="app.alert(1)"))


DEFECTS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "another title": (put(lambda pdf: pdf.trailer.Info, "/Title", "інша"), "назва у властивостях — «інша»"),
    "no title": (drop(lambda pdf: pdf.trailer.Info, "/Title"), "немає назви у властивостях"),
    "another language": (put(root, "/Lang", "ru-RU"), "мова документа — «ru-RU»"),
    "no language": (drop(root, "/Lang"), "мова документа — «»"),
    "title not shown": (drop(root, "/ViewerPreferences"), "ім’я файлу замість назви"),
    "no XMP": (drop(root, "/Metadata"), "метаданих XMP немає"),
    "broken XMP": (lambda pdf: other_xmp(pdf, "</rdf:RDF>", ""), "метаданих XMP немає"),
    "PDF/A-1b": (lambda pdf: other_xmp(pdf, "conformance>A<", "conformance>B<"), "не заявляє відповідності PDF/A-1a"),
    "PDF/A-2": (lambda pdf: other_xmp(pdf, "<pdfaid:part>1", "<pdfaid:part>2"), "не заявляє відповідності PDF/A-1a"),
    "no PDF/UA": (lambda pdf: other_xmp(pdf, "<pdfuaid:part>1", "<pdfuaid:part>"), "не заявляє відповідності PDF/UA-1"),
    "pdfuaid not described": (
        lambda pdf: other_xmp(pdf, "pdfaProperty:name>part", "pdfaProperty:name>rev"),
        "схемою розширення",
    ),
    "XMP with another title": (lambda pdf: other_xmp(pdf, sample.TITLE, "інша"), "/Title не збігається з XMP"),
    "XMP with another author": (lambda pdf: other_xmp(pdf, "Вигадана рада", "інша"), "/Author не збігається з XMP"),
    "XMP with another date": (
        lambda pdf: other_xmp(pdf, "<xmp:CreateDate>1980", "<xmp:CreateDate>1990"),
        "/CreationDate не збігається",
    ),
    "keywords": (put(lambda pdf: pdf.trailer.Info, "/Keywords", "a"), "зайва властивість /Keywords"),
    "no colour profile": (drop(root, "/OutputIntents"), "немає колірного профілю"),
    "a turned page": (put(lambda pdf: pdf.pages[0].obj, "/Rotate", 90), "показується повернутою"),
    "a blown-up page": (put(lambda pdf: pdf.pages[0].obj, "/UserUnit", 10), "показується повернутою або збільшеною"),
    "a form": (put(root, "/AcroForm", Dictionary(Fields=Array())), "форма для заповнення"),
    "layers": (put(root, "/OCProperties", Dictionary()), "шари"),
    "an embedded file": (embed_file, "вкладені файли — «a.txt», а мають бути «»"),
    "a script by name": (
        put(root, "/Names", lambda pdf: Dictionary(JavaScript=Dictionary(Names=Array(["a", script(pdf)])))),
        "сценарії",
    ),
    "a script at the opening": (put(root, "/OpenAction", script), "виконує дію, коли його відкривають"),
    "a script on a link": (put(link, "/A", script), "недозволена дія /JavaScript"),
    "a program on a link": (
        put(link, "/A", Dictionary(Type=Name.Action, S=Name.Launch, F="a")),
        "недозволена дія /Launch",
    ),
    "actions of a page": (put(lambda pdf: pdf.pages[0].obj, "/AA", Dictionary()), "дії, що виконуються самі"),
    "content from outside": (put(lambda pdf: pdf.Root.Metadata, "/F", "a.xml"), "вміст лежить поза файлом"),
    "LZW": (put(root, "/X", lambda pdf: Stream(pdf, LZW, Filter=Name.LZWDecode)), "LZW"),
    "PostScript": (put(root, "/X", lambda pdf: Stream(pdf, b"", Subtype=Name.PS)), "недозволеного виду"),
    "a smoothed picture": (
        put(root, "/X", lambda pdf: Stream(pdf, b"", Subtype=Name.Image, Interpolate=True)),
        "згладжується",
    ),
    "a transparent page": (put(lambda pdf: pdf.pages[0].obj, "/Group", Dictionary(S=Name.Transparency)), "прозорість"),
    "faint ink": (lambda pdf: add_state(pdf, ca=0.5), "прозорість"),
    "a mask": (lambda pdf: add_state(pdf, SMask=Dictionary()), "прозорість"),
    "blending": (lambda pdf: add_state(pdf, BM=Name.Multiply), "прозорість"),
    "a note": (put(link, "/Subtype", Name.Text), "примітка виду /Text"),
    "a hidden link": (hide_from_print, "приховане посилання"),
    "a link that says nothing": (drop(link, "/Contents"), "посилання без опису"),
    "tabs in any order": (drop_tabs, "клавішею Tab"),
    "a foreign font": (
        put(lambda pdf: fonts(pdf)[0], "/BaseFont", Name("/BAAAAA+DejaVuSans")),
        "чужий шрифт DejaVuSans",
    ),
    "a font that is not embedded": (drop(lambda pdf: fonts(pdf)[0].FontDescriptor, "/FontFile2"), "не вбудовано"),
    "a font without letters": (drop(lambda pdf: fonts(pdf)[0], "/ToUnicode"), "які літери він показує"),
    "another font embedded": (swap_font_files, "вбудовано LiberationSerif"),
    "another width": (widen_letter, "ширина знака 5"),
    "a letter drawn anew": (redraw_letter, "змінено після створення файлу"),
    "half a font": (cut_font, "вбудований шрифт"),
    "not marked": (drop(root, "/MarkInfo"), "MarkInfo"),
    "no structure": (drop(root, "/StructTreeRoot"), "не має структури"),
    "no way back": (drop(lambda pdf: pdf.Root.StructTreeRoot, "/ParentTree"), "ParentTree"),
    "a wrong way back": (exchange_parents, "структура і вміст розходяться"),
    "a row out of the structure": (drop_row_from_tree, "вміст випав зі структури"),
    "no bookmarks": (drop(root, "/Outlines"), "немає закладок"),
    "an unknown tag": (put(lambda pdf: pdf.Root.StructTreeRoot.RoleMap, "/Standard", Name.Odd), "невідомий тег Odd"),
    "a cell beside its row": (put(lambda pdf: element(pdf, "/TR"), "/S", Name.Div), "тег TH лежить у Div"),
    "no scope": (drop_scope, "(Scope)"),
    "an uneven table": (narrow_row, "рядки таблиці різної ширини"),
    "a table without a head": (demote_heads, "таблиця без заголовного рядка"),
    "a skipped level": (
        put(lambda pdf: element(pdf, "/H2"), "/S", Name.H3),
        "після заголовка рівня 1 стоїть заголовок рівня 3",
    ),
    "a picture without words": (add_figure, "Figure без опису"),
    "other words aloud": (put(lambda pdf: element(pdf, "/H1"), "/ActualText", "інше"), "H1 читається вголос інакше"),
    "a description of letters": (put(lambda pdf: element(pdf, "/H1"), "/Alt", "інше"), "H1 читається вголос інакше"),
    "a part in another language": (put(lambda pdf: element(pdf, "/H1"), "/Lang", "en-GB"), "«en-GB»"),
    "a page that is none": (
        put(lambda pdf: element(pdf, "/H1"), "/Pg", lambda pdf: pdf.make_indirect(Dictionary())),
        "сторінку, якої немає",
    ),
    "a tree without end": (
        put(lambda pdf: element(pdf, "/H1"), "/K", lambda pdf: Array([element(pdf, "/H1")])),
        "стоїть у ній двічі",
    ),
}


BYTES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "PDF 1.7": (lambda good: good.replace(b"%PDF-1.4", b"%PDF-1.7", 1), "не є PDF 1.4"),
    "no binary mark": (lambda good: good[:9] + b"%abcd" + good[14:], "не є PDF 1.4"),
    "packed objects": (
        lambda good: rewritten(good, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "запаковано разом",
    ),
    "something appended": (lambda good: good + b"x", "щось дописано"),
    "a change appended": (lambda good: good + good[good.rindex(b"startxref") :], "щось дописано"),
    "no identifier": (lambda good: good.replace(b"/ID [", b"/IX [", 1), "не має ідентифікатора"),
    "encrypted": (
        lambda good: rewritten(good, encryption=pikepdf.Encryption(owner="a", user="")),
        "зашифровано",
    ),
    "locked": (lambda good: rewritten(good, encryption=pikepdf.Encryption(owner="a", user="b")), "пошкоджено"),
    "half a file": (lambda good: good[: len(good) // 2], "пошкоджено"),
    "no PDF": (lambda good: good[::-1], "пошкоджено"),
    "nothing": (lambda good: good[:0], "пошкоджено"),
}
