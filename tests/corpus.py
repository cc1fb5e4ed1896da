"""Many fictional organizations with a report each: the real year's data under invented names, varied by a seed.

Every name, address and number that would lead to somebody real is replaced; what is left are the words of a form. The
same seed gives the same bytes, and an organization's do not depend on how many there are. All of the data are sound.
"""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

import yaml

from pipeline.word.package import pack, unpack

ROOT: Final = Path(__file__).parents[1]
YEAR: Final = 2023
_MODEL: Final = ROOT / "data/pervomaisk-rada"
_FRONTS: Final = (
    "",
    "Ново",
    "Старо",
    "Верхньо",
    "Нижньо",
    "Велико",
    "Мало",
    "Красно",
    "Біло",
    "Зелено",
    "Сухо",
    "Тихо",
)
_PLACES: Final = {
    "вигаданськ": "vyhadansk",
    "небувалівськ": "nebuvalivsk",
    "уявнинськ": "uiavnynsk",
    "прикладівськ": "prykladivsk",
    "зразківськ": "zrazkivsk",
    "казківськ": "kazkivsk",
    "примарівськ": "prymarivsk",
    "мрійнинськ": "mriinynsk",
}
_HEADS: Final = ("Явір ПРИКЛАДЕНКО", "Мирон ВИГАДЕНКО", "Остап НЕБУВАЛЕНКО", "Лука УЯВНЕНКО", "Тарас ЗРАЗКЕВИЧ")
_OFFICERS: Final = ("Рута ЗРАЗКОВА", "Мальва НЕБУВАЛА", "Калина ВИГАДАНА", "Верба УЯВНА", "Оксана ПРИКЛАДНА")
_DAYS: Final = ("25.12.2023", "26.12.2023", "27.12.2023", "28.12.2023", "29.12.2023")
_MOST_LEFT_OUT: Final = 8
"""Measures of the model's 43 that an organization's plan may lack, so that no two reports are equally long."""


def corpus(folder: Path, count: int, seed: int = 2023) -> tuple[str, ...]:
    """Lay out a workspace of so many fictional organizations in `folder`; give the names of their folders in data/."""
    (folder / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "data/calendar.yaml", folder / "data")
    chances = (random.Random(f"{seed} {number}") for number in range(count))  # noqa: S311 - nothing is secret here
    return tuple(_lay_out(folder / "data", number, chance) for number, chance in enumerate(chances))


def _lay_out(data: Path, number: int, chance: random.Random) -> str:
    """Write the files of one organization."""
    place, latin = _place(number)
    slug = f"vyhadana-{latin}-{number:04}"
    files = _renamed(number, place, latin, chance)
    for name, content in _varied(files, chance).items():
        file = data / slug / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return slug


def _place(number: int) -> tuple[str, str]:
    """Give the stem of an invented place's name, and its letters in an address."""
    front, (stem, latin) = tuple(product(_FRONTS, _PLACES.items()))[number % (len(_FRONTS) * len(_PLACES))]
    return (front + stem).capitalize(), latin


@cache
def _model() -> Mapping[str, bytes]:
    """Give the files of the real year and its organization, by name."""
    files = (file for file in sorted(_MODEL.rglob("*")) if file.is_file() and "sealed" not in file.parts)
    return {file.relative_to(_MODEL).as_posix(): file.read_bytes() for file in files}


def _renamed(number: int, place: str, latin: str, chance: random.Random) -> dict[str, bytes]:
    """Give the model's files under the names of a fictional organization."""
    invented = {
        "Первомайськ": place,
        "Первомайск": place,
        "antikor.pervomaisk@gmail.com": f"antikor@{latin}-{number}.example",
        "pervomaisk": latin,
        "+380944008118": f"+38000{number:07}",
        "55213": f"{number % 100_000:05}",
        "Олег ДЕМЧЕНКО": chance.choice(_HEADS),
        "Олена ПОЛЯКОВА": chance.choice(_OFFICERS),
        "date: 29.12.2023": f"date: {chance.choice(_DAYS)}",
    }
    told = re.compile("|".join(map(re.escape, invented)))
    return {
        name: content if name.endswith((".xlsx", ".ods")) else _replaced(told, invented, content)
        for name, content in _model().items()
    }


def _replaced(told: re.Pattern[str], invented: Mapping[str, str], content: bytes) -> bytes:
    return told.sub(lambda found: invented[found[0]], content.decode()).encode()


def _varied(files: Mapping[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Leave some measures out, and count anew what the registers count."""
    left_out = frozenset(chance.sample(_measures(), chance.randrange(_MOST_LEFT_OUT)))
    changes: dict[str, Callable[[bytes], bytes]] = {
        f"{YEAR}/plan.yaml": lambda content: _without(content, "number", left_out),
        f"{YEAR}/marks.yaml": lambda content: _without(content, "measure", left_out),
        f"{YEAR}/findings.yaml": lambda content: _without(content, "measure", left_out),
        f"{YEAR}/source.csv": lambda content: _rows_without(content, left_out),
        f"{YEAR}/registers/visas.xlsx": lambda content: _recounted_sheet(content, chance),
        **dict.fromkeys(_counted(), lambda content: _recounted(rb";(\d+)(?=\r?\n|$)", b";%d", content, chance)),
    }
    return {name: changes[name](content) if name in changes else content for name, content in files.items()}


@cache
def _measures() -> tuple[str, ...]:
    """Give the numbers of the model's measures."""
    return tuple(re.findall(r"^      - number: (\S+)$", _model()[f"{YEAR}/plan.yaml"].decode(), re.MULTILINE))


def _counted() -> tuple[str, ...]:
    return tuple(f"{YEAR}/registers/{name}.csv" for name in ("briefings", "declarations", "meetings"))


def _without(content: bytes, key: str, left_out: frozenset[str]) -> bytes:
    """Give a YAML file without the entries, at whatever depth, whose `key` names a measure that is left out."""
    head = content.decode().partition("\n")[0]
    kept = _kept(yaml.load(content, yaml.BaseLoader), key, left_out)  # noqa: S506 - it makes texts of everything
    return f"{head}\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110)}".encode()


def _kept(node: object, key: str, left_out: frozenset[str]) -> object:
    match node:
        case dict():
            return {name: _kept(inner, key, left_out) for name, inner in node.items()}
        case list():
            there = (each for each in node if not (isinstance(each, dict) and each.get(key) in left_out))
            inner = (_kept(each, key, left_out) for each in there)
            return [each for each in inner if not (isinstance(each, dict) and each.get("measures") == [])]
        case _:
            return node


def _rows_without(content: bytes, left_out: frozenset[str]) -> bytes:
    target = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    csv.writer(target, delimiter=";").writerows(row for row in rows if row[1] not in left_out)
    return target.getvalue().encode("utf-8-sig")


def _recounted(pattern: bytes, form: bytes, content: bytes, chance: random.Random) -> bytes:
    return re.sub(pattern, lambda found: form % chance.randint(1, 2 * int(found[1]) + 9), content)


def _recounted_sheet(content: bytes, chance: random.Random) -> bytes:
    sheet = "xl/worksheets/sheet1.xml"
    parts = unpack(content)
    return pack({**parts, sheet: _recounted(rb"<v>(\d+)</v>", b"<v>%d</v>", parts[sheet], chance)})
