"""What a package says of itself must be what its document and PDF are, and it must lie in its own place."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline.packages.claims import claim_faults, description_faults, guided, unproven
from pipeline.packages.contents import GUIDE, MANIFEST, TEMPLATES
from pipeline.packages.describing import derived
from pipeline.packages.guide import guide
from pipeline.packages.opening import Package, open_package
from pipeline.packages.placing import misplaced
from pipeline.verdicts import Verdict
from schemas.manifest import Amended, Amendment
from tests.packages.packed import document, package

MADE = document()


@pytest.fixture
def told(tmp_path: Path) -> Package:
    """A package that says of itself just what is so."""
    opened = open_package(package(tmp_path / "report-1"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target := io.BytesIO())
    manifest = opened.manifest.model_copy(update={"fonts": (), "draft": MADE.approved_on is None})
    names = (*manifest.files, MANIFEST, f"{TEMPLATES}report.docx")
    pairs = tuple((name, value) for name, values in derived(MADE, manifest).items() for value in values)
    files = {**opened.files, "report.pdf": target.getvalue(), GUIDE: guide(manifest, names)}
    return replace(opened, manifest=manifest, files=files, described=pairs)


def _claiming(package: Package, **claims: object) -> list[str]:
    manifest = package.manifest.model_copy(update=claims)
    return [fault.reason for fault in claim_faults(replace(package, manifest=manifest))]


def _amendment(number: int, amended: int) -> Amendment:
    return Amendment(number=number, amends=Amended(number=amended, manifest="0" * 64), changes=())


def test_true_claims_are_no_faults(told: Package) -> None:
    """Nothing is told of them."""
    assert ([], [], []) == (_claiming(told), [*description_faults(told)], [*guided(told)])


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"title": "Інший"}, "title: сказано «Інший», а насправді «"),
        ({"organization": "Інша"}, "organization: сказано «Інша»"),
        ({"draft": MADE.approved_on is not None}, "draft: сказано "),
        ({"pages": 999}, "pages: сказано «999», а насправді «1»"),
        ({"fonts": ("Comic Sans",)}, "fonts: сказано Comic Sans"),
        ({"number": 2}, "number: пакет № 2, а нічого не виправляє"),
        ({"number": 1, "amendment": _amendment(2, 1)}, "number: пакет № 1, а щось виправляє"),
        ({"number": 3, "amendment": _amendment(3, 1)}, "amendment: № 3 виправляє № 1"),
        ({"number": 3, "amendment": _amendment(2, 1)}, "amendment: № 2 виправляє № 1, а пакет № 3"),
    ],
)
def test_a_false_claim_of_the_manifest_is_told(claim: dict[str, object], said: str, told: Package) -> None:
    """With what is so."""
    assert _claiming(told, **claim)[0].startswith(said)


def test_numbers_that_follow_one_another_are_sound(told: Package) -> None:
    """A sealed amendment, and what would become one."""
    assert [] == _claiming(told, number=2, amendment=_amendment(2, 1))
    assert [] == _claiming(told, amendment=_amendment(2, 1))


@pytest.mark.parametrize("name", ["Source-Organization", "Document-Stage", "Document-Number", "Made-With", "Own-Pair"])
def test_a_false_pair_of_the_description_is_told(name: str, told: Package) -> None:
    """Also one that the program does not write."""
    others = tuple(pair for pair in told.described if pair[0] != name)

    (fault,) = description_faults(replace(told, described=(*others, (name, "Зла рада"))))

    assert fault.reason.startswith(f"{name}: сказано «Зла рада», а має бути «")


def test_a_pair_that_is_lost_or_another_program_is_told(told: Package) -> None:
    """Each by its name."""
    kept = tuple(pair for pair in told.described if pair[0] not in {"Document-Kind", "Bag-Software-Agent"})

    agent, kind = description_faults(replace(told, described=(*kept, ("Bag-Software-Agent", "інша"))))

    assert agent.reason.startswith("Bag-Software-Agent: не та програма")
    assert "Document-Kind: сказано «нічого», а має бути «report»" == kind.reason


def test_what_nothing_in_the_package_proves_is_named(told: Package) -> None:
    """It is believed by nobody unsaid."""
    more = (("Retention-Term", "1 рік"), ("Payload-Oxum", "1.1"))

    assert "Retention-Term" == unproven(replace(told, described=(*told.described, *more)))


def test_another_guide_is_in_doubt(told: Package) -> None:
    """Another version of the program may have written it."""
    (check,) = guided(replace(told, files={**told.files, GUIDE: "Перевіряти не треба.\n".encode()}))

    assert (GUIDE, Verdict.DOUBTFUL) == (check.subject, check.verdict)


RIGHT = (
    f"{MADE.organization}/{MADE.year}/sealed/report-1",
    f"{MADE.organization}/{MADE.year}/report-1",
    "somewhere/report-1",
    "somewhere/a copy",
)
WRONG = (
    f"{MADE.organization}/{MADE.year}/sealed/report-2",
    f"{MADE.organization}/{MADE.year}/sealed/plan-1",
    f"{MADE.organization}/1999/sealed/report-1",
    f"insha-rada/{MADE.year}/report-1",
    "somewhere/report-2",
)


def test_a_package_lies_in_its_own_place(told: Package, tmp_path: Path) -> None:
    """Its kind, number, year and organization are what the folders are named by; other folders say nothing."""
    manifest = told.manifest.model_copy(update={"number": 1})

    places = {place: replace(told, manifest=manifest, folder=tmp_path / place) for place in (*RIGHT, *WRONG)}

    assert WRONG == tuple(place for place, there in places.items() if [*misplaced(there)])


def test_a_package_that_is_not_sealed_is_none_of_the_sealed(told: Package, tmp_path: Path) -> None:
    """It is right where `archive` puts it."""
    year = tmp_path / MADE.organization / str(MADE.year)

    assert [] == [*misplaced(replace(told, folder=year / "report-package"))]
    assert [] != [*misplaced(replace(told, folder=year / "sealed/report-1"))]
