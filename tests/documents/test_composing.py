"""The content of the documents: approval blocks, signatures, cells, refusals."""

import datetime as dt

import pytest

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults
from schemas.document import Block, Document
from schemas.organization import Organization
from tests.builders import figures, marks, organization, plan, report_file, visas
from tests.strictly import compose as composed
from tests.strictly import merge

TODAY = dt.date(2025, 1, 10)
DONE = marks(m1_1="Виконано.", m1_2="Виконано.")


def compose(kind: str = "report", body: Organization | None = None, today: dt.date = TODAY, **more: object) -> Document:
    """Compose a document of two measures, with other requisites."""
    parts = (body or organization(), plan("1.1", "1.2"), report_file(**more), DONE, visas())
    return composed(DOCUMENTS[kind], merge(Facts("x", 2024, parts, {})), today)


def texts(block: Block) -> list[str]:
    """The block's paragraphs."""
    return [paragraph.text for paragraph in block]


def test_a_person_approves_with_word_post_name_and_date() -> None:
    """ЗАТВЕРДЖУЮ is a person's word."""
    (block,) = compose(approvals=[{"by": "person", "official": "head", "date": "29.12.2024", "seal": "true"}]).approvals

    assert [
        text for part in (block.word, block.authority, block.name, block.date, block.seal) for text in texts(part)
    ] == ["ЗАТВЕРДЖУЮ", "Голова", "Явір ПРИКЛАДЕНКО", "«29» грудня 2024 року", "М. П."]


def test_a_document_approves_with_its_date_and_number() -> None:
    """ЗАТВЕРДЖЕНО is a document's word."""
    approval = {"by": "act", "act": "Розпорядження голови", "date": "03.01.2025", "number": "85-ра"}
    (block,) = compose(approvals=[approval]).approvals

    assert [
        text for part in (block.word, block.authority, block.name, block.date, block.seal) for text in texts(part)
    ] == ["ЗАТВЕРДЖЕНО", "Розпорядження голови", "03.01.2025 №\u00a085-ра"]


def test_the_author_of_the_data_may_word_the_approval() -> None:
    """A document of the past is printed as it was."""
    (block,) = compose(approvals=[{"by": "person", "official": "head", "word": "«ЗАТВЕРДЖЕНО»"}]).approvals

    assert texts(block.word) == ["«ЗАТВЕРДЖЕНО»"]


def test_before_approval_the_date_is_left_blank() -> None:
    """A report is approved in the next year, a plan in the year before its own."""
    (block,) = compose(approvals=[{"by": "person", "official": "head"}]).approvals
    assert texts(block.date) == ["«___» ____________ 2025 року"]


def test_concurrence_stands_beside_approval() -> None:
    """ПОГОДЖЕНО is the word of both persons and documents."""
    document = compose(
        concurrences=[{"by": "person", "official": "officer"}, {"by": "act", "act": "Протокол", "number": "1"}]
    )

    assert [texts(block.word) for block in document.concurrences] == [["ПОГОДЖЕНО"], ["ПОГОДЖЕНО"]]


def _succession() -> Organization:
    return organization(
        officials=[
            {"role": "head", "name": "Явір ПРИКЛАДЕНКО", "position": "Голова", "until": "30.06.2024"},
            {
                "role": "head",
                "name": "Калина ВЗІРЕЦЬ",
                "position": "Секретар",
                "acting": "В. о.",
                "position_genitive": "голови",
                "since": "01.07.2024",
            },
            {"role": "officer", "name": "Рута ЗРАЗКОВА", "position": "Спеціаліст"},
        ]
    )


@pytest.mark.parametrize(
    ("day", "post", "name"),
    [("29.06.2024", "Голова", "Явір ПРИКЛАДЕНКО"), ("02.07.2024", "В. о. голови", "Калина ВЗІРЕЦЬ")],
)
def test_who_approves_is_who_was_in_office_that_day(day: str, post: str, name: str) -> None:
    """A person who acts is printed with В. о. and the post in the genitive."""
    (block,) = compose(body=_succession(), approvals=[{"by": "person", "official": "head", "date": day}]).approvals

    assert [post, name] == [*texts(block.authority), *texts(block.name)]


def test_two_in_office_on_one_day_are_refused() -> None:
    """The program does not choose between people."""
    twice = [{"role": "officer", "name": name, "position": "Спеціаліст"} for name in ("А А", "Б Б")]

    with pytest.raises(DataFaults, match=r"31\.12\.2024 обіймають кілька осіб"):
        compose(body=organization(officials=twice))


def test_a_long_post_is_signed_on_the_level_of_its_last_line() -> None:
    """The post runs over short lines; the name stands beside the last."""
    post = "Головний спеціаліст, уповноважена особа з питань запобігання корупції"
    body = organization(officials=[{"role": "officer", "name": "Рута ЗРАЗКОВА", "position": post}])
    (signature,) = compose(body=body).signatures

    assert post == " ".join(
        [text for line in signature.post_lines for text in texts(line)] + texts(signature.last_post_line)
    )
    assert texts(signature.name) == ["Рута ЗРАЗКОВА"]


def test_several_sign_one_under_another() -> None:
    """In the order of the data."""
    document = compose(signatures=[{"official": "head"}, {"official": "officer"}])

    assert [texts(signature.name) for signature in document.signatures] == [["Явір ПРИКЛАДЕНКО"], ["Рута ЗРАЗКОВА"]]


def test_a_plan_has_no_marks() -> None:
    """Five columns, and the plan's own requisites."""
    document = compose("plan")

    assert [column.key for column in document.columns] == [
        "number",
        "title",
        "timeframe",
        "responsible_parties",
        "expected_result",
    ]
    assert texts(document.name) == ["ПЛАН"]


def test_a_column_that_is_not_asked_for_is_not_there() -> None:
    """Unnumbered measures have no column of numbers."""
    document = compose(columns={"title": "Захід", "mark": "Стан"})

    assert [{"title", "mark"}] * 2 == [set(row.cells) for row in document.rows()]


def test_an_unknown_column_is_refused_with_a_near_one() -> None:
    """A head without cells would be an empty column."""
    with pytest.raises(DataFaults, match="Чи не малося на увазі «mark»"):
        compose(columns={"title": "Захід", "marks": "Стан"})


def test_an_unknown_official_is_refused() -> None:
    """The roles that there are, are named."""
    with pytest.raises(DataFaults, match=r"ролі «mayor» немає в organization\.yaml\. Є ролі: head, officer"):
        compose(signatures=[{"official": "mayor"}])


def _half_marked(today: dt.date) -> Document:
    parts = (organization(), plan("1.1", "1.2"), report_file(), marks(m1_1="Виконано."))
    return composed(DOCUMENTS["report"], merge(Facts("x", 2024, parts, {})), today)


def test_a_year_under_way_is_a_draft() -> None:
    """A gap is an empty cell under the word ПРОЄКТ."""
    document = _half_marked(dt.date(2024, 12, 31))

    assert texts(document.draft) == ["ПРОЄКТ"]
    assert [texts(row.cells["mark"]) for row in document.rows()] == [["Виконано."], []]


def test_a_year_that_is_over_must_have_every_mark() -> None:
    """The measure without a mark is named with its place."""
    with pytest.raises(DataFaults, match=r"plan\.yaml:11:5: немає відмітки про виконання заходу 1\.2"):
        _half_marked(dt.date(2025, 1, 1))


def test_many_missing_marks_are_told_in_one_line() -> None:
    """With the list of their measures, and how to have a draft of a day of that year."""
    parts = (organization(), plan("1.1", "1.2", "1.3", "1.4", "1.5"), report_file(), marks(m1_1="Виконано."))
    wanted = (
        r"немає відміток про виконання 4.заходів, а 2024 рік уже минув: 1\.2, 1\.3, 1\.4, 1\.5\. .*TODAY=РРРР-ММ-ДД"
    )

    with pytest.raises(DataFaults, match=wanted) as raised:
        composed(DOCUMENTS["report"], merge(Facts("x", 2024, parts, {})), dt.date(2025, 1, 1))

    assert 1 == len(raised.value.faults)


def test_one_row_changes_every_cell_that_names_its_figure_and_no_other() -> None:
    """A figure has one home, however often it is printed."""

    def cells(count: str) -> dict[str, list[str]]:
        typed = figures(n={"value": count}, other={"value": "7"})
        body = marks(m1_1="Було [[n]].", m1_2="Знову [[n]], а тут [[other]].", m1_3="Лише [[other]].")
        parts = (organization(), plan("1.1", "1.2", "1.3"), report_file(), body, typed)
        document = composed(DOCUMENTS["report"], merge(Facts("x", 2024, parts, {})), TODAY)
        return {row.measure: texts(row.cells["mark"]) for row in document.rows()}

    before, after = cells("1"), cells("2")

    assert {"1.1", "1.2"} == {measure for measure in before if before[measure] != after[measure]}
    assert after["1.2"] == ["Знову 2, а тут 7."]
