"""From what the system refuses to what the officer is told: the cause and the way out, in Ukrainian."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Fault, FilesUnusable

_NO_SPACE = ("на диску немає місця", "Звільніть місце на диску")
_NO_RIGHTS = ("бракує прав", "Дозвольте запис або зверніться до адміністратора")
_NO_HANDLES = ("відкрито забагато файлів", "Закрийте зайві програми або виконайте: ulimit -n 1024")
_NO_MEMORY = ("бракує пам’яті", "Закрийте зайві програми")
CAUSES = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: ("вичерпано дозволений обсяг диска", "Звільніть місце на диску"),
    errno.EFBIG: ("файл більший, ніж дозволено", "Виконайте: ulimit -f unlimited"),
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EROFS: ("носій лише для читання", "Зробіть так, щоб сюди можна було записувати"),
    errno.EMFILE: _NO_HANDLES,
    errno.ENFILE: _NO_HANDLES,
    errno.ENOMEM: _NO_MEMORY,
    errno.EAGAIN: ("запущено забагато програм", "Закрийте зайві програми"),
    errno.EIO: ("носій пошкоджено або від’єднано", "Перевірте диск"),
    errno.ENOENT: ("немає файлу або теки", "Перевірте, чи ніхто не прибрав їх під час роботи, і повторіть команду"),
    errno.ENOTDIR: ("на місці теки лежить файл", "Приберіть його"),
    errno.EISDIR: ("це тека, а не файл", "Назвіть сам файл або приберіть теку"),
    errno.ELOOP: ("посилання веде по колу", "Приберіть його"),
}
"""By the system's number: what it means, and what to do about it."""


def fault(failure: OSError, deed: str, place: str | Path) -> Fault:
    """Say that `deed` was not possible at `place`, why, and what to do."""
    cause, remedy = CAUSES.get(failure.errno or 0, ("система не дає", "Перевірте місце і права доступу"))
    return Fault(f"{deed}: {cause}", remedy, place=str(place))


@contextmanager
def told(deed: str, place: str | Path) -> Iterator[None]:
    """Tell every refusal inside as a failure to do `deed` at `place`.

    Raises:
        FilesUnusable: the system refused.
    """
    try:
        yield
    except OSError as failure:
        raise FilesUnusable(fault(failure, deed, place)) from failure
