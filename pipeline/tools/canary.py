"""Three tiny documents that show what LibreOffice really does here: one holds a picture, the others only name one.

The first must come out with its picture; the others must not, or LibreOffice puts this machine's files into documents
or asks the network for what a document names.
"""

from __future__ import annotations

import base64
import io
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from pipeline.contracts import Converter, Docx
from pipeline.tools.room import room
from pipeline.tools.tiny import RELATIONSHIP, document, line

TEXT = "Їжак, ґава, об’єкт № 7"
"""What both documents say: letters that a font without Ukrainian does not have."""
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg=="
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DRAWN = f"""<w:p><w:r><w:drawing xmlns:r="{RELATIONSHIP}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture">
<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="360000" cy="360000"/>
<wp:docPr id="1" name="1" descr="1"/><a:graphic>
<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="1"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip %s="picture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def canaries(folder: Path, address: str) -> Mapping[str, Docx]:
    """Make the document that holds a picture, the one that names a file in `folder`, and one that names `address`."""
    named = folder / "picture.png"
    named.write_bytes(_PICTURE)
    return {
        "holds": _docx("r:embed", 'Target="media/picture.png"', {"word/media/picture.png": _PICTURE}),
        "names": _docx("r:link", f'Target="{named.as_uri()}" TargetMode="External"', {}),
        "asks": _docx("r:link", f'Target="{address}" TargetMode="External"', {}),
    }


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the canaries."""

    drawn: bool
    """The picture that a document holds is printed."""
    leaked: bool
    """A picture that is only named is printed, or was asked for."""


def watch(converter: Converter) -> Seen:
    """Let the canaries be converted.

    Raises:
        ZvitError: as the converter does.
    """
    with room() as folder, door() as (address, knocks):
        pdfs = converter(canaries(folder, address))
    leaked = pictures(pdfs["names"]) + pictures(pdfs["asks"]) + len(knocks) > 0
    return Seen(pictures(pdfs["holds"]) == 1, leaked)


@contextmanager
def door() -> Iterator[tuple[str, list[str]]]:
    """Give an address on this machine, and a list that tells afterwards who has knocked there."""
    knocks: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        doorman = threading.Thread(target=_open, args=(listener, knocks), daemon=True)
        doorman.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/picture.png", knocks
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            doorman.join()


def _open(listener: socket.socket, knocks: list[str]) -> None:
    with suppress(OSError):  # of the end
        while True:
            visitor, address = listener.accept()
            knocks.append(str(address))
            visitor.close()


def pictures(pdf: bytes) -> int:
    """Count the pictures on all pages of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(len(page.get_images()) for page in opened.pages)


def _docx(attribute: str, target: str, more: Mapping[str, bytes]) -> Docx:
    relationship = f'<Relationship Id="picture" Type="{RELATIONSHIP}/image" {target}/>'
    return document(line(TEXT) + _DRAWN % attribute, relationship, more)
