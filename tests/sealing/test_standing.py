"""A document held against the last sealed one: the same, or an amendment that says what differs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.produce import Produced
from pipeline.telling.standing import said, standing
from pipeline.workspace import Workspace
from schemas.changes import Change
from schemas.manifest import PackageManifest
from schemas.typography import AS_TYPED
from tests.packages.finished import finished, frozen
from tests.story.telling import enriched

OURS, YEAR = "vyhadana-rada", 2024
TOLD = {
    **dict.fromkeys(("document", "title", "organization"), "x"),
    **{key: {} for key in ("files", "template", "inputs", "versions", "private")},
    "year": 2024,
    "draft": False,
    "pages": 1,
    "pdfa": "1a",
    "fonts": (),
    "findings": (),
}


def _edit(root: Path, file: str, before: str, after: str) -> None:
    place = root / f"data/{OURS}" / file
    text = place.read_text("utf-8")
    assert before in text
    place.write_text(text.replace(before, after, 1), "utf-8")


def _again(root: Path, **form: object) -> tuple[Produced, list[str]]:
    """The report made anew, and what the summary says of the sealed one."""
    made = finished(Workspace(root), OURS, YEAR, **form)  # type: ignore[arg-type] # the form's choice
    return made, [*standing(made, Workspace(root))]


def test_nothing_is_said_of_a_document_that_was_never_sealed(root: Path) -> None:
    """Its number would be the first."""
    made, lines = _again(root)

    assert (1, None, []) == (made.standing.number, made.standing.amendment, lines)


def test_the_same_document_is_the_sealed_one_to_the_byte(root: Path) -> None:
    """The summary says so."""
    frozen(Workspace(root), OURS, YEAR)

    made, (line,) = _again(root)

    assert (True, 1) == (made.standing.is_sealed, made.standing.number)
    assert f"  зміст той самий, що в запечатаному № 1 (data/{OURS}/2024/sealed/report-1), байти ті самі" == line


def test_a_note_in_the_data_is_no_amendment(root: Path) -> None:
    """Lines have moved, nothing that is printed has."""
    frozen(Workspace(root), OURS, YEAR)
    _edit(root, "2024/marks.yaml", "format: 1", "# примітка\n\n\nformat: 1")

    made, (line,) = _again(root)

    assert made.standing.is_sealed
    assert "файли не ті самі до байта" in line


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "щорічні_за_2021 щорічні за 2021 рік: 64",
            "щорічні_за_2021 щорічні за 2021 рік: 65",
            "«…за 2021 рік: 64» → «…за 2021 рік: 65»",
        ),
        (
            "Так:" + " декларацій" * 9,
            "Ні:" + " декларацій" * 9,
            f"«Так:{' декларацій' * 5}…» → «Ні:{' декларацій' * 5}…»",
        ),
        ("а" * 70 + "б", "а" * 70 + "в", f"«…{'а' * 20}б» → «…{'а' * 20}в»"),
        ("б" + "а" * 70, "в" + "а" * 70, f"«б{'а' * 59}…» → «в{'а' * 59}…»"),
        ("один\nдва", "один\nтри", "«один ⏎ два» → «один ⏎ три»"),
    ],
    ids=["before", "after", "a long word before", "a long word after", "short"],
)
def test_of_long_texts_whole_words_are_shown(before: str, after: str, told: str) -> None:
    """A word is torn only if it is longer than what is shown."""
    change = Change(part="figure", name="н", deed="changed", before=before, after=after)

    assert f"показник «н»: {told}" == said(change, enriched("vyhadana-rada-report").document)


def test_an_amendment_says_measure_by_measure_what_differs(root: Path) -> None:
    """In the summary and in the manifest, with the number and the hash of what it amends."""
    place = frozen(Workspace(root), OURS, YEAR)
    _edit(root, "2024/plan.yaml", "До 1 червня 2024 року", "До 1 липня 2024 року")
    _edit(root, "2024/report.yaml", "Роботу буде продовжено.", "Роботу завершено.")

    made, lines = _again(root)

    assert [
        f"  зміна № 2 до запечатаного № 1 (data/{OURS}/2024/sealed/report-1): 2 відмінності",
        "    захід ризики, графа «Строк»: «До 1\u00a0червня 2024\u00a0року» → «До 1\u00a0липня 2024\u00a0року»",
        "    текст після таблиці: «Роботу буде продовжено.» → «Роботу завершено.»",
    ] == lines
    told = json.loads((made.archived.folder / "manifest.json").read_text("utf-8"))["amendment"]
    sealed = (place / "data/manifest.json").read_bytes()
    assert (2, {"number": 1, "manifest": hashlib.sha256(sealed).hexdigest()}) == (told["number"], told["amends"])
    assert ["ризики", "текст після таблиці"] == [change["name"] for change in told["changes"]]


def test_an_old_year_is_printed_by_the_template_that_it_was_sealed_with(root: Path) -> None:
    """The summary says that there is another by now, and how it is taken; it may even be gone."""
    frozen(Workspace(root), OURS, YEAR)
    form = root / "templates/report.docx"
    form.write_bytes((root / "templates/plan.docx").read_bytes())

    made, (same, other) = _again(root)

    assert made.standing.is_sealed
    assert "байти ті самі" in same
    assert "шаблон той, з яким запечатано; templates/report.docx уже інший: --template current" in other
    form.unlink()
    assert "templates/report.docx уже інший" in _again(root)[1][-1]


def test_another_template_or_page_is_an_amendment_too(root: Path) -> None:
    """Nothing that is written differs, but the paper does."""
    place = frozen(Workspace(root), OURS, YEAR)
    form = root / "templates/report.docx"
    form.write_bytes((place / "data/template/report.docx").read_bytes() + b"\0")
    with (root / f"data/{OURS}/organization.yaml").open("a", encoding="utf-8") as file:
        file.write("\narchive:\n  pdfa: 2a\n")
    _edit(root, "organization.yaml", "table_text_pt: 11", "table_text_pt: 12")

    made, lines = _again(root, form="current")

    assert made.standing.amendment is not None
    assert {("layout", "pdfa"), ("layout", "table_text_pt"), ("template", "templates/report.docx")} == {
        (change.part, change.name) for change in made.standing.amendment.changes
    }
    assert "    сторінка, частина PDF/A: «1a» → «2a»" in lines
    assert "    шаблон templates/report.docx: змінено" in lines


def test_another_profile_of_signs_is_one_change_however_many_places_it_shows_in(root: Path) -> None:
    """No word is another; a word that is, is told beside it."""
    frozen(Workspace(root), OURS, YEAR)
    with (root / f"data/{OURS}/organization.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntypography: {spaces: ні, apostrophe: ʼ}\n")

    made, lines = _again(root)

    was, now = "нерозривні пробіли, лапки «…», апостроф ’, тире —", "лапки «…», апостроф ʼ, тире —"
    assert [f"    друкарські знаки, слова ті самі: «{was}» → «{now}»"] == lines[1:]
    assert made.standing.amendment is not None
    _edit(root, "2024/report.yaml", "Роботу буде продовжено.", "Роботу завершено.")
    assert "    текст після таблиці: «Роботу буде продовжено.» → «Роботу завершено.»" in _again(root)[1]


def test_what_was_sealed_with_some_signs_keeps_them_until_the_organization_says_otherwise(root: Path) -> None:
    """A later program, whose usual signs are others, makes no amendment of it."""
    _switch(root, "typography: ні")
    frozen(Workspace(root), OURS, YEAR)
    _switch(root, "")

    made, (line,) = _again(root)

    assert made.standing.is_sealed
    assert "зміст той самий" in line
    _switch(root, "typography: так")
    assert {("typography", "typography")} == {
        (change.part, change.name) for change in getattr(_again(root)[0].standing.amendment, "changes", ())
    }


def _switch(root: Path, said: str) -> None:
    place = root / f"data/{OURS}/organization.yaml"
    lines = [line for line in place.read_text("utf-8").splitlines() if not line.startswith("typography")]
    place.write_text("\n".join([*lines, said, ""]), "utf-8")


def test_the_apostrophe_of_a_package_from_before_the_profile_is_its_profile() -> None:
    """It was the page's then; the rest was printed as typed."""
    old = {**TOLD, "layout": {"apostrophe": "’", "orientation": "portrait"}}

    read = PackageManifest.model_validate(old)

    assert AS_TYPED.evolve(apostrophe="’") == read.typography
    assert read == PackageManifest.model_validate_json(read.model_dump_json(by_alias=True, exclude_none=True))
    assert AS_TYPED == PackageManifest.model_validate({**TOLD, "layout": {}}).typography


def test_what_only_the_package_says_is_an_amendment_of_the_description(root: Path) -> None:
    """It is said and sealed; what is printed is the sealed document still."""
    frozen(Workspace(root), OURS, YEAR)
    _edit(root, "2024/report.yaml", "requisites:\n", "requisites:\n  registration: {index: 01-15/7}\n")
    with (root / f"data/{OURS}/organization.yaml").open("a", encoding="utf-8") as file:
        file.write("\narchive: {retention: {report: {term: 5 р.}}}\n")

    made, lines = _again(root)

    assert "    опис пакета: реєстраційний індекс: «не вказано» → «01-15/7»" in lines
    assert "    опис пакета: строк зберігання: «не вказано» → «5 р.»" in lines
    assert (2, False, True) == (made.standing.number, made.standing.is_sealed, made.standing.is_printed_alike)
    frozen(Workspace(root), OURS, YEAR)
    assert _again(root)[0].standing.is_sealed


def test_a_change_does_not_repeat_what_it_takes_out_of_a_person(root: Path) -> None:
    """The manifest would publish it again; the officials' own names are told."""
    acknowledged = "format: 1\nacknowledged:\n  - {rule: personal-phone, text: 067 123 45 67, reason: Так погоджено.}\n"
    (root / f"data/{OURS}/{YEAR}/findings.yaml").write_text(acknowledged, "utf-8")
    _edit(root, "2024/report.yaml", "Роботу буде продовжено.", "Номер 067 123 45 67 не діє.")
    frozen(Workspace(root), OURS, YEAR)
    _edit(root, "2024/report.yaml", "Номер 067 123 45 67 не діє.", "Номер не діє.")
    (root / f"data/{OURS}/{YEAR}/findings.yaml").unlink()

    made, lines = _again(root)

    assert "    текст після таблиці: «Номер 06• ••• •• 67 не діє.» → «Номер не діє.»" in lines
    assert b"067 123 45 67" not in (made.archived.folder / "manifest.json").read_bytes()
