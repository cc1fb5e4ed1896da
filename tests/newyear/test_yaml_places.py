"""Values of a YAML file are changed where they stand; nothing else is."""

import pytest
import yaml

from pipeline.newyear.yaml_places import Typed, quoted, several, value

BLOCK = """# перша
requisites: # друга
  approvals:
    - date: 1.2.2023 # коли
      # хто
      by: person
    - {by: act, date: 3.2.2023, number: 5-р}
measures:
  # над першим
  - number: 1.1
    title: |
      Перший
      захід

      # це текст

  # над другим
  -
    number: 1.2 # два
    title: 'Другий'

  - {number: 1.3, title: Третій}
# кінець"""


def _measures(typed: Typed) -> yaml.SequenceNode:
    found = value(typed.root, "measures")
    assert isinstance(found, yaml.SequenceNode)
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_item_goes_with_its_lines_and_the_empty_ones_after_it(newline: str) -> None:
    """Comments above it stay, as does all else."""
    typed = Typed(BLOCK.replace("\n", newline))

    first = typed.edited(typed.without_items(_measures(typed), [0]))
    second = typed.edited(typed.without_items(_measures(typed), [1]))
    third = typed.edited(typed.without_items(_measures(typed), [2]))

    gone = "  - number: 1.1\n    title: |\n      Перший\n      захід\n\n      # це текст\n\n"
    assert BLOCK.replace(gone, "").replace("\n", newline) == first
    gone = "  -\n    number: 1.2 # два\n    title: 'Другий'\n\n"
    assert BLOCK.replace(gone, "").replace("\n", newline) == second
    assert BLOCK.replace("  - {number: 1.3, title: Третій}\n", "").replace("\n", newline) == third


def test_an_entry_goes_with_its_line_also_the_first_of_an_item_and_out_of_braces() -> None:
    """The dash and the comment under it stay."""
    typed = Typed(BLOCK)
    first, second = several(value(typed.root, "requisites", "approvals"))
    assert isinstance(first, yaml.MappingNode)
    assert isinstance(second, yaml.MappingNode)

    edited = typed.edited([*typed.without_entries(first, "date"), *typed.without_entries(second, "date")])
    last = typed.edited(typed.without_entries(second, "number"))
    both = typed.edited(typed.without_entries(second, "date", "number"))

    assert "    - # хто\n      by: person\n    - {by: act, number: 5-р}\n" in edited
    assert "    - {by: act, date: 3.2.2023}\n" in last
    assert "    - {by: act}\n" in both
    assert [] == list(typed.without_entries(first, "word"))


def test_an_entry_is_put_after_another_in_a_block_and_in_braces() -> None:
    """The value that was there gives way."""
    typed = Typed(BLOCK)
    items = [item for item in several(_measures(typed)) if isinstance(item, yaml.MappingNode)]

    edited = typed.edited(typed.with_entry(item, "number", "carried_over", "{year: 2023}") for item in items)
    again = Typed(edited)
    first = several(value(again.root, "measures"))[0]
    assert isinstance(first, yaml.MappingNode)

    assert "  - number: 1.1\n    carried_over: {year: 2023}\n    title: |\n" in edited
    assert "    number: 1.2 # два\n    carried_over: {year: 2023}\n    title: 'Другий'\n" in edited
    assert "  - {number: 1.3, carried_over: {year: 2023}, title: Третій}\n" in edited
    assert edited.replace("2023}\n    title: |", "2024}\n    title: |") == again.edited(
        [again.with_entry(first, "number", "carried_over", "{year: 2024}")]
    )


def test_a_value_is_changed_in_its_quotes_or_replaced() -> None:
    """A block keeps its lines; quotes are given only where they are needed."""
    typed = Typed(BLOCK)
    first, second, _ = several(_measures(typed))
    title, other = value(first, "title"), value(second, "title")
    assert title is not None
    assert other is not None

    edited = typed.edited([typed.rewritten(title, str.upper), typed.put(other, "Так: ні")])

    assert "    title: |\n      ПЕРШИЙ\n      ЗАХІД\n\n      # ЦЕ ТЕКСТ\n\n  # над другим" in edited
    assert "    title: 'Так: ні'\n" in edited


@pytest.mark.parametrize(
    "text", ["2 півріччя 2024 року", "Так: ні", "- ні", "it's", "а # б", "[а]", "кінець ", "", "~"]
)
def test_what_is_written_is_read_again(text: str) -> None:
    """Also where YAML would take it for something else."""
    assert [{"а": text}] == yaml.load(f"- {{а: {quoted(text)}}}", Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only


def test_neighbours_go_together() -> None:
    """In lines and in braces, at the beginning, in the middle and at the end."""
    typed = Typed("а:\n  - б: 1\n    в: 2\n    г: 3\nд: [1, 2, 3, 4, 5]\n")
    (first,), numbers = several(value(typed.root, "а")), value(typed.root, "д")
    assert isinstance(first, yaml.MappingNode)
    assert isinstance(numbers, yaml.SequenceNode)

    edited = typed.edited([*typed.without_entries(first, "б", "в"), *typed.without_items(numbers, [0, 1, 3, 4])])

    assert "а:\n  - г: 3\nд: [3]\n" == edited
