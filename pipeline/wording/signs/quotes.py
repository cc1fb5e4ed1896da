"""Quotation marks: straight ones become «…», and „…“ within others (Український правопис 2019, «Лапки»). Pure.

A text is set only if every straight mark in it is for certain one that opens or closes, and all of them are in pairs;
otherwise it stays as it was typed. Fails never.
"""

from __future__ import annotations

from typing import Final

_STRAIGHT: Final = '"'
_PAIRS: Final = {"«": "»", "„": "“"}
_BEFORE: Final = frozenset("([{«„“/–—-")
"""What an opening mark may follow besides white space."""
_AFTER: Final = frozenset(")]}»“,.;:!?…/–—-")
"""What a closing mark may precede besides white space."""
_OPENS, _CLOSES = 1, -1


def with_quotes(text: str) -> str:
    """Set every straight quotation mark; none if one of them leaves a doubt."""
    if _STRAIGHT not in text:
        return text
    open_now: list[str] = []
    made = list(text)
    for at, letter in enumerate(text):
        sign = _sign(text, made, at, open_now) if letter == _STRAIGHT else letter
        if sign is None:
            return text
        made[at] = sign
        if sign in _PAIRS:
            open_now.append(sign)
        elif open_now and sign == _PAIRS[open_now[-1]]:
            open_now.pop()
        elif letter == _STRAIGHT:
            return text
    return text if open_now else "".join(made)


def _sign(text: str, made: list[str], at: int, open_now: list[str]) -> str | None:
    turn = _turn(made[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " ")
    if turn == _OPENS:
        return "„" if open_now and open_now[-1] == "«" else "«"
    return _PAIRS[open_now[-1]] if turn == _CLOSES and open_now else None


def _turn(before: str, after: str) -> int:
    may_open = (before.isspace() or before in _BEFORE) and not after.isspace()
    may_close = (after.isspace() or after in _AFTER or after == _STRAIGHT) and not before.isspace()
    return may_open - may_close
