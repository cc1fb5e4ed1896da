"""Numbers, nouns, dates and lines as an official document prints them."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pipeline.wording.dates import blank, digital, worded
from pipeline.wording.lines import LONGEST_LINE, requisite_lines
from pipeline.wording.numbers import counted, printed_quantity
from schemas.quantities import Date


def test_the_approval_date_is_worded() -> None:
    """The day stands in quotes, the month in the genitive."""
    assert worded(dt.date(2023, 12, 29)) == "«29» грудня 2023 року"
    assert worded(dt.date(2024, 3, 5)) == "«05» березня 2024 року"


def test_a_blank_date_has_room_for_a_pen() -> None:
    """It is filled by the approver's own hand."""
    assert blank(2024) == "«___» ____________ 2024 року"


def test_a_digital_date_has_two_digits_of_day_and_month() -> None:
    """29.12.2023, 05.03.2024."""
    assert digital(dt.date(2024, 3, 5)) == "05.03.2024"


@given(st.dates(dt.date(1991, 8, 24), dt.date(2099, 12, 31)))
def test_the_months_that_are_read_are_the_months_that_are_printed(day: dt.date) -> None:
    """A date that was printed in words is read back."""
    assert day == TypeAdapter(Date).validate_python(worded(day))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_no_digit_of_a_quantity_is_lost(quantity: Decimal) -> None:
    """What is printed reads back as the same quantity."""
    printed = printed_quantity(quantity)

    assert quantity == Decimal(printed.replace("\u00a0", "").replace(",", "."))


@given(st.dates(dt.date(1991, 8, 24), dt.date(2099, 12, 31)), st.decimals(-(10**9), 10**9, places=2))
def test_no_sign_of_the_library_is_printed_that_no_profile_knows(day: dt.date, quantity: Decimal) -> None:
    """Babel has a narrow no-break space before «р.» and a letter apostrophe in days of the week; neither is used."""
    said = worded(day) + digital(day) + printed_quantity(quantity)

    assert {"\u202f", "\u02bc"}.isdisjoint(said)


def test_a_count_agrees_with_its_noun() -> None:
    """1 захід, 3 заходи, 43 заходи, 11 заходів."""
    forms = ("захід", "заходи", "заходів")

    assert [counted(n, forms) for n in (1, 3, 43, 11)] == ["1 захід", "3 заходи", "43 заходи", "11 заходів"]


@given(st.text(alphabet="абвгґєії -", min_size=1).filter(str.strip))
def test_lines_of_a_requisite_keep_every_word(post: str) -> None:
    """A word is never torn, and a line is longer than allowed only if one word is."""
    lines = requisite_lines(post)

    assert post.split() == " ".join(lines).split()
    assert all(len(line) <= LONGEST_LINE or " " not in line for line in lines)
