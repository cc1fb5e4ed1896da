"""What was changed while a document was made by others is not overwritten by what it was made of before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from pipeline.batching.batch import Batch, Order
from pipeline.batching.finding import Search
from pipeline.batching.journal import Journal
from pipeline.batching.making import make
from pipeline.batching.parcels import Parcel
from pipeline.batching.running import Team, nobody_asks
from pipeline.contracts import Docx, Pdf
from schemas.answer import Answer
from schemas.batch import Entry
from tests.story.telling import REAL, ROOT, TODAY, Replay, folder_of
from tests.workspaces import state


class _Slow(Executor):
    """A worker during whose work something happens elsewhere."""

    def __init__(self, office: Replay, meanwhile: Callable[[], object]) -> None:
        self._office = office
        self._meanwhile = meanwhile

    def submit(self, _work: object, *words: Any, **_named: Any) -> Future[Any]:  # noqa: ANN401 - Executor's
        (parcel,) = (word for word in words if isinstance(word, Parcel))
        future: Future[Any] = Future()
        future.set_result(make(parcel, lambda: self._office))
        self._meanwhile()
        return future


def _batch(root: Path, worker: _Slow) -> list[Entry]:
    entries: list[Entry] = []

    def tell(entry: Entry, _answer: Answer) -> None:
        entries.append(entry)

    order = Order(root, Search(root).everything(lambda _: None), TODAY, {}, {})
    Batch(order, Journal(root / "journal.jsonl"), tell).run(Team(lambda: worker, 1), nobody_asks)
    return entries


def test_a_document_of_data_that_were_changed_since_is_not_shelved(
    tmp_path: Path, office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """Somebody may have made the newer one by then; it stays, and the batch says that it has not made any."""
    shutil.copytree(folder_of(REAL[0]), tmp_path / "data" / REAL[0])
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shelf = tmp_path / "build" / REAL[0] / str(REAL[1]) / "report"
    register = tmp_path / "data" / REAL[0] / str(REAL[1]) / "registers/briefings.csv"
    office = Replay(office_docx, office_pdf)

    def change() -> None:
        register.write_bytes(register.read_bytes() + b"\n")

    (first,) = _batch(tmp_path, _Slow(office, lambda: None))
    assert "built" == first.outcome
    register.write_bytes(register.read_bytes() + b"\n")
    before = state(shelf)
    (second,) = _batch(tmp_path, _Slow(office, change))

    assert "failed" == second.outcome
    assert "дані змінили, поки документ складали" in second.model_dump_json()
    assert before == state(shelf)
