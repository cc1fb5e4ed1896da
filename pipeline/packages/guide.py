"""A package's manifest to ЧИТАЙ.txt: how a stranger checks everything without this program. Nothing can fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.manifest import PackageManifest

_FILES = (
    ("{kind}.pdf", "документ; відкривається будь-яким переглядачем PDF"),
    ("{kind}.docx", "той самий документ для Word або LibreOffice"),
    ("{kind}.json", "його зміст для програм; з нього документ можна перебудувати"),
    ("measures.csv", "таблиця заходів: текст у кодуванні UTF-8"),
    ("figures.csv", "показники документа, так само"),
    ("measures.xlsx", "таблиця заходів для Excel"),
    ("manifest.json", "з чого і якими програмами все зроблено"),
    ("template/{kind}.docx", "шаблон, за яким документ надруковано"),
    ("inputs/", "файли даних, з яких документ складено, байт у байт"),
)
_GUIDE = Path(__file__).with_name("guide.txt").read_text("utf-8")


def guide(manifest: PackageManifest, names: Iterable[str]) -> bytes:
    """Write the guide to a package with files of these names."""
    kind = manifest.document
    there = {name.split("/")[0] + "/" if name.startswith("inputs/") else name for name in names}
    written = _GUIDE.format(
        title=manifest.title,
        organization=manifest.organization,
        year=manifest.year,
        edition=_edition(manifest),
        files="\n".join(_listed(kind, there)),
        pdfa=manifest.pdfa,
        part=manifest.pdfa[0],
        pages=manifest.pages,
        kind=kind,
    )
    return written.encode()


def _listed(kind: str, there: set[str]) -> Iterator[str]:
    for form, told in _FILES:
        name = form.format(kind=kind)
        if name in there:
            yield f"    {name:<22}{told}"


def _edition(manifest: PackageManifest) -> str:
    if manifest.number is None:
        return "не запечатаний"
    if manifest.amendment is None:
        return f"№ {manifest.number}"
    amended = manifest.amendment.amends
    return f"№ {manifest.number}; змінює № {amended.number} (хеш його manifest.json: {amended.manifest})"
