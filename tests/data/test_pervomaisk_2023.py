"""The data of 2023 says what the source says, word for word, but for the changes that source.csv lists."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from tests.data import ocr, written
from tests.data.ocr import COLUMNS, TEAR, Fragment, Place

MONTHS_OF_2023 = {"29.12.2023": "«29» грудня 2023 року"}
SIX = ("569", "62", "83", "279", "747", "524")


def source_cells() -> dict[tuple[str, str], list[str]]:
    """The source's cells as words, repaired as source.csv says; every join of it is used, and no other is needed."""
    joins = [place for place in ocr.places() if place.is_join]
    cells: dict[tuple[str, str], list[Fragment]] = {}
    for fragment in ocr.moved(list(ocr.fragments(ocr.repaired()))):
        cells.setdefault((fragment.measure, fragment.column), []).append(fragment)
    joined = {cell: joined_text(parts, joins) for cell, parts in cells.items()}
    assert [] == joins
    return {cell: text.split() for cell, text in joined.items()}


def joined_text(parts: list[Fragment], joins: list[Place]) -> str:
    """The parts of one cell as one text; each join is taken out of `joins`."""
    text = parts[0].text
    for before, after in pairwise(parts):
        for place in joins:
            left, right = (each.strip() for each in place.was.split(TEAR))
            here = (before.line, after.line) == place.lines and before.measure == place.measure
            if here and text.endswith(left) and after.text.startswith(right):
                text = text.removesuffix(left) + place.now + after.text.removeprefix(right)
                joins.remove(place)
                break
        else:
            raise AssertionError(f"source.csv does not list the join of lines {before.line} and {after.line}")
    return text


def test_every_cell_has_the_words_of_the_source_in_their_order() -> None:
    """Each of the 43 times 6 cells, and each section's title, is the source's, word for word in order."""
    expected = source_cells()
    cells = {
        (measure["number"].removesuffix("."), column): measure[column].split()
        for _, measures in written.sections()
        for measure in measures
        for column in COLUMNS
    }
    titles = {(title.partition(".")[0], "section"): title.split() for title, _ in written.sections()}
    assert expected == cells | titles
    assert 43 * 6 + 9 == len(expected)


def test_words_differ_from_the_source_only_where_source_csv_says() -> None:
    """All words of the source, without those of «Було» and with those of «Стало», are all words of the data."""
    source = ocr.lines()
    expected = Counter(" ".join(source.values()).split())
    for place in ocr.places():
        if place.was != place.now:
            was = place.was if place.is_join else ocr.full(place.was, source[place.lines[0]])
            expected.subtract(word for word in was.split() if word != TEAR)
            expected.update(place.now.split())
    assert {word: times for word, times in expected.items() if times} == Counter(document_words())


def document_words() -> list[str]:
    """All words of the report as the data has them: approval, name, heads, table, signature."""
    requisites = written.read("report.yaml")["requisites"]
    people = {each["role"]: each for each in written.read("organization.yaml", written.ORGANIZATION)["officials"]}
    (approval,), (signature,) = requisites["approvals"], requisites["signatures"]
    approver, signer = people[approval["official"]], people[signature["official"]]
    texts = [approval["word"], approver["position"], approver["name"], MONTHS_OF_2023[approval["date"]]]
    texts += [requisites["name"], requisites["heading"], *requisites["columns"].values()]
    for title, measures in written.sections():
        texts += [title, *(measure[column] for measure in measures for column in COLUMNS)]
    return " ".join([*texts, signer["position"], signer["name"]]).split()


def test_every_place_of_source_csv_stands_in_the_source() -> None:
    """«Було» is found in the line that it names; an unchanged place stands there as it is printed."""
    source = ocr.lines()
    for place in ocr.places():
        for line, part in zip(place.lines, place.was.split(TEAR), strict=True):
            assert ocr.full(part.strip(), source[line])


def test_fifteen_measures_were_torn_by_the_ends_of_pages() -> None:
    """Each measure that a page's end tore is listed with its joins."""
    torn = ["1.2", "1.3", "2.1", "2.3", "2.7", "3.2", "3.5", "4.2", "5.2", "5.4", "5.6", "6.2", "6.3", "7.1", "9.3"]
    assert torn == sorted({place.measure for place in ocr.places() if place.is_join})


def test_nine_sections_hold_forty_three_measures_in_sequence() -> None:
    """Numbers count up within each section; 2.10 follows 2.9 and stays 2.10."""
    numbers = [[measure["number"] for measure in measures] for _, measures in written.sections()]
    sizes = (3, 11, 6, 2, 6, 5, 2, 3, 5)
    assert numbers == [[f"{at}.{n}." for n in range(1, size + 1)] for at, size in enumerate(sizes, start=1)]
    assert list(written.marks()) == [number.removesuffix(".") for section in numbers for number in section]


def test_six_figures_stand_in_both_measures_from_one_home() -> None:
    """1.1 and 3.4 name the same six figures, and print the source's numbers."""
    marks = written.marks()
    first, second = ([name for name, _ in written.MENTION.findall(marks[measure])] for measure in ("1.1", "3.4"))
    assert first == second[:6]
    assert SIX == tuple(written.figure_values()[name] for name in first)


def test_no_count_is_typed_in_a_mark() -> None:
    """The digits left in the marks are dates, years, periods, numbers of acts and contacts."""
    bare = [word.strip("(),.«»") for text in written.marks().values() for word in written.MENTION.sub("", text).split()]
    digits = {word for word in bare if any(letter.isdigit() for letter in word)}
    days = {"26", "28", "9", "01", "20", "1", "20.09.2023", "12.10.2023", "13.12.2021", "30.12.2021"}
    years = {"2021", "2022", "2023", "2024", "2021-по", "2"}
    acts = {"51²", "3384-IX", "75-ра", "85-ра", "10"}
    assert digits == days | years | acts | {"55213", "Грушевського,3", "+380944008118"}


def test_paragraphs_stand_where_the_source_has_them() -> None:
    """1.2 and 1.3 have two paragraphs, 6.1 a lead-in and five; every other mark is one paragraph."""
    counts = {measure: len(text.strip().split("\n\n")) for measure, text in written.marks().items()}
    assert {"1.2": 2, "1.3": 2, "6.1": 6} == {measure: count for measure, count in counts.items() if count > 1}
