"""The words of `fix` to what was put right, or could be. Fails if no class is meant, or if a file cannot be edited."""

from __future__ import annotations

from pipeline.cli.fixing import FixWish
from pipeline.contracts import YearFolder
from pipeline.errors import Fault, UsageError
from pipeline.fix import counted_classes, proposed
from pipeline.fixing.classes import CLASSES
from pipeline.fixing.replacing import replace, undo
from pipeline.telling.fixing import classes, difference, size
from pipeline.telling.outcomes import Done


def fixed(typed: FixWish, folder: YearFolder) -> Done:
    """Put one class of signs right in the year's files, take the last time back, or say what could be put right.

    Raises:
        UsageError: there is no such class, or none is named where one must be.
        ZvitError: a file cannot be edited; nothing is changed then.
    """
    if typed["back"]:
        names = undo(folder)
        return Done(f"повернуто: {', '.join(names)}", files=names)
    name = _class_meant(typed)
    if name is None:
        return Done("\n".join(["Що можна виправити (CLASS=назва):", *classes(counted_classes(folder))]))
    return _put_right(folder, name, write=typed["write"])


def _class_meant(typed: FixWish) -> str | None:
    name = typed["name"]
    if name is None and typed["write"]:
        raise UsageError(Fault("не сказано, що виправити", f"Додайте CLASS; є: {', '.join(CLASSES)}"))
    if name is not None and name not in CLASSES:
        raise UsageError(Fault(f"класу «{name}» немає", f"Є: {', '.join(CLASSES)}"))
    return name


def _put_right(folder: YearFolder, name: str, *, write: bool) -> Done:
    files = proposed(folder, name)
    changed = tuple(each for each in files if each.done)
    lines = [*difference(files)]
    if not changed:
        return Done("\n".join([*lines, f"виправляти нічого: {CLASSES[name].title}"]))
    if not write:
        return Done(
            "\n".join([*lines, f"{size(files)}; нічого ще не змінено: щоб записати, додайте WRITE=так (--write)"])
        )
    replace(changed, folder)
    said = f"записано: {size(files)}; щоб повернути, як було, — make fix YEAR={folder.year.name} UNDO=так"
    return Done("\n".join([*lines, said]), files=tuple(each.name for each in changed))
