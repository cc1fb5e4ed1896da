"""What pydantic complains of, in Ukrainian: a reason and a way out for every type of error that our models raise."""

from __future__ import annotations

import re

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from pipeline.nearest import nearest
from pipeline.reading.shapes import DISCRIMINATOR, keys, model_at
from schemas.names import NAME_SHAPE
from schemas.origin import RawMapping

Worded = tuple[str, str]
"""A reason and a remedy."""

_NO_BREAK = "\u00a0\u2007\u202f"

_EMPTY = ("значення не вказано", "Впишіть його; якщо його немає, приберіть ключ")
_AS_ONE = ("очікувалося одне значення, а тут перелік або ключі", "Якщо це все ж текст, візьміть його в лапки")
_AS_MAPPING = ("очікувалися рядки «ключ: значення»", "Почніть кожен ключ з нового рядка")

_FIXED: dict[str, Worded] = {
    "model_type": _AS_MAPPING,
    "model_attributes_type": _AS_MAPPING,
    "dict_type": _AS_MAPPING,
    "tuple_type": ("очікувався перелік", "Почніть кожен елемент з нового рядка зі знаків «- »"),
    "too_short": ("тут замало елементів", "Потрібно щонайменше: {min_length}"),
    "greater_than_equal": ("число {typed} менше за {ge}", "Виправте число"),
    "less_than_equal": ("число {typed} більше за {le}", "Виправте число"),
    "state_unknown": ("стану «{text}» немає", "Можна: {states}"),
    "union_tag_not_found": ("немає ключа «by»", "Додайте рядок «by: …» — хто або що затверджує"),
}

_OF_ONE_VALUE = {
    *(
        "text_expected",
        "date_malformed",
        "quantity_malformed",
        "year_malformed",
        "choice_malformed",
        "period_malformed",
    ),
    *("literal_error", "enum"),
}

# The models say the reason themselves (PydanticCustomError); no remedy here if their words name it.
_SAID: dict[str, str] = {
    "text_empty": "Впишіть текст; якщо його немає, приберіть ключ",
    "text_forbidden": "Вилучіть",
    "text_invisible": "Станьте курсором одразу за ним і натисніть Backspace або наберіть слово наново",
    "name_malformed": "Виправте",
    "date_impossible": "Виправте дату",
    "date_malformed": "",
    "quantity_malformed": "",
    "quantity_ambiguous": "",
    "year_malformed": "",
    "choice_malformed": "",
    "figure_source": "Виправте показник",
    "figure_words": "Приберіть words або дайте value",
    "official_acting": "Додайте position_genitive",
    "register_heads": "Дайте графам різні заголовки",
    "measure_unnamed": "Додайте number або id",
    "measure_without_party": "Додайте responsible_parties",
    "period_malformed": "",
    "period_letters": "Наберіть слово наново українською розкладкою",
    "layout_apostrophe": "",
    "day_malformed": "",
    "acknowledgement_scope": "Приберіть text і measure або everywhere",
}


def worded(error: ErrorDetails, model: type[BaseModel]) -> Worded:
    """Word an error of `model`."""
    kind, typed = error["type"], error["input"]
    if typed is None and kind != "extra_forbidden":
        return _EMPTY
    if kind in _OF_ONE_VALUE and not isinstance(typed, str):
        return _AS_ONE
    if kind in _FIXED:
        reason, remedy = (words.format(typed=typed, **error.get("ctx", {})) for words in _FIXED[kind])
        return reason, remedy
    if kind in _SAID:
        return error["msg"], (kind == "name_malformed" and _meant(error)) or _SAID[kind]
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        return _not_among(error)
    return _of_key(error, model_at(model, error["loc"][:-1]))


def _meant(error: ErrorDetails) -> str:
    """Offer the number or the name that differs from the typed one by its commas or its spaces only."""
    typed = str(error["input"])
    if re.fullmatch(r"[0-9]+(,[0-9]+)+", typed):
        return f"Чи не малося на увазі «{typed.replace(',', '.')}»? Між числами ставлять крапку"
    if typed != typed.strip():
        return f"Скраю стоїть {_edge(typed)}, якого не видно: приберіть його, щоб лишилося «{typed.strip()}»"
    joined = "_".join(typed.split())
    is_name = "назвою" in error["msg"] and joined != typed and re.fullmatch(NAME_SHAPE, joined)
    return f"Замість пробілів ставте «_»: {joined}" if is_name else ""


def _edge(typed: str) -> str:
    """Name the space that stands first or last; a no-break one comes with what is copied from Word."""
    return "нерозривний пробіл" if {typed[0], typed[-1]} & set(_NO_BREAK) else "пробіл"


def _not_among(error: ErrorDetails) -> Worded:
    context, typed = error.get("ctx", {}), error["input"]
    chosen = typed.get(DISCRIMINATOR) if isinstance(typed, RawMapping) else typed
    if not isinstance(chosen, str):
        return _AS_ONE
    allowed = re.findall(r"'([^']*)'", str(context.get("expected_tags") or context.get("expected")))
    return f"значення «{chosen}» не передбачено", nearest(chosen, allowed, f"Можна: {', '.join(allowed)}")


def _of_key(error: ErrorDetails, owner: type[BaseModel] | None) -> Worded:
    key, known = str(error["loc"][-1]) if error["loc"] else "", keys(owner) if owner else {}
    field = known.get(key)
    if error["type"] == "missing":
        return f"немає ключа «{key}»" + (f" ({field.title})" if field else ""), f"Додайте рядок «{key}: …»"
    if error["type"] == "extra_forbidden":
        return f"ключ «{key}» тут не передбачено", nearest(key, known, f"Можливі ключі: {', '.join(known)}")
    shown = f" «{error['input']}»" if isinstance(error["input"], str) else ""
    return f"значення{shown} не підходить", (field and field.description) or "Звірте його зі зразком"
