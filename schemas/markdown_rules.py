"""The Markdown parser of ours: CommonMark, two rules more (`51^2^`, `[[figure]]`), and a place for every token.

Rules that an official document has no use for stay on, so that their tokens are seen and refused instead of printed.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from schemas.names import NAME_SHAPE

FIGURE = "figure"
BAD_FIGURE = "bad_figure"
SUPERSCRIPT = "superscript"
BAD_SUPERSCRIPT = "bad_superscript"

_MENTION = re.compile(rf"\[\[(?P<name>{NAME_SHAPE})(?:\|(?P<noun>{NAME_SHAPE})(?:\|(?P<case>{NAME_SHAPE}))?)?\]\]")
_BRACKETED = re.compile(r"\[\[[^\[\]\n]*\]\]|\[\[|\]\]")
_RAISED = re.compile(r"\^([\w+\-–−.,()/]+)\^")


class PlacedInline(StateInline):
    """The state of an inline parse that notes in `token.meta["at"]` where each token begins."""

    pending_at = 0
    """Where the letters begin that have not become a token yet."""
    pushed_at = -1
    again = 0
    """How many tokens have been pushed at this position before: a run of asterisks is pushed in one go."""

    def append_pending(self, text: str) -> None:
        """Remember where pending letters begin."""
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the parser's name
        """Place the token of the pending letters."""
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Place any other token."""
        token = super().push(ttype, tag, nesting)
        self.again = self.again + 1 if self.pos == self.pushed_at else 0
        self.pushed_at = self.pos
        token.meta["at"] = self.pos + self.again
        return token


def _figure(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """Read `[[name]]`, `[[name|noun]]`, `[[name|noun|case]]`; brackets that are none are seen too, to be refused."""
    brackets = _BRACKETED.match(state.src, state.pos, state.posMax)
    if not brackets:
        return False
    found = _MENTION.fullmatch(brackets.group())
    if not silent:
        token = state.push(FIGURE if found else BAD_FIGURE, "", 0)
        token.content = brackets.group()
        token.meta |= found.groupdict() if found else {}
    state.pos = brackets.end()
    return True


def unspaced(brackets: str) -> str | None:
    """Give the mention that `brackets` would be with «_» in the place of spaces; None if it is none even so."""
    parts = ("_".join(part.split()) for part in brackets.strip("[]").split("|"))
    mention = f"[[{'|'.join(parts)}]]"
    return mention if _MENTION.fullmatch(mention) else None


def _superscript(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """Read `^2^`; a lone caret is seen too, to be refused."""
    if state.src[state.pos] != "^":
        return False
    found = _RAISED.match(state.src, state.pos, state.posMax)
    if not silent:
        token = state.push(SUPERSCRIPT if found else BAD_SUPERSCRIPT, "", 0)
        token.content = found[1] if found else "^"
    state.pos = found.end() if found else state.pos + 1
    return True


def _untrimmed(core: StateCore) -> None:
    """Give a paragraph back the special spaces around it: the parser trims more than ordinary ones."""
    lines = core.src.split("\n")
    for before, token in pairwise(core.tokens):
        if before.type == "paragraph_open" and token.map:
            letters = token.content.split("\n")
            first, last = lines[token.map[0]], lines[token.map[0] + len(letters) - 1]
            lead = first[: len(first.rstrip()) - len(letters[0].rstrip())]
            tail = last[len(last.rstrip()) :].rstrip(" ") if token.content else ""
            token.content = lead[len(lead.rstrip()) :].lstrip(" ") + token.content + tail


def _inline(core: StateCore) -> None:
    """Parse the text of every block with places."""
    for token in core.tokens:
        if token.type == "inline":
            state = PlacedInline(token.content, core.md, core.env, [])
            core.md.inline.tokenize(state)
            for rule in core.md.inline.ruler2.getRules(""):
                rule(state)
            token.children = state.tokens


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's name
        """Take every address: ours to refuse, with its place; the parser would print the brackets instead."""
        return url is not None

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's name
        """Print an address as it was typed, not decoded."""
        return link


@cache
def parser() -> MarkdownIt:
    """Give the parser."""
    markdown = _Parser("commonmark", {"html": True, "inline_definitions": True})
    markdown.enable(["table", "strikethrough"])
    # Letters joined from several tokens would lose their places; our walker joins them with one.
    markdown.disable(["fragments_join", "text_join"])
    markdown.core.ruler.at("inline", _inline)
    markdown.core.ruler.before("inline", "untrimmed", _untrimmed)
    markdown.inline.ruler.before("link", FIGURE, _figure)
    markdown.inline.ruler.before("link", SUPERSCRIPT, _superscript)
    return markdown
