"""A package's content and template to DOCX and PDF again, and what is not the same in them, and why.

Fails as `render` and `convert` do, or if this version of the program does not take the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.errors import DataFaults, Fault
from pipeline.finishing import printed
from pipeline.packages.opening import Package
from pipeline.pdf.differing import differences
from pipeline.printing import printing
from pipeline.render import printable
from pipeline.tools.versions import PACKAGES, versions
from pipeline.word.audit import Form, audit
from pipeline.word.package import unpack


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The files as this machine makes them."""

    docx: Docx
    pdf: Pdf
    versions: Mapping[str, str]
    """Of the programs and the font of this machine."""


def form_of(package: Package) -> Form:
    """Read the package's template.

    Raises:
        DataFaults: this version of the program does not take it.
    """
    faults: list[Fault] = []
    form = audit(package.template.content, package.template.name, faults.append)
    if form is None or faults:
        raise DataFaults(faults)
    return form


def rebuild(package: Package, office: Converter) -> Rebuilt:
    """Make the files anew.

    Raises:
        ZvitError: what keeps them from being made here.
    """
    faults: list[Fault] = []
    fit = printable(package.document, form_of(package), package.layout, faults.append)
    if fit is None or faults:
        raise DataFaults(faults)
    with printing(fit, package.manifest.pdfa, office) as started:
        docx, paper = printed(started)
    return Rebuilt(docx, paper.pdf, {**versions(), **office.versions})


def is_of_this_program(package: Package) -> bool:
    """Tell whether the package was made with these very versions of this program and of what it is made with."""
    programs = ("zvit", "Python", *PACKAGES)
    here, there = versions(), package.manifest.versions
    return all(here[name] == there.get(name) for name in programs)


def docx_difference(was: bytes, now: bytes) -> str:
    """Name the parts of two DOCX that are not the same.

    Raises:
        Unsound: one of them is none.
    """
    before, after = unpack(was), unpack(now)
    groups = {
        "інші частини": [name for name in before if name in after and before[name] != after[name]],
        "бракує": [name for name in before if name not in after],
        "зайві": [name for name in after if name not in before],
    }
    told = [f"{title}: {', '.join(sorted(names))}" for title, names in groups.items() if names]
    return "; ".join(told) or "частини ті самі, інакше запаковано"


def pdf_difference(was: bytes, now: bytes) -> str:
    """Name what is not the same in two PDF.

    Raises:
        Damaged: one of them is broken.
    """
    return ", ".join(differences(Pdf(was), Pdf(now)))


def reasons(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Tell which programs and fonts are not the same as then; nothing if all are."""
    return "; ".join(_reasons(was, now))


def _reasons(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        if before != after:
            yield f"інший {name}: {before or 'не було'} → {after or 'немає'}"
