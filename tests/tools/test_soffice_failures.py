"""LibreOffice that misbehaves in every way we have seen: one located Ukrainian failure, no litter, nobody left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import ProgramFailed, ProgramMissing
from pipeline.tools.jail import Strength
from pipeline.tools.probe import Tool
from pipeline.tools.soffice import Office
from tests.tools.standins import DOCUMENTS, MARK, blank_pdf, fall_asleep, left_behind, needs, office, starts

UNUSABLE = {
    "says all is well and gives nothing": "exit 0",
    "gives empty files": 'for file in $files; do : > "$out/$file.pdf"; done',
    "gives the beginning of a file": 'for file in $files; do head -c 300 "$good" > "$out/$file.pdf"; done',
    "gives random bytes": 'for file in $files; do head -c 5000 /dev/urandom > "$out/$file.pdf"; done',
    "gives what only begins like a PDF": 'for file in $files; do yes %PDF-1.4 | head -c 5000 > "$out/$file.pdf"; done',
    "gives links": 'for file in $files; do ln -s "$good" "$out/$file.pdf"; done',
    "gives folders": 'for file in $files; do mkdir "$out/$file.pdf"; done',
    "gives pipes": 'for file in $files; do mkfifo "$out/$file.pdf"; done',
    "crashes": "kill -SEGV $$",
    "is killed for its hunger": "kill -KILL $$",
    "floods": "yes | head -c 20000000 >&2; exit 1",
    "deletes what it was given": 'rm -f -- given/*.docx; rm -rf "$out"',
    "asks to be started again and again": "exit 81",
    "leaves a child": f"sleep {MARK} & exit 0",
}


@pytest.mark.parametrize("behaviour", UNUSABLE.values(), ids=UNUSABLE)
def test_every_document_without_a_pdf_is_told(behaviour: str, tmp_path: Path) -> None:
    """Both documents are named in the failure; it was tried twice; the rooms are empty and nobody is alive."""
    with pytest.raises(ProgramFailed) as failure:
        office(tmp_path, behaviour)(DOCUMENTS)

    assert ["звіт", "план"] == [fault.place for fault in failure.value.faults]
    assert all("LibreOffice не дав придатного PDF" in fault.reason for fault in failure.value.faults)
    assert starts(tmp_path) in (2, 4)  # four if each start asked to be repeated
    assert [] == list((tmp_path / "rooms").iterdir())
    assert [] == left_behind()


HANGING = {
    "hangs": f"sleep {MARK}",
    "hangs and does not listen": f"trap '' TERM INT HUP; while :; do sleep {MARK}; done",
    "hangs with a child": f"sleep {MARK} & sleep {MARK}",
    "hangs after its work": f"give; sleep {MARK}",
}


@pytest.mark.parametrize("behaviour", HANGING.values(), ids=HANGING)
def test_a_hanging_program_is_stopped_once(behaviour: str, tmp_path: Path) -> None:
    """The time limit ends the whole family; there is no second wait."""
    with pytest.raises(ProgramFailed, match=r"не закінчив перетворення за 0\.3 с"):
        office(tmp_path, behaviour, seconds=0.3)(DOCUMENTS)

    assert 1 == starts(tmp_path)
    assert [] == list((tmp_path / "rooms").iterdir())
    assert [] == left_behind()


RECOVERING = {
    "crashes at first": ("again || kill -SEGV $$; give", 2),
    "gives garbage at first": ('again || { echo x > "$out/in-0.pdf"; exit 0; }; give', 2),
    "wants to be started again": ("again || exit 81; give", 2),
    "gives good files and a bad exit code": ("give; exit 77", 1),
    "gives good files and leaves a child": (f"give; sleep {MARK} &", 1),
    "floods and works": ("yes | head -c 20000000 >&2; give", 1),
}


@pytest.mark.parametrize(("behaviour", "expected"), RECOVERING.values(), ids=RECOVERING)
def test_good_files_are_taken_however_they_came(behaviour: str, expected: int, tmp_path: Path) -> None:
    """What counts is the files; a fault that passes is forgiven once."""
    pdfs = office(tmp_path, behaviour)(DOCUMENTS)

    assert dict.fromkeys(DOCUMENTS, blank_pdf()) == pdfs
    assert expected == starts(tmp_path)
    assert [] == list((tmp_path / "rooms").iterdir())
    assert [] == left_behind()


def test_one_bad_file_among_good_ones_is_named(tmp_path: Path) -> None:
    """Only the document that failed stands in the failure."""
    with pytest.raises(ProgramFailed) as failure:
        office(tmp_path, 'give; echo x > "$out/in-1.pdf"')(DOCUMENTS)

    assert ["план"] == [fault.place for fault in failure.value.faults]


def test_its_last_words_are_told(tmp_path: Path) -> None:
    """What the program said last is part of the reason."""
    with pytest.raises(ProgramFailed, match="source file could not be loaded"):
        office(tmp_path, "echo Error: source file could not be loaded >&2")(DOCUMENTS)


def test_nothing_of_our_environment_reaches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of ours is not there, and home is a folder of its own."""
    monkeypatch.setenv("SECRET", "the-secret")

    with pytest.raises(ProgramFailed) as failure:
        office(tmp_path, "env")(DOCUMENTS)

    assert "the-secret" not in str(failure.value)
    assert "HOME=" + str(tmp_path / "rooms") in str(failure.value)


@pytest.mark.parametrize("strength", ["bwrap", "unshare", "profile"])
@pytest.mark.parametrize(("name", "found"), [("soffice.bin", "nothing"), ("soffice", "/usr/bin/env")])
def test_what_does_the_work_finds_no_other_program(name: str, found: str, strength: Strength, tmp_path: Path) -> None:
    """It would ask all of GnuPG for their versions; the script around it, where that is all there is, needs some."""
    needs(strength, tmp_path)
    converter = office(tmp_path, "exit 1", strength=strength)
    program = tmp_path / "own" / name
    program.write_text('#!/bin/sh\necho "finds $(command -v env || echo nothing)" >&2\n', "utf-8")
    program.chmod(0o755)

    with pytest.raises(ProgramFailed, match=f"finds {found}"):
        converter(DOCUMENTS)


def test_names_of_documents_never_reach_it(tmp_path: Path) -> None:
    """The program sees in-0.docx and in-1.docx, whatever the documents are called."""
    with pytest.raises(ProgramFailed, match="in-0 in-1"):
        office(tmp_path, "echo $files")(DOCUMENTS)


def test_what_has_begun_works_while_nobody_waits(tmp_path: Path) -> None:
    """It is started at once, and gives what it made when it is asked."""
    with office(tmp_path, f"give; sleep {MARK} &").begin(DOCUMENTS) as conversion:
        assert fall_asleep()
        assert dict.fromkeys(DOCUMENTS, blank_pdf()) == conversion()

    assert [] == left_behind()


def test_what_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    """Whoever leaves without waiting leaves nobody at work, and no room."""
    with office(tmp_path, f"sleep {MARK}").begin(DOCUMENTS):
        assert fall_asleep()

    assert [] == left_behind()
    assert [] == list((tmp_path / "rooms").iterdir())


def test_a_fault_of_the_caller_is_not_the_converters(tmp_path: Path) -> None:
    """What is raised while LibreOffice works reaches whoever raised it as it is."""
    with pytest.raises(FileNotFoundError, match="none of its files"), office(tmp_path, "give").begin(DOCUMENTS):
        raise FileNotFoundError("none of its files")


def test_nothing_is_started_for_nothing(tmp_path: Path) -> None:
    """No documents give no PDFs, without a start."""
    assert {} == office(tmp_path, "give")({})
    assert not (tmp_path / "own" / "count").exists()


def test_a_missing_program_is_told_with_its_packages(tmp_path: Path) -> None:
    """The failure gives the command that installs it."""
    absent = Tool("LibreOffice Writer", str(tmp_path / "soffice"), "libreoffice-writer-nogui")

    with pytest.raises(ProgramMissing, match="apt-get install --no-install-recommends libreoffice-writer-nogui"):
        Office(absent)(DOCUMENTS)


def test_ctrl_c_leaves_nobody(tmp_path: Path) -> None:
    """An interruption while the program works ends it and clears its room."""
    converter = office(tmp_path, f"kill -INT $PPID; sleep {MARK}")

    with pytest.raises(KeyboardInterrupt):
        converter(DOCUMENTS)

    assert [] == list((tmp_path / "rooms").iterdir())
    assert [] == left_behind()


@pytest.mark.parametrize("strength", ["bwrap", "unshare"])
def test_a_jailed_program_sees_no_network_and_no_home(strength: Strength, tmp_path: Path) -> None:
    """In the jail there is no network interface but the loopback; in bwrap no home and no file of ours either."""
    needs(strength, tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("the-secret")
    converter = office(tmp_path, f"cat /proc/net/dev {secret} /etc/passwd /etc/hostname; exit 1", strength=strength)

    with pytest.raises(ProgramFailed) as failure:
        converter(DOCUMENTS)

    assert {"lo"} == set(re.findall(r"(\w+):\s+\d+\s+\d", str(failure.value)))
    assert ("the-secret" in str(failure.value)) is (strength == "unshare")


@pytest.mark.parametrize("behaviour", ["give", f"give; setsid sleep {MARK} & give"], ids=["none", "one"])
def test_bwrap_leaves_nobody_even_if_a_child_hides(behaviour: str, tmp_path: Path) -> None:
    """A child that leaves its group dies with the jail."""
    needs("bwrap", tmp_path)

    assert set(DOCUMENTS) == set(office(tmp_path, behaviour, strength="bwrap")(DOCUMENTS))
    assert [] == left_behind()
