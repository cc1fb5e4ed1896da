"""Each rule fires where it should, and only there."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults
from pipeline.rules.acknowledging import acknowledged
from pipeline.rules.approval import DELAYS
from pipeline.rules.catalogue import findings
from pipeline.rules.rule import Subject
from schemas.acknowledgements import Acknowledgements
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.origin import Origin
from schemas.report import Report
from schemas.text import Text
from tests.builders import (
    APPROVED,
    figures,
    located,
    marks,
    organization,
    plan,
    register,
    report_file,
    requisites,
    source_place,
)
from tests.strictly import compose, merge


def judged(report: Report, document: Document, today: dt.date = dt.date(2025, 1, 1)) -> tuple[Finding, ...]:
    """The findings as they are told: with the reasons of what is acknowledged."""
    return tuple(acknowledged(findings(Subject(report, document, today)), report.acknowledgements, document.kind))


def fired(*more: object, today: dt.date = dt.date(2025, 1, 1), kind: str = "report", **file: object) -> set[str]:
    """The rules that fire on a report of one measure."""
    body = marks(m1_1="Виконано [[n]].") if today.year > 2024 else marks()
    typed = (
        organization(),
        plan("1.1"),
        report_file(**{"approvals": APPROVED, **file}),
        body,
        figures(n={"value": "1"}),
        *more,
    )
    report = merge(Facts("x", 2024, typed, {}))  # type: ignore[arg-type] # facts are given as objects
    return {finding.rule for finding in judged(report, compose(DOCUMENTS[kind], report, today), today)}


def test_a_clean_report_has_no_findings() -> None:
    """Silence means that nothing was found."""
    assert set() == fired()


def test_a_persons_approval_worded_as_a_documents_is_found() -> None:
    """ЗАТВЕРДЖЕНО with a person."""
    person = {"by": "person", "official": "head", "date": "31.12.2024"}

    assert {"approval-word"} == fired(approvals=[{**person, "word": "«ЗАТВЕРДЖЕНО»"}])
    assert set() == fired(approvals=[person])


def test_a_documents_approval_may_have_its_word() -> None:
    """ЗАТВЕРДЖЕНО with a document is right."""
    assert set() == fired(approvals=[{"by": "act", "act": "Наказ", "word": "ЗАТВЕРДЖЕНО", "date": "1.1.2025"}])


def test_a_report_without_a_date_of_approval_is_found() -> None:
    """It is not approved yet."""
    assert {"approval-undated"} == fired(approvals=[{"by": "person", "official": "head"}])


def test_a_report_that_nobody_approves_is_found() -> None:
    """It is a draft for ever."""
    assert {"approval-none"} == fired(approvals=[])


def test_a_date_of_approval_that_has_not_come_is_found() -> None:
    """It approves nothing yet."""
    assert {"approval-ahead"} == fired(approvals=[{"by": "act", "act": "Наказ", "date": "2.1.2025"}])


@pytest.mark.parametrize(("sure", "expected"), [("false", {"source-uncertain"}), ("true", set())])
def test_an_uncertain_place_of_the_source_is_found(sure: str, expected: set[str]) -> None:
    """A certain one is not."""
    assert expected == fired(source_place(sure))


def test_a_gap_of_a_year_under_way_is_found() -> None:
    """A draft lists what it lacks."""
    assert {"mark-missing", "approval-ahead"} == fired(today=dt.date(2024, 6, 1))


def test_a_mark_without_a_state_is_found() -> None:
    """It would be counted nowhere."""
    mark = marks(m1_1="Виконано [[n]].").marks[0].evolve(status=None)
    typed = (
        organization(),
        plan("1.1"),
        report_file(approvals=APPROVED),
        marks().evolve(marks=(mark,)),
        figures(n={"value": "1"}),
    )
    report = merge(Facts("x", 2024, typed, {}))
    document = compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))

    assert {"status-missing"} == {finding.rule for finding in judged(report, document)}


def test_a_figure_that_nobody_prints_is_found() -> None:
    """It may be a name mistyped elsewhere."""
    assert {"figure-unused"} == fired(figures(m={"value": "1"}))


@pytest.mark.parametrize("text", ["Виконано [[n]].", "Виконано [[n|захід]].", "Виконано [[n|словами]]."])
def test_a_number_that_is_not_known_yet_is_a_blank_of_a_draft(text: str) -> None:
    """It is found, keeps the document a draft, and must be known when the year is over."""
    awaited = figures(n={"value": "ще не відомо"})
    typed = (organization(), plan("1.1"), report_file(approvals=APPROVED), marks(m1_1=text), awaited)
    report = merge(Facts("x", 2024, typed, {}))
    document = compose(DOCUMENTS["report"], report, dt.date(2024, 12, 31))

    assert "Виконано ____." == document.sections[0].rows[0].cells["mark"][0].text
    assert {"figure-awaited"} == {each.rule for each in judged(report, document, dt.date(2024, 12, 31))}
    assert document.draft
    assert document.approved_on is None
    with pytest.raises(DataFaults, match="показник «n» ще не відомий, а 2024 рік уже минув"):
        compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))


def test_inferred_statuses_are_found() -> None:
    """They are not the officer's word."""
    inferred = marks().evolve(statuses="inferred")

    assert {"status-inferred"} == fired(inferred)


def test_a_plan_without_a_date_of_approval_is_found_in_both_documents() -> None:
    """It is a draft itself, and a report stands on an approved plan."""
    unapproved = plan("1.1").evolve(
        requisites=requisites(columns={"title": "Захід"}, approvals=[{"by": "person", "official": "head"}])
    )
    typed = (organization(), unapproved, report_file(approvals=APPROVED), marks(m1_1="Виконано."))
    report = merge(Facts("x", 2024, typed, {}))

    for kind, expected in (("report", {"plan-approval"}), ("plan", {"approval-undated"})):
        document = compose(DOCUMENTS[kind], report, dt.date(2025, 1, 1))

        assert expected == {finding.rule for finding in judged(report, document)}


_DAYS = st.none() | st.dates(dt.date(2024, 12, 1), dt.date(2025, 2, 1))


@settings(deadline=None)
@given(
    approvals=st.lists(_DAYS, max_size=2),
    concurrences=st.lists(_DAYS, max_size=2),
    today=_DAYS.filter(bool),
    gap=st.booleans(),
)
def test_a_document_is_a_draft_exactly_while_a_finding_says_why(
    approvals: list[dt.date | None], concurrences: list[dt.date | None], today: dt.date, *, gap: bool
) -> None:
    """A date that is missing or has not come, no approval at all, a mark that is missing; nothing else."""

    def given_on(days: list[dt.date | None]) -> list[dict[str, object]]:
        dated = ({"date": f"{day:%d.%m.%Y}"} if day else {} for day in days)
        return [{"by": "act", "act": "Рішення", **each} for each in dated]

    own = report_file(approvals=given_on(approvals), concurrences=given_on(concurrences))
    gap = gap and today.year == 2024
    report = merge(Facts("x", 2024, (organization(), plan("1.1"), own, *(() if gap else [marks(m1_1="Так.")])), {}))
    document = compose(DOCUMENTS["report"], report, today)

    reasons = DELAYS & {finding.rule for finding in judged(report, document, today)}

    assert (not reasons) == (document.approved_on is not None)
    assert gap == bool(document.draft)
    assert document.approved_on in (None, max((day for day in (*approvals, *concurrences) if day), default=None))


def _found(text: str, *more: object, **body: object) -> list[Finding]:
    """The findings of a report whose only mark is `text`."""
    typed = (organization(**body), plan("1.1"), report_file(approvals=APPROVED), marks(m1_1=text), *more)
    report = merge(Facts("x", 2024, typed, {}))  # type: ignore[arg-type] # facts are given as objects
    return list(judged(report, compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1))))


def _reason(**typed: object) -> Acknowledgements:
    """One acknowledgement."""
    reason = {"reason": located("Так погоджено.", "data/x/2024/findings.yaml"), **typed}
    return Acknowledgements.model_validate({"format": "1", "acknowledged": [reason]})


def test_a_persons_number_is_an_error_with_its_place() -> None:
    """It is told by its ends only, with the measure, the line and two ways out."""
    (finding,) = _found("Звернення прийнято за тел. 067 123 45 67.")

    assert Severity.ERROR is finding.severity
    assert "захід 1.1: надруковано номер телефону «06• ••• •• 67»" == finding.message
    assert "personal-phone" == finding.rule
    assert "channels" in finding.remedy
    assert "findings.yaml" in finding.remedy
    assert "1.1" == finding.measure


@pytest.mark.parametrize(
    "text",
    ["Розглянуто заяву Оксани ВИГАДАНОЇ", "Розглянуто заяву Вигаданого Б. В.", "[пишіть](mailto:a@example.com)"],
)
def test_people_in_a_mark_are_an_error(text: str) -> None:
    """A name is found as it is written, an address also where only a link has it."""
    expected = "personal-email" if "mailto" in text else "personal-name"

    assert [expected] == [finding.rule for finding in _found(text)]


def test_what_the_organization_makes_public_is_no_finding() -> None:
    """Its own channels, however they are written, and its officials."""
    text = "Прийом веде Рута ЗРАЗКОВА за тел. (067) 123-45-67, [пошта](mailto:A@example.com)."

    assert [] == _found(text, channels=["+380671234567", "a@example.com"])


def test_a_finding_may_be_acknowledged_with_a_reason() -> None:
    """By the very words, with or without the measure; it stays a finding that carries the reason."""
    for place in ({}, {"measure": "1.1"}):
        (finding,) = _found(
            "Звертайтеся: 067 123 45 67.", _reason(rule="personal-phone", text="067 123 45 67", **place)
        )

        assert "Так погоджено." == finding.acknowledged
        assert "067 123 45 67" not in finding.model_dump_json()


@pytest.mark.parametrize(
    "typed",
    [
        {"rule": "personal-phone", "text": "067 123 45 68"},
        {"rule": "personal-phone"},
        {"rule": "personal-name", "text": "067 123 45 67"},
        {"rule": "personal-phone", "text": "067 123 45 67", "measure": "1.2"},
        {"rule": "personal-phone", "text": "067 123 45 67", "document": "plan"},
    ],
    ids=["other words", "no words", "other rule", "other measure", "other document"],
)
def test_an_acknowledgement_of_something_else_acknowledges_nothing(typed: dict[str, object]) -> None:
    """And if it should have found something in this document, that is a finding."""
    idle = set() if typed.get("document") == "plan" else {"acknowledgement-idle"}

    found = _found("Звертайтеся: 067 123 45 67.", _reason(**typed))

    assert {"personal-phone", *idle} == {finding.rule for finding in found}
    assert [None] == [finding.acknowledged for finding in found if finding.rule == "personal-phone"]


def test_an_uncertain_place_is_acknowledged_by_its_line_and_words_alone() -> None:
    """An old reason does not swallow another place of the same measure, nor other words in the same place."""
    here, other = "рядок 60 — до Ре[…]", source_place().evolve(line=Text("61"))
    found = _found("Виконано.", source_place(), other, _reason(rule="source-uncertain", measure="1.1", text=here))

    assert ["Так погоджено.", None] == [finding.acknowledged for finding in found]
    for typed in ({"measure": "1.1"}, {"measure": "1.1", "text": "рядок 60 — до Ре"}):
        found = _found("Виконано.", source_place(), _reason(rule="source-uncertain", **typed))

        assert {"source-uncertain": None, "acknowledgement-idle": None} == {
            finding.rule: finding.acknowledged for finding in found
        }


def test_what_goes_to_the_manifest_is_searched_too() -> None:
    """Another rule's message, and an acknowledgement's own reason, may tell of a person."""
    uncertain = source_place().evolve(reason=located("мабуть, Вигадана Оксана Петрівна"))
    words = "рядок 60 — до Ре[…]"
    reason = _reason(rule="source-uncertain", text=words, reason=located("дозволив Вигаданий Б. В."))

    found = _found("Виконано.", uncertain, reason)

    assert 2 == sum(finding.rule == "personal-name" and finding.severity is Severity.ERROR for finding in found)


@pytest.mark.parametrize("length", range(1, 12))
def test_a_street_that_a_finding_cuts_off_from_its_person_is_no_person(length: int) -> None:
    """What is quoted from the document was judged where it stands, in the whole sentence."""
    text = f"Прийом за адресою вул. Михайла Вигаданенка {'і' * length} , поверх."

    assert {"space-before-mark"} == {finding.rule for finding in _found(text)}


def _over(folder: str, *kinds: str, **figure: object) -> list[Finding]:
    """The findings of a report that prints a figure over a register with these rows."""
    table = register("облік", {"kind": "text"}, *((Text(kind),) for kind in kinds))
    table = table.evolve(form=table.form.evolve(file=Text(f"{folder}/a.csv")))
    return _found("Надійшло [[n]].", table, figures(n={"register": "облік", **figure}))


@pytest.mark.parametrize(("rows", "expected"), [(0, []), (1, ["small-count"]), (4, ["small-count"]), (5, [])])
def test_a_count_of_few_people_is_found(rows: int, expected: list[str]) -> None:
    """One to four people may be known by it; none and five are not; a public register counts no people."""
    assert expected == [finding.rule for finding in _over("private", *["усне"] * rows)]
    assert [] == _over("registers", *["усне"] * rows)


def test_a_count_of_few_says_how_they_were_chosen() -> None:
    """By columns, never by what stands in them."""
    (some,) = _over("private", "усне", "письмове", where={"kind": "усне"})
    (all_,) = _over("private", "усне", "письмове")

    assert "графа «kind»" in some.message
    assert "усне" not in some.message
    assert "весь рік" in all_.message


def test_a_count_that_finds_no_row_is_found() -> None:
    """Zero among many rows may be a word mistyped; of an empty register it is plain."""
    assert ["figure-no-rows"] == [finding.rule for finding in _over("registers", "усне", where={"kind": "уснее"})]
    assert [] == _over("registers", where={"kind": "усне"})


@pytest.mark.parametrize(
    ("head", "kind", "expected"),
    [
        ("ПІБ", "text", ["register-public"]),
        ("П. І. Б. заявника", "text", ["register-public"]),
        ("Прізвище, ім'я", "text", ["register-public"]),
        ("Викривач", "text", ["register-public"]),
        ("Кількість викривачів", "quantity", []),
        ("Вид навчання", "text", []),
    ],
)
def test_a_public_register_with_heads_of_a_private_one_is_found(head: str, kind: str, expected: list[str]) -> None:
    """People's data promise themselves in the heads; a number of people names nobody."""
    table = register("облік", {"kind": kind})
    column = table.form.columns[Text("kind")].evolve(head=Text(head))
    public = table.evolve(form=table.form.evolve(columns={Text("kind"): column}))
    private = public.evolve(form=public.form.evolve(file=Text("private/a.csv")))

    assert expected == [finding.rule for finding in _found("Виконано.", public)]
    assert [] == _found("Виконано.", private)


def test_a_figures_title_is_published_and_searched() -> None:
    """The tables of figures carry the titles that no page prints."""
    named = figures(n={"value": "1", "title": "Повідомлення Вигаданого Б. В."})

    assert ["personal-name"] == [finding.rule for finding in _found("Було [[n]].", named)]


def test_a_figures_key_is_published_and_searched() -> None:
    """The tables of figures carry the keys, in which words are joined by underscores."""
    key = "Вигаданенко_Петро_0501234567"

    found = _found(f"Було [[{key}]].", figures(**{key: {"value": "1", "title": "Показник"}}))

    assert ["personal-name", "personal-phone"] == sorted(finding.rule for finding in found)


def test_the_name_of_a_public_registers_file_is_searched() -> None:
    """A file is named after a person as easily as a figure; a private one's name is not told."""
    table = register("облік", {"kind": "text"})
    public = table.evolve(form=table.form.evolve(file=Text("registers/Вигаданенко_Петро.csv")))
    private = public.evolve(form=public.form.evolve(file=Text("private/Вигаданенко_Петро.csv")))

    assert ["personal-name"] == [finding.rule for finding in _found("Виконано.", public)]
    assert [] == _found("Виконано.", private)


def test_the_name_of_a_marks_file_is_searched() -> None:
    """Runs tell the file that they stand in, and so does report.json; the finding leads to that file."""
    place = Origin("data/x/2024/marks/Вигаданенко Петро 0501234567.md")
    mark = marks(m1_1="Виконано.").marks[0].evolve(**{"@origin": place})
    typed = (organization(), plan("1.1"), report_file(approvals=APPROVED), marks().evolve(marks=(mark,)))
    report = merge(Facts("x", 2024, typed, {}))

    found = judged(report, compose(DOCUMENTS["report"], report, dt.date(2025, 1, 1)))

    assert {("personal-name", place), ("personal-phone", place)} == {(each.rule, each.origin) for each in found}


def test_one_reason_may_be_given_for_all_findings_of_a_rule_but_not_for_errors() -> None:
    """Everywhere means everywhere in the document; an error is decided on one by one."""
    found = [
        Finding(rule="quotes", severity=severity, message="…", text=text)
        for severity, text in ((Severity.NOTE, "а"), (Severity.WARNING, "б"), (Severity.ERROR, "в"))
    ]
    typed = Acknowledgements.model_validate(
        {"format": "1", "acknowledged": [{"rule": "quotes", "everywhere": "так", "reason": "Так в оригіналі."}]}
    )
    told = acknowledged(found, typed.acknowledged, "report")

    assert ["Так в оригіналі.", "Так в оригіналі.", None] == [each.acknowledged for each in told]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("old-speling", "Такого правила немає. Чи не малося на увазі «old-spelling»?"),
        ("weekday-wrong", "У text підійде: понеділок, 15.11.2023"),
        ("personal-name", "Вилучіть його або звірте"),
    ],
)
def test_an_idle_reason_says_what_would_fit(rule: str, told: str) -> None:
    """The rule that was meant, or the words that are wanted; never a person's."""
    texts = {"weekday-wrong": "понеділок, 15.11.2023", "personal-name": "Вигадана Оксана"}
    found = [Finding(rule=name, severity=Severity.WARNING, message="…", text=text) for name, text in texts.items()]

    *_, idle = acknowledged(found, _reason(rule=rule, text="інше").acknowledged, "report")

    assert idle.remedy.startswith(told)
