"""A machine in a folder: a little of each thing that documents depend on, to be changed by a test."""

from __future__ import annotations

from pathlib import Path

from pipeline.keeping.surroundings import Sources

LIBRARY = "libs/libharfbuzz.so.0.60000.0"
FONT = "fonts/truetype/Вигаданий.ttf"
CONFIGURATION = "fontconfig/conf.d/30-metric-aliases.conf"
PARTS = (
    "code/pipeline/produce.py",
    "code/pipeline/rules/terms.txt",
    "code/schemas/plan.py",
    "office/program/soffice",
    "office/program/soffice.bin",
    "office/program/versionrc",
    "office/share/registry/main.xcd",
    "office/share/fonts/truetype/opens___.ttf",
    "office/share/extensions/dict-uk/hyph_uk_UA.dic",
    "hyphen/hyph_uk_UA.dic",
    "programs/hunspell",
    "programs/verapdf",
    "programs/bin/greenfield-apps.jar",
    "libs/libhunspell-1.7.so.0",
    "uk_UA.dic",
    "uk_UA.aff",
    "mime.types",
    LIBRARY,
    FONT,
    CONFIGURATION,
)
PACKAGE = "site/docxtpl-0.20.2.dist-info"


def machine(folder: Path) -> Sources:
    """Lay out the machine in `folder`, and tell where its things are."""
    for name in PARTS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} № 1")
        (folder / name).chmod(0o755)
    (folder / PACKAGE).mkdir(parents=True)
    return sources(folder)


def sources(folder: Path) -> Sources:
    """Tell where the things of the machine in `folder` are."""
    return Sources(
        code=(f"{folder}/code/pipeline", f"{folder}/code/schemas"),
        packages=(f"{folder}/site",),
        office=f"{folder}/office/program/soffice",
        libraries=(f"{folder}/libs",),
        hyphens=(f"{folder}/hyphen",),
        fonts=(f"{folder}/fonts", f"{folder}/fontconfig"),
        speller=f"{folder}/programs/hunspell",
        dictionary=(f"{folder}/uk_UA.dic", f"{folder}/uk_UA.aff"),
        validator=f"{folder}/programs/verapdf",
        tables=(f"{folder}/mime.types",),
    )
