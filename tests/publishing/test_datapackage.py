"""datapackage.json: a validator of the standard reads every file by it, and sees any damage."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest

from pipeline.outputs import OUTPUTS
from pipeline.outputs.page import PAGE_HTML
from pipeline.publishing.datapackage import DATAPACKAGE, datapackage, misfits, title_of
from schemas.archive import Licence
from schemas.document import Document, PrintedFigure, printed
from tests.printed import document, fullest, row

LICENCE = Licence.model_validate({"name": "CC-BY-4.0", "address": "https://example.org/by"})
FIGURES = tuple(
    PrintedFigure(name=name, title=f"=показник; «{name}»\nдругий рядок", value=value)
    for name, value in {"ціле": Decimal(569), "дріб": Decimal("-1234.50"), "нуль": Decimal(0)}.items()
)


def _files(made: Document) -> dict[str, bytes]:
    outputs = {output.name(made): output.write(made) for output in (*OUTPUTS, PAGE_HTML)}
    signed = dict.fromkeys(("report.pdf.p7s", "report.pdf.2.asice", "report.signed.2.pdf"), b"0")
    return {**outputs, "report.pdf": b"%PDF-1.4", **signed, "report.schema.json": b"{}"}


def _laid_out(folder: Path, made: Document, licence: Licence | None = None) -> Path:
    files = _files(made)
    for name, content in {**files, DATAPACKAGE: datapackage(made, files, licence)}.items():
        (folder / name).write_bytes(content)
    return folder / DATAPACKAGE


def _faults(package: Path) -> list[str]:
    report = frictionless.validate(package)
    return [fault.message for fault in (*report.errors, *(each for task in report.tasks for each in task.errors))]


@pytest.mark.parametrize(
    "made",
    [fullest(), document(), document(row("1", mark="=1+1;\n\"'x")).evolve(figures=FIGURES)],
    ids=["fullest", "empty", "odd"],
)
@pytest.mark.parametrize("licence", [None, LICENCE], ids=["no licence", "licence"])
def test_a_validator_finds_no_fault(made: Document, licence: Licence | None, tmp_path: Path) -> None:
    """Whatever the document holds; each file by its size and hash, the tables by their types."""
    package = _laid_out(tmp_path, made, licence)

    assert [] == _faults(package)
    assert len(_files(made)) == len(json.loads(package.read_bytes())["resources"])


def test_numbers_are_numbers(tmp_path: Path) -> None:
    """The decimal comma is read by what the description says."""
    package = frictionless.Package(_laid_out(tmp_path, document().evolve(figures=FIGURES)))

    rows = package.get_resource("figures").read_rows()

    assert [figure.value for figure in FIGURES] == [each["Значення"] for each in rows]


@pytest.mark.parametrize("name", sorted(_files(fullest())))
def test_a_damaged_file_is_seen(name: str, tmp_path: Path) -> None:
    """A byte changed, a byte more, a file that is not there."""
    package = _laid_out(tmp_path, fullest())
    file = tmp_path / name
    content = file.read_bytes()

    for damaged in (content[:-1] + bytes([content[-1] ^ 1]), content + b"\n"):
        file.write_bytes(damaged)
        assert [] != _faults(package)
    file.unlink()
    assert [] != _faults(package)


def test_a_text_among_the_numbers_is_seen(tmp_path: Path) -> None:
    """Even if the hash were right: the column's type says so."""
    package = _laid_out(tmp_path, document().evolve(figures=FIGURES))
    file = tmp_path / "figures.csv"
    file.write_bytes(file.read_bytes().replace(b";569\r\n", b";5,6,9\r\n"))
    said = json.loads(package.read_bytes())
    for resource in said["resources"]:
        del resource["bytes"], resource["hash"]
    package.write_text(json.dumps(said), "utf-8")

    assert ["type-error"] == [each.type for task in frictionless.validate(package).tasks for each in task.errors]


def test_a_licence_is_named_only_if_one_is_given() -> None:
    """Nobody's rights are invented."""
    assert "licenses" not in json.loads(datapackage(fullest(), {}, None))
    named = json.loads(datapackage(fullest(), {}, LICENCE))["licenses"]
    assert [{"name": "CC-BY-4.0", "path": "https://example.org/by"}] == named


def test_it_is_dated_by_the_document() -> None:
    """Never by the clock: the same document has the same description."""
    assert f"{fullest().dated}T00:00:00Z" == json.loads(datapackage(fullest(), {}, None))["created"]


def test_no_two_files_with_signatures_are_called_the_same() -> None:
    """A page links to each by its title."""
    files = ["report.pdf.p7s", "report.pdf.2.p7s", "report.signed.pdf", "report.signed.2.pdf", "report.signed.3.pdf"]

    assert len(files) == len(set(map(title_of, files)))


@pytest.mark.parametrize("head", ["Захід", "Розділ"])
def test_two_columns_of_one_head_are_refused(head: str) -> None:
    """A program could not name them; the first column of the table is the section's."""
    made = fullest()
    columns = tuple(
        column.evolve(head=printed(head)) if column.key in ("mark", "title") else column for column in made.columns
    )

    assert [] == list(misfits(made))
    assert [True] == [head in fault.reason for fault in misfits(made.evolve(columns=columns))]
