"""The only file that knows the names of folders: data, templates, build; `surveying` tells which are years'."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline import surveying
from pipeline.contracts import Template, YearFolder
from pipeline.errors import Fault, FilesUnusable, UsageError
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.untrusted.visible import visible
from schemas.folders import SEALED

_MAX_TEMPLATE = 10 * 1024 * 1024  # a thousand times the official ones

Derived: TypeAlias = Literal["package", "publication", "signing", "summary", "comparison"]
"""What is made of a document: the archival package, the copy for the site, what is to be signed, the summary;
or of two: the table that compares them."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds `data/` and `templates/`, and gets `build/`."""

    root: Path
    originals: Path | None = None
    """Where sealed packages lie if not beside the data."""

    @property
    def data(self) -> Path:
        """The folder of the organizations."""
        return self.root / "data"

    @property
    def templates(self) -> Path:
        """The folder of the common templates."""
        return self.root / "templates"

    @property
    def build(self) -> Path:
        """The folder of the outputs; nothing else lies there."""
        return self.root / "build"

    def organizations(self) -> tuple[str, ...]:
        """Give the names of the organizations' folders: Latin letters, digits and hyphens."""
        return surveying.organizations(self.data)

    def years(self, organization: str) -> tuple[int, ...]:
        """Give the years that the organization has a folder for, whatever may be missing there."""
        return surveying.years(self.data / organization)

    def strange(self) -> tuple[Fault, ...]:
        """Tell of the folders that are organizations' or years' but for a name, or for what an organization lacks."""
        return surveying.strange(self.data, self.name)

    def has_report(self, organization: str, year: int) -> bool:
        """Tell whether the year has a report's requisites, not only a plan."""
        return (self.data / organization / str(year) / "report.yaml").is_file()

    def folder(self, organization: str, year: int) -> YearFolder:
        """Give the folder of a year's facts.

        Raises:
            UsageError: there is no such year; the years that there are, are named.
            FilesUnusable: a folder on the way there is a symbolic link.
        """
        if not surveying.is_year(self.data / organization / str(year)):
            there = ", ".join(map(str, self.years(organization))) or "жодного"
            reason = f"немає даних за {year} рік: у теці data/{organization} немає теки {year} з plan.yaml"
            raise UsageError(Fault(reason, f"Є роки: {there}"))
        found = YearFolder(self.root, self.data / organization, self.data / organization / str(year))
        for folder in (self.data, found.organization, found.year):
            if folder.is_symlink():
                reason, remedy = "це символічне посилання, а не тека", "Покладіть на його місце саму теку"
                raise FilesUnusable(Fault(reason, remedy, place=self.name(folder)))
        return found

    def upcoming(self, organization: str, year: int) -> Path:
        """Give where a further year's data will lie.

        Raises:
            UsageError: something lies there already; it is not replaced.
        """
        folder = self.data / organization / str(year)
        if os.path.lexists(folder):
            reason = f"тека {self.name(folder)} вже є, її не замінюють"
            raise UsageError(Fault(reason, "Щоб скласти чернетку наново, спершу вилучіть або перейменуйте її"))
        return folder

    def template_files(self, organization: str, document: str) -> tuple[Path, Path]:
        """Give where the organization's own template may lie, and where the common one does."""
        own = self.data / organization / "templates"
        return own / f"{document}.docx", self.templates / f"{document}.docx"

    def template(self, organization: str, document: str) -> Template:
        """Give the document's template: the organization's own, or the common one.

        Raises:
            FilesUnusable: there is none, it cannot be read, or is no file of its own in the workspace.
        """
        own, common = self.template_files(organization, document)
        file = own if os.path.lexists(own) else common
        name = self.name(file)
        try:
            return Template(name, read_regular(file, self.root, _MAX_TEMPLATE))
        except (FileNotFoundError, NotADirectoryError) as failure:
            raise FilesUnusable(
                Fault("шаблону немає", "Візьміть його з копії або з теки templates/ початкової програми", place=name)
            ) from failure
        except Unsound as refused:
            raise FilesUnusable(Fault(str(refused), refused.remedy, place=name)) from refused
        except OSError as failure:
            reason = f"шаблон не читається (код {failure.errno})"
            raise FilesUnusable(Fault(reason, "Перевірте права на файл і диск", place=name)) from failure

    def shelf(self, organization: str, year: int, document: str, what: Derived | None = None) -> Path:
        """Give the folder where the finished document lies, or what else is made of it.

        Raises:
            UsageError: there is no such year of which it could be made.
        """
        name = f"{document}-{what}" if what else document
        return self.build / self.folder(organization, year).organization.name / str(year) / name

    def sealed(self, organization: str, year: int) -> Path:
        """Give the folder of the year's sealed packages; it need not be there."""
        year_there = Path(organization, str(year))
        return self.originals / year_there if self.originals else self.data / year_there / SEALED

    def name(self, file: Path) -> str:
        """Name `file` for a person: from the root, with `/`; by its code what is no letter or steers a terminal."""
        name = file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else str(file)
        return visible(os.fsencode(name).decode(errors="backslashreplace"))


def find_workspace(start: Path) -> Workspace:
    """Find the workspace that `start` lies in: the nearest folder upwards that holds `data` and `templates`."""
    for folder in (start, *start.parents):
        if is_workspace(folder):
            return Workspace(folder)
    raise UsageError(
        Fault(f"тека {start} не лежить у робочому каталозі з data/ і templates/", "Перейдіть до нього або дайте --root")
    )


def workspace_at(root: Path) -> Workspace:
    """Take the folder that was named; none above it is meant."""
    if not is_workspace(root):
        raise UsageError(Fault(f"тека {root} не є робочим каталогом: у ній немає data/ і templates/"))
    return Workspace(root)


def is_workspace(folder: Path) -> bool:
    """Tell whether a folder holds what documents are made of."""
    return (folder / "data").is_dir() and (folder / "templates").is_dir()


def choose_year(typed: str) -> int:
    """Read the year from the command's words: four ASCII digits, 20xx."""
    if not surveying.YEAR.fullmatch(typed):
        shown = f"«{typed}» не є роком" if typed.strip() else "рік не вказано"
        raise UsageError(Fault(shown, "Пишіть чотири цифри, наприклад: make report YEAR=2023"))
    return int(typed)


def choose_organization(workspace: Workspace, typed: str) -> str:
    """Give the organization meant: the one named, or the only one there is."""
    there = workspace.organizations()
    if not typed and len(there) == 1:
        return there[0]
    if typed in there:
        return typed
    raise UsageError(Fault(_why_none(workspace, typed), _offer(workspace)))


def _why_none(workspace: Workspace, typed: str) -> str:
    if not typed:
        return "органів кілька" if workspace.organizations() else "у data/ немає жодного органу"
    if "/" not in typed and (workspace.data / typed).is_dir():
        if surveying.SLUG.fullmatch(typed):
            return surveying.without_organization(f"data/{typed}").reason
        return str(surveying.misnamed(f"data/{typed}"))
    return f"органу «{typed}» у data/ немає"


def _offer(workspace: Workspace) -> str:
    there = workspace.organizations()
    if there:
        return f"Вкажіть ORG: {', '.join(there)}"
    strange = " ".join(f"{fault}." for fault in workspace.strange())
    return strange.removesuffix(".") or "Створіть теку органу з organization.yaml і планом (data/README.md)"
