"""Indexes of articles."""

import pytest

from tests.rules.reading import instead

LAW = "Закону України «Про запобігання корупції»"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (f"за статтею 531 {LAW}", ["53¹"]),
        (f"відповідно до ст. 535 {LAW}", ["53⁵"]),
        (f"статті 3, 512 та 60 {LAW}", ["51²"]),
        (f"статті 53 5 {LAW}", ["53⁵"]),
        ("статей 1726 та 1727 КУпАП", ["172⁶", "172⁷"]),
        ("частини першої статті 3685 Кримінального кодексу України", ["368⁵"]),
        (f"статті 51², 3 і 53 {LAW}", []),
        (f"статті 51^2^ {LAW}", []),
        ("статті 172 КУпАП, статті 366 КК України", []),
        ("статті 535 Цивільного кодексу України", []),
        ("статті 135 Господарського кодексу та Закону України «Про джерела»", []),
        ("розглянуто 535 статей газети", []),
    ],
)
def test_an_index_that_became_a_digit_is_found(typed: str, right: list[str]) -> None:
    """Only where the law is known to have no such article; a raised digit is right."""
    assert right == instead("article-index", f"Складено протокол {typed}.")


def test_a_law_that_the_document_calls_by_a_short_name_is_known() -> None:
    """Where it defines it."""
    defined = f"Діє порядок за вимогами {LAW} (далі – Закон). Подано за статтею 531 Закону."

    assert ["53¹"] == instead("article-index", defined)
    assert [] == instead("article-index", "Подано за статтею 531 Закону.")


@pytest.mark.parametrize(
    ("typed", "right"), [("ст. 51-2", ["51²"]), ("ст. 172-6", ["172⁶"]), ("статей 3-5", []), ("ст. 51²", [])]
)
def test_an_index_behind_a_hyphen_is_found(typed: str, right: list[str]) -> None:
    """A range goes to a greater number."""
    assert right == instead("article-hyphen", f"Подано за {typed} {LAW}.")
