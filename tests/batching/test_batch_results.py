"""What a batch has come to, as tables, as a page and as a list of failures; and the journal that it goes on by."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from pipeline.batching.finding import Wanted
from pipeline.batching.journal import Journal
from pipeline.batching.outcome import Results, place, stage
from pipeline.batching.results import FAILED, PAGE, files
from pipeline.batching.saying import conclusion, line
from pipeline.errors import ExitCode
from schemas.answer import DocumentAnswer, Notice
from schemas.batch import Counted, Entry, Line
from schemas.findings import Severity
from schemas.manifest import Amended
from tests.axe import violations
from tests.browser import browser
from tests.story.telling import ROOT

HOSTILE = '=HYPERLINK("http://x";"<script>document.title=\'ні\'</script>")'
MARKUP = "</td></table><script>document.title='ні'</script><img src=x onerror=alert(1)>"
DAY = dt.date(2026, 1, 15)


def document(organization: str, **more: object) -> DocumentAnswer:
    """A document that was asked for."""
    typed = {"organization": organization, "year": 2024, "document": "report", "exit_code": 0, "exit_name": "OK"}
    return DocumentAnswer.model_validate({**typed, **more})


def built(organization: str, name: str = "Вигадана рада", **more: object) -> Entry:
    """One that was made."""
    pdf = f"build/{organization}/2024/report/report.pdf"
    made = document(organization, pages=19, approved_on=dt.date(2024, 12, 29), draft=False, files=(pdf,), **more)
    found = Counted(warnings=3, notes=2, acknowledged=92)
    return Entry(
        workspace="області/перша",
        name=name,
        outcome="built",
        document=made,
        findings=found,
        seconds=1.25,
        sha256="ab" * 32,
    )


def failed(organization: str, *faults: Notice, **more: object) -> Entry:
    """One that was not."""
    wanted = document(organization, exit_code=3, exit_name="DATA")
    return Entry(workspace="", outcome="failed", document=wanted, faults=faults).evolve(**more)


def unreached(organization: str) -> Entry:
    """One that nobody came to."""
    return Entry(workspace="", outcome="unreached", document=document(organization, exit_code=130, exit_name="X"))


EARLIER = "build/vyhadana-3/2024/report/report.pdf"


def fault(message: str) -> Notice:
    """What kept it from being made."""
    return Notice(
        rule="DATA",
        severity=Severity.ERROR,
        message=message,
        remedy="Виправте",
        file="data/x/2024/marks.yaml",
        line=38,
        column=5,
    )


RESULTS = Results(
    (
        built("vyhadana-1"),
        built("vyhadana-2", HOSTILE),
        failed("vyhadana-3", fault("бракує двокрапки"), fault(MARKUP), name="Третя рада", earlier=EARLIER),
        unreached("vyhadana-4"),
    ),
    DAY,
    (Notice(rule="DATA", severity=Severity.ERROR, message="такого органу немає", file="list.txt", line=2),),
)


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    """The files of the results, of a folder two below where the search began."""
    return dict(files(RESULTS, tmp_path, tmp_path / "build/_batch/results"))


def test_the_tables_say_the_same_and_nothing_in_them_is_a_formula(made: dict[str, bytes]) -> None:
    """A name that begins with = is a text; numbers are numbers."""
    rows = table(made)
    sheet = load_workbook(io.BytesIO(made["results.xlsx"])).worksheets[0]
    cells = [list(row) for row in sheet.iter_rows()]

    assert 5 == len(rows) == len(cells)
    assert {len(rows[0])} == {len(row) for row in (*rows, *cells)}
    assert ("'" + HOSTILE, HOSTILE) == (rows[2][2], cells[2][2].value)
    assert not {cell.data_type for row in cells for cell in row} & {"f", "e"}
    assert [
        "області/перша",
        "vyhadana-1",
        "Вигадана рада",
        "2024",
        "Звіт",
        "складено",
        "затверджено 29.12.2024",
    ] == rows[1][:7]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert ["19", "0", "3", "2", "92", "1,25"] == [first[head] for head in COUNTS]
    assert "області/перша/build/vyhadana-1/2024/report/report.pdf" == first["Файл"]


COUNTS = ("Сторінок", "Помилок", "Пересторог", "Приміток", "Пояснено", "Секунд")


def table(made: dict[str, bytes]) -> list[list[str]]:
    """The rows of results.csv."""
    return list(csv.reader(io.StringIO(made["results.csv"].decode("utf-8-sig")), delimiter=";"))


def test_the_tables_say_why_a_document_was_not_made(made: dict[str, bytes]) -> None:
    """The first fault, its place and the way out; how many there are; what lies there of earlier runs."""
    rows = table(made)
    third = dict(zip(rows[0], rows[3], strict=True))

    assert {
        "Орган": "Третя рада",
        "Що вийшло": "не складено",
        "Причина": "бракує двокрапки",
        "Місце": "data/x/2024/marks.yaml:38:5",
        "Що зробити": "Виправте",
        "Помилок": "2",
        "Пересторог": "",
        "Файл": "",
        "Попередній файл": EARLIER,
    }.items() <= third.items()


def test_the_workbook_is_for_eyes(made: dict[str, bytes], tmp_path: Path) -> None:
    """Columns as wide as what they hold, each with a filter; the head stays; of one workspace nothing is said."""
    sheet = load_workbook(io.BytesIO(made["results.xlsx"])).worksheets[0]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    one = dict(files(Results(RESULTS.entries[:2], DAY), tmp_path, tmp_path / "x"))
    alone = [cell.value for cell in load_workbook(io.BytesIO(one["results.xlsx"])).worksheets[0][1]]

    assert (sheet.dimensions, "A2") == (sheet.auto_filter.ref, sheet.freeze_panes)
    widths = {head: sheet.column_dimensions[letter].width for head, letter in heads.items()}
    assert widths["Рік"] < widths["Орган"] < 70
    assert 64 < widths["SHA-256 PDF"] <= 70
    assert 2024 == sheet[f"{heads['Рік']}2"].value
    assert [*heads] == ["Робочий каталог", *alone]
    assert table(made)[0] == table(one)[0]


def test_of_what_nobody_came_to_nothing_is_counted(made: dict[str, bytes]) -> None:
    """It has no faults: it has not been looked at."""
    rows = table(made)
    fourth = dict(zip(rows[0], rows[4], strict=True))

    assert ("ще не складали", "") == (fourth["Що вийшло"], fourth["Причина"])
    assert [""] * 6 == [fourth[head] for head in COUNTS]


def test_a_place_names_the_workspace_it_is_in() -> None:
    """Of several, each has a data folder."""
    away = failed("x", fault("ні"), Notice(rule="DATA", severity=Severity.ERROR, message="ні", place="захід 3"))
    away = away.evolve(workspace="області/друга")

    assert ["області/друга/data/x/2024/marks.yaml:38:5", "області/друга: захід 3"] == [
        place(away, each) for each in away.faults
    ]
    assert "    області/друга/data/x/2024/marks.yaml:38:5: ні. Виправте" in conclusion(Results((away,), DAY), "", 0)


class Links(HTMLParser):
    """The links and the tables of a page."""

    def __init__(self) -> None:
        """Gather nothing yet."""
        super().__init__()
        self.links: list[str | None] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather one."""
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"])


def test_the_page_leads_to_the_documents_and_quotes_what_it_is_given(made: dict[str, bytes]) -> None:
    """Its links are relative, and letters of HTML in a name are letters."""
    page = made[PAGE].decode()
    found = Links()
    found.feed(page)

    assert "script" not in found.tags
    assert "img" not in found.tags
    area = "%D0%BE%D0%B1%D0%BB%D0%B0%D1%81%D1%82%D1%96/%D0%BF%D0%B5%D1%80%D1%88%D0%B0"
    assert f"../../../{area}/build/vyhadana-1/2024/report/report.pdf" == found.links[1]
    assert [f"../../../{EARLIER}"] * 2 == found.links[::3]
    assert 4 == len(found.links)
    assert "Третя рада" in page
    assert "data/x/2024/marks.yaml:38:5" in page
    assert "list.txt:2" in page
    assert "1 ще не складали" in page


@pytest.mark.hard
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_wrong(width: int, scheme: str, made: dict[str, bytes], tmp_path: Path) -> None:
    """On a phone and on a desk, by day and by night; and the page asks for nothing from elsewhere."""
    (tmp_path / PAGE).write_bytes(made[PAGE])

    with browser(tmp_path / "profile") as chromium:
        chromium.open(tmp_path / PAGE, width, scheme)
        assert [] == violations(chromium)
        assert width == chromium.find("document.documentElement.scrollWidth")
        assert "Результати пакетної роботи" == chromium.find("document.title")
        assert [(tmp_path / PAGE).as_uri()] == chromium.asked_for()


def test_failures_are_listed_with_their_places(made: dict[str, bytes]) -> None:
    """By the schema that the project publishes."""
    told = json.loads(made[FAILED])

    jsonschema.validate(told, json.loads((ROOT / "schemas/json/failures.schema.json").read_text("utf-8")))
    assert [("vyhadana-3", ["бракує двокрапки", MARKUP])] == [
        (each["document"]["organization"], [one["message"] for one in each["faults"]]) for each in told["failed"]
    ]
    assert ["list.txt"] == [each["file"] for each in told["faults"]]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "затверджено 29.12.2024"),
        ({"is_sealed": True, "number": 2}, "запечатано № 2"),
        ({"amends": Amended(number=1, manifest="a" * 64), "number": 2}, "зміна № 2, затверджено 29.12.2024"),
        ({"amends": Amended(number=1, manifest="a" * 64), "number": 2, "is_sealed": True}, "запечатано № 2"),
    ],
)
def test_how_far_a_document_has_come_is_said(more: dict[str, object], said: str) -> None:
    """As its manifest and its sealed packages have it."""
    assert said == stage(built("x", **more))


def test_a_draft_is_called_one() -> None:
    """Until the day of its approval is known."""
    draft = built("x").model_copy(update={"document": document("x", draft=True)})

    assert "проєкт" == stage(draft)


def test_the_screen_tells_each_failure_with_its_place_and_the_sum() -> None:
    """In a table, its faults below; the code is that of the first that failed."""
    said = conclusion(RESULTS, "build/_batch/results/results.html", 12.34).splitlines()

    assert ["ОРГАН", "РІК", "ДОКУМЕНТ", "ЩО", "СТАЛОСЯ"] == said[0].split()
    assert ["vyhadana-3", "2024", "Звіт", "Дані", "потребують", "виправлення"] == said[1].split()
    assert ["    Третя рада", f"    лишився попередній документ: {EARLIER}"] == said[2:4]
    assert "    data/x/2024/marks.yaml:38:5: бракує двокрапки. Виправте" == said[4]
    assert "Документів 4: складено 2, без змін 0, не складено 1, ще не складали 1; 12,3 с" == said[-2]
    assert ExitCode.DATA == RESULTS.exit_code
    assert line(RESULTS.entries[2]) == (
        "не складено: Третя рада (vyhadana-3), 2024 рік, звіт — Дані потребують виправлення"
    )
    assert line(RESULTS.entries[0]) == (
        "складено: області/перша/vyhadana-1, 2024 рік, звіт — затверджено 29.12.2024; "
        "19 сторінок, пересторог 3, приміток 2, 1,2 с"
    )


def noted() -> Iterator[Line]:
    """Lines of a journal."""
    for number in range(3):
        yield Line(mark=str(number), manifest="x", entry=built(f"vyhadana-{number}"))


def test_a_journal_gives_the_last_line_of_each_document(tmp_path: Path) -> None:
    """Also to the next run."""
    journal = Journal(tmp_path / "journal.jsonl")
    for each in noted():
        journal.add(each)
    journal.add(Line(mark="9", manifest="y", entry=built("vyhadana-1")))

    again = Journal(tmp_path / "journal.jsonl")

    for book in (journal, again):
        assert ["0", "9", "2"] == [
            found.mark
            for number in range(3)
            if (found := book.line(Wanted("області/перша", f"vyhadana-{number}", 2024, "report")))
        ]
    assert again.line(Wanted("", "vyhadana-1", 2024, "report")) is None


def test_a_journal_that_was_cut_off_anywhere_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    """And written on behind that: a torn line takes no other along."""
    whole = b"".join(each.model_dump_json().encode() + b"\n" for each in noted())
    file, lines = tmp_path / "journal.jsonl", whole.splitlines()

    for cut in range(0, len(whole), 7):
        file.write_bytes(whole[:cut])
        journal = Journal(file)
        journal.add(Line(mark="9", manifest="y", entry=built("vyhadana-9")))

        marks = [json.loads(each)["mark"] for each in file.read_text("utf-8").splitlines()]
        assert [*"012"[: sum(each in lines for each in whole[:cut].split(b"\n"))], "9"] == [
            mark for mark in marks if mark != "?"
        ]
