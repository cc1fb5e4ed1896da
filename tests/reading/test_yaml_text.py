"""YAML to a raw tree: nothing resolved, everything placed, whatever could lose a letter refused."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Fault
from pipeline.reading import yaml_text
from pipeline.reading.yaml_text import read_yaml
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.text import Text


def _read(text: str) -> tuple[RawMapping | None, list[str]]:
    faults: list[Fault] = []
    tree = read_yaml(text, "f.yaml", faults.append)
    return tree, [str(fault) for fault in faults]


def _tree(text: str) -> RawMapping:
    tree, faults = _read(text)
    assert [] == faults
    assert tree is not None
    return tree


def _text(text: str) -> Text:
    value = _tree(text)["a"]
    assert isinstance(value, Text)
    return value


@pytest.mark.parametrize(
    "typed", ["2.10", "on", "12:30", "0123", "1e3", "2023-12-29", "true", "0x1F", "1_000", "no", "НІ", ".5", "=", "<<"]
)
def test_scalars_stay_text(typed: str) -> None:
    """No scalar is taken for a number, a date or a truth value: 2.10 stays 2.10."""
    assert typed == _text(f"a: {typed}")


@pytest.mark.parametrize("typed", ["", " ~", " null", "\n# примітка"])
def test_empty_values(typed: str) -> None:
    """A value that is not there is None."""
    assert {"a": None} == _tree(f"a:{typed}")


@pytest.mark.parametrize(("typed", "meant"), [("''", ""), ('"~"', "~"), ("'null'", "null")])
def test_quoted_is_text(typed: str, meant: str) -> None:
    """Quotes make a text of anything."""
    assert meant == _text(f"a: {typed}")


def test_places() -> None:
    """Every mapping, list, key and scalar knows its line and column."""
    tree = _tree("a: б\nв:\n  - г: 'ґ'\n")
    inner = tree["в"]
    assert isinstance(inner, RawSequence)
    (mapping,) = inner
    assert isinstance(mapping, RawMapping)
    scalar = mapping["г"]
    assert isinstance(scalar, Text)

    assert {"a": Origin("f.yaml", 1, 1), "в": Origin("f.yaml", 2, 1)} == tree.keys_at
    assert (Origin("f.yaml", 1, 1), Origin("f.yaml", 3, 3)) == (tree.origin, inner.origin)
    assert (Origin("f.yaml", 3, 5), {"г": Origin("f.yaml", 3, 5)}) == (mapping.origin, mapping.keys_at)
    assert Origin("f.yaml", 3, 9) == scalar.origin


@pytest.mark.parametrize(
    ("typed", "letter", "place"),
    [
        ("a: один\n", "н", (1, 7)),
        ("a: 'один'", "н", (1, 8)),
        ('a: "один"', "н", (1, 8)),
        ("a: |\n  один\n  два\n", "в", (3, 4)),
        ("a: |\n\n\n  один\n   два\n", "в", (5, 5)),
        ("a: |2\n   один\n  два\n", "в", (3, 4)),
        ("x: 1\na: |-  # примітка\n    один\n\n    два", "а", (5, 7)),
        ("a: >\n\n  один\n  два", "в", (3, 3)),
        ("a: один\n  два", "в", (1, 4)),
        ("a: 'о''ди'", "и", (1, 4)),
        ('a: "о\\nди"', "и", (1, 4)),
    ],
)
def test_place_of_each_letter(typed: str, letter: str, place: tuple[int, int]) -> None:
    """A letter's place is exact where the file has the text as it is; else it is the scalar's place."""
    text = _text(typed)

    assert Origin("f.yaml", *place) == text.at(text.index(letter))


@pytest.mark.parametrize("mark", ["|", "|-", "|+", ">", ">-"])
def test_block_ends_with_its_last_letter(mark: str) -> None:
    """The line ends that close a block are no letters of it."""
    assert _text(f"a: {mark}\n  один\n\n").endswith("один")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("a: &x б\nв: *x", "f.yaml:1:4: значення не може починатися зі знака «*» чи «&»."),
        ("a: *x", "f.yaml:1:4: значення не може починатися зі знака «*» чи «&»."),
        ("a: **б** в", "f.yaml:1:5: значення не може починатися зі знака «*» чи «&»."),
        ("a: !!int 5", "f.yaml:1:4: значення не може починатися зі знака «!»."),
        ("a: !x б", "f.yaml:1:4: значення не може починатися зі знака «!»."),
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1: ключ «a» повторено. Залиште один; перший — у рядку 1"),
        ("? [б]\n: в", "f.yaml:1:3: ключ має бути текстом."),
        ("~: в", "f.yaml:1:1: ключ має бути текстом."),
        ('"@origin": б', "f.yaml:1:1: ключ не може починатися з «@»."),
        ("a: " + "[" * 21 + "]" * 21, "f.yaml:1:23: вкладеність більша за 20 рівнів."),
        ("a: б\n---\nв: г", "f.yaml:3:1: у файлі більше одного документа YAML."),
        ("a: б\n...\nв: г", "f.yaml:3:1: у файлі більше одного документа YAML."),
        ("a:\n\tb: в", "f.yaml:2:1: знак табуляції замість пробілів на початку рядка."),
        ("a: захід: опис", "f.yaml:1:9: двокрапка в значенні без лапок або зайвий відступ."),
        ("a: 'б", "f.yaml:1:4: лапки, відкриті тут, не закрито."),
        ('a: 1\nб: "в\nг: 2\n', "f.yaml:2:4: лапки, відкриті тут, не закрито."),
        ('a: "б\nв: "2"', "f.yaml:1:4: лапки, відкриті тут, закриваються аж у рядку 2, а після них є ще текст."),
        ('a: "\\q"', "f.yaml:1:6: у подвійних лапках знак «\\» означає інше."),
        ("a: 'б' в", "f.yaml:1:7: після закритих лапок є ще текст."),
        ("a: 'пам'ять'", "f.yaml:1:9: після закритих лапок є ще текст."),
        ("a: [[б]] в", "f.yaml:1:10: текст після значення або зайвий відступ."),
        ("a: [б", "f.yaml:1:4: дужку «[», відкриту тут, не закрито, або між значеннями бракує коми."),
        ("a: {б\nв: г", "f.yaml:1:4: дужку «{», відкриту тут, не закрито, або між значеннями бракує коми."),
        ("a: `б`", "f.yaml:1:4: значення не може починатися зі знака «`»."),
        ("a: @б", "f.yaml:1:4: значення не може починатися зі знака «@»."),
        ("a: - б", "f.yaml:1:4: знак «- » не на початку рядка."),
        ("a: |б\n  в", "f.yaml:1:5: після «|» чи «>» стоїть зайве."),
        ("a:\n  б: 1\n в: 2", "f.yaml:3:2: рядок стоїть не на своєму відступі."),
        ("a: б\nstatus done", "f.yaml:2:1: після «status» бракує двокрапки."),
        ("a:\n  text |\n    б\n  в: г", "f.yaml:2:3: після «text» бракує двокрапки."),
        ("a:\n  - measure 1\n    в: г", "f.yaml:2:5: після «measure» бракує двокрапки."),
        ("a:\n  вид\n    в: г", "f.yaml:2:3: після «вид» бракує двокрапки."),
        ("a:\n  text:|\n    б\n  в: г", "f.yaml:2:3: після «text:» бракує пробілу."),
        ("a: б\nstatus:done", "f.yaml:2:1: після «status:» бракує пробілу."),
        ("a: |\nб в\nг", "f.yaml:2:1: рядок тексту не має відступу."),
        ("a: |\n  б\nв\n", "f.yaml:3:1: рядок тексту не має відступу."),
        ("a: |\n  б\n\nhttps://example.org\nв: г", "f.yaml:4:1: рядок тексту не має відступу."),
        ("a: б\nв г", "f.yaml:2:1: рядок тексту не має відступу."),
        ("a: |\n   б\n  в", "f.yaml:3:3: рядок тексту має менший відступ, ніж перший його рядок."),
        ("a: Наказ #5", "f.yaml:1:10: текст після « #» YAML вважає приміткою й не друкує."),
        ("a: #5", "f.yaml:1:4: текст після « #» YAML вважає приміткою й не друкує."),
        ("a: б\x07в", "f.yaml:1:5: невидимий символ U+0007."),
        ("a: |\n  б\u2028в", "f.yaml:2:4: невидимий символ U+2028."),
        ("", "f.yaml:1:1: файл порожній."),
        ("# примітка", "f.yaml:1:1: файл порожній."),
        ("- a", "f.yaml:1:1: файл має складатися з рядків «ключ: значення»."),
        ("слово", "f.yaml:1:1: файл має складатися з рядків «ключ: значення»."),
    ],
)
def test_refused(typed: str, told: str) -> None:
    """What could lose or alter a letter is refused with line, column, reason and remedy."""
    _, faults = _read(typed)

    assert [told] == [fault[: len(told)] for fault in faults]
    assert len(faults[0]) > len(told) or told.endswith("1")


@pytest.mark.parametrize(
    ("file", "spare"), [("data/a/2024/findings.yaml", True), ("figures.yaml", True), ("data/a/2024/plan.yaml", False)]
)
def test_an_empty_file_that_is_optional_may_be_removed(file: str, spare: object) -> None:
    """A plan must be there; reasons for findings need not."""
    faults: list[Fault] = []
    read_yaml("# нічого", file, faults.append)

    assert [spare] == ["або вилучіть файл" in str(fault) for fault in faults]


def test_faults_together() -> None:
    """Faults that leave the rest readable are told together."""
    _, faults = _read('a: 1 # б\na: 2\n"@в": г')

    assert ["f.yaml:1:6", "f.yaml:2:1", "f.yaml:3:1"] == [fault.split(": ")[0] for fault in faults]


def test_a_binary_file_is_told_shortly() -> None:
    """A file that is no text gives at most twenty faults."""
    assert 20 == len(_read("\x00" * 1000)[1])


SCALARS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029\ufeff"), min_size=1
)


@given(SCALARS)
def test_quoted_identity(typed: str) -> None:
    """Any text in single quotes arrives letter by letter."""
    assert Text(typed) == _text("a: '" + typed.replace("'", "''") + "'")


@given(st.lists(SCALARS.filter(lambda line: line.strip(" \t")), min_size=1))
def test_block_identity(lines: list[str]) -> None:
    """Any lines in a block arrive letter by letter, and each letter's place is right."""
    source = ["a: |2", *("  " + line for line in lines)]
    text = _text("\n".join(source))

    assert Text("\n".join(lines)) == text
    if Text("\n".join(lines)) == "\n".join(lines):  # places are those of the file where NFC changes nothing
        for position, letter in enumerate(text):
            place = text.at(position)
            assert place is not None
            assert letter == "\n" or letter == source[place.line - 1][place.column - 1]


STRUCTURES = st.recursive(
    st.sampled_from(["б", "2.10", "'в г'", '"ґ\\n"', "~", ""]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[" + ", ".join(part or "~" for part in parts) + "]")
        | st.dictionaries(st.sampled_from("абвг"), inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key}: {part or '~'}" for key, part in parts.items()) + "}"
        )
    ),
)


@given(st.dictionaries(st.sampled_from("абвгґд"), STRUCTURES, min_size=1))
def test_both_parsers_agree(parts: dict[str, str]) -> None:
    """The parser in C and the one in Python give the same tree, so it does not matter which is there."""
    text = "\n".join(f"{key}: {part}" for key, part in parts.items())
    trees = []
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        faults: list[Fault] = []
        reader = yaml_text._Reader("f", text.split("\n"), iter(yaml.parse(text, Loader=loader)), faults.append)
        trees.append(_placed(reader.document()))

    assert trees[0] == trees[1]


def _placed(node: object) -> object:
    if isinstance(node, RawMapping):
        return [node.origin, [(key, node.keys_at[key], _placed(value)) for key, value in node.items()]]
    if isinstance(node, RawSequence):
        return [node.origin, [_placed(value) for value in node]]
    return (node, node.origin, node.indent) if isinstance(node, Text) else node
