"""Everything that we have seen go wrong around LibreOffice: how it is brought about, and how the run must end.

The words are a shell's, of a program that stands in for LibreOffice (tests/tools/standins.py): `give` puts the right
PDF where it belongs, `$own` holds wrong ones, `$real` is LibreOffice itself. Those of `around` are a shell's, too: they
prepare the machine in a name space of its own, where the run is started then.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import ExitCode
from pipeline.tools.jail import Strength
from tests.tools.standins import MARK

NO_PDF = "LibreOffice не дав придатного PDF"
CRASHED = "файлу немає або він порожній"
TIME_IS_UP = "LibreOffice не закінчив перетворення за"
NOT_THE_DATA = "Готовий документ не збігається з даними"


@dataclass(frozen=True, slots=True)
class Injected:
    """One thing that goes wrong."""

    program: str = "give"
    code: ExitCode = ExitCode.OK
    says: str = ""
    jail: Strength = "profile"
    seconds: float = 30
    around: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    version: str = "echo LibreOffice 7.4.7.2"


def without_pdf(program: str, says: str = NO_PDF, jail: Strength = "profile") -> Injected:
    """A start that gives no PDF of use."""
    return Injected(program, ExitCode.PROGRAM, says, jail)


def hanging(program: str, jail: Strength = "profile", seconds: float = 1) -> Injected:
    """A start that does not end."""
    return Injected(program, ExitCode.PROGRAM, TIME_IS_UP, jail, seconds)


def of_another_content(file: str) -> Injected:
    """A whole PDF that says something else."""
    return Injected(
        f'for file in $files; do cp "$own/{file}" "$out/$file.pdf"; done', ExitCode.NOT_PROVEN, NOT_THE_DATA
    )


def prepared(around: str, code: ExitCode = ExitCode.FILES, says: str = "", program: str = "give") -> Injected:
    """A machine that refuses something."""
    return Injected(program, code, says, around=around)


_EACH = 'for file in $files; do {} "$out/$file.pdf"; done'
_TINY = "mount -t tmpfs -o size={size} tmpfs {place}; "
_LOCKED = "mount --bind {place} {place}; mount -o remount,ro,bind {place}; "
_FILL = "head -c 100000000 /dev/zero >{place}/fill 2>&-; "

GIVEN = {
    "gives nothing": without_pdf("exit 0"),
    "gives an empty file": without_pdf(_EACH.format(":>")),
    "gives half a file": without_pdf('for file in $files; do head -c 9000 "$good" >"$out/$file.pdf"; done'),
    "gives all but the last bytes": without_pdf('for file in $files; do head -c -40 "$good" >"$out/$file.pdf"; done'),
    "gives random bytes": without_pdf(_EACH.format("head -c 50000 /dev/urandom >")),
    "gives what only begins like a PDF": without_pdf(_EACH.format("yes %PDF-1.4 | head -c 50000 >")),
    "gives a web page": without_pdf(_EACH.format("yes '<p>' | head -c 50000 >")),
    "gives a folder": without_pdf(_EACH.format("mkdir")),
    "gives a link": without_pdf(_EACH.format('ln -s "$good"')),
    "gives a pipe": without_pdf(_EACH.format("mkfifo")),
    "gives a big blank page": of_another_content("blank.pdf"),
    "gives another document": of_another_content("other.pdf"),
    "loses the tail": of_another_content("tailless.pdf"),
    "loses the first page": of_another_content("headless.pdf"),
    "gives a page twice": of_another_content("doubled.pdf"),
    "gives a file from the future": Injected(f"give; touch -d 2099-01-01 {'$out'}/*"),
}
ENDING = {
    "hangs": hanging(f"sleep {MARK}"),
    "hangs without the network": hanging(f"sleep {MARK}", "unshare"),
    "hangs in the full jail": hanging(f"sleep {MARK}", "bwrap"),
    "hangs and does not listen": hanging(f"trap '' TERM INT HUP; while :; do sleep {MARK}; done"),
    "hangs with a child": hanging(f"sleep {MARK} & sleep {MARK}"),
    "hangs with a child in its own session": hanging(f"setsid sleep {MARK} & sleep {MARK}"),
    "hangs after its work": hanging(f"give; sleep {MARK}"),
    "stops itself": hanging("kill -STOP $$"),
    "leaves a child": Injected(f"give; sleep {MARK} &"),
    "leaves a grandchild in its own session": Injected(f"(setsid sleep {MARK} &); give"),
    "leaves a grandchild in the full jail": Injected(f"(setsid sleep {MARK} &); give", jail="bwrap"),
    "gives after its end": without_pdf("(setsid sh -c 'sleep 0.2; give' &)"),
    "crashes": without_pdf("kill -SEGV $$"),
    "is killed for its hunger": without_pdf("kill -KILL $$", CRASHED),
    "aborts": without_pdf("kill -ABRT $$"),
    "works for ever until its time is used up": without_pdf("ulimit -t 1; while :; do :; done"),
    "crashes at first": Injected("again || kill -SEGV $$; give"),
    "gives garbage at first": Injected('again || { echo x >"$out/in-0.pdf"; exit 0; }; give'),
    "wants to be started again": Injected("again || exit 81; give"),
    "wants to be started again and again": without_pdf("exit 81"),
    "ends badly with a good file": Injected("give; exit 77"),
}
DOING = {
    "deletes what it was given": without_pdf('rm -rf -- *.docx "$out"'),
    "changes what it was given": Injected("for file in $files; do echo x >>$file.docx; done; give"),
    "floods the errors": Injected("yes | head -c 20000000 >&2; give"),
    "floods the output": Injected("yes | head -c 20000000; give"),
    "speaks no known letters": without_pdf(r"printf '\377\376\033[2J'; exit 1"),
    "writes beside its room": Injected("echo x >../litter; give", jail="bwrap"),
    "locks its room": Injected("give; chmod 500 . out profile"),
    "has a profile that cannot be made": hanging(
        'rm -rf profile; ln -s /proc/no profile; exec "$real" "$@"', seconds=5
    ),
    "has little memory": without_pdf('exec prlimit --as=150000000 "$real" "$@"'),
    "may write little files only": without_pdf('exec prlimit --fsize=10000 "$real" "$@"'),
    "has few handles": without_pdf('exec prlimit --nofile=8 "$real" "$@"'),
}
MACHINE = {
    "no room on the disk while it works": prepared(
        _TINY.format(size="600k", place="passing"),
        ExitCode.PROGRAM,
        "Звільніть місце",
        "yes | head -c 9000000 >fill; give",
    ),
    "no room on the disk for rooms: another is taken": prepared(
        _TINY.format(size="64k", place="passing") + _FILL.format(place="passing"), ExitCode.OK
    ),
    "no room on the disk for the documents": prepared(
        _TINY.format(size="2m", place="build") + "cp -a saved/. build; " + _FILL.format(place="build"),
        says="на диску немає місця",
    ),
    "a little room on the disk for the documents": prepared(
        _TINY.format(size="700k", place="build") + "cp -a saved/. build; ", says="на диску немає місця"
    ),
    "documents on a locked disk": prepared(_LOCKED.format(place="build"), says="носій лише для читання"),
    "rooms on a locked disk: another is taken": prepared(_LOCKED.format(place="passing"), ExitCode.OK),
    "no folder for rooms: another is taken": Injected(environment={"TMPDIR": "/nowhere"}),
    "few handles for the run": prepared("ulimit -n 8; ", ExitCode.PROGRAM, "відкрито забагато файлів"),
    "little files only for the run": prepared("ulimit -f 20; ", says="файл більший, ніж дозволено"),
    "little files only for the program": prepared("ulimit -f 60; ", ExitCode.PROGRAM, "File size limit exceeded"),
    "no program": Injected(code=ExitCode.MISSING, says="не встановлено", environment={"PATH": "tools"}),
    "a program that may not be started": prepared(
        "chmod -x own/soffice; PATH=own:tools; ", ExitCode.MISSING, "не встановлено"
    ),
    "a program that is too old": Injected(
        code=ExitCode.MISSING, says="6.4.7 застара", version="echo LibreOffice 6.4.7"
    ),
    "a program without a version": Injected(code=ExitCode.MISSING, says="не каже своєї версії", version="exit 1"),
    "no jail where it must be": prepared("PATH=own:tools; export ZVIT_JAIL=bwrap; ", ExitCode.MISSING, "bubblewrap"),
    "a clock that was set back": prepared("find . -exec touch -d 2099-01-01 {} +; ", ExitCode.OK),
}
FAULTS = {**GIVEN, **ENDING, **DOING, **MACHINE}
