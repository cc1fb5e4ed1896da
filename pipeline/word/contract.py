"""The template's contract: every tag is known, stands where it can, and finds the styles that it needs.

From a template's trees to what it prints, with faults by the way. Fails never: it complains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.errors import Fault
from pipeline.word.hyphens import REQUISITES
from pipeline.word.places import place_of
from pipeline.word.shape import OVER_AND_UNDER, START, Each, Printed, Scope, Shape, names_of, resolve
from pipeline.word.spelling import SEE, advice, meant
from pipeline.word.styles import DASH, LIST, NUMBERED, StyleSheet
from pipeline.word.tags import CLOSING, ENDING, OPENING, Misspelt, Tag, find_tags, text_of
from pipeline.word.wordml import DOCUMENT, Element, paragraphs, style_of, w


@dataclass(frozen=True, slots=True)
class _Opened:
    """A loop or a condition that is not closed yet."""

    tag: Tag
    paragraph: Element
    scope: Scope


@dataclass(slots=True)
class Reading:
    """One reading of a template's tags, from its first paragraph to its last."""

    template: str
    sheet: StyleSheet
    complain: Callable[[Fault], None]
    printed: set[str] = field(default_factory=set)
    signature_styles: set[str] = field(default_factory=set)
    requisites: list[Element] = field(default_factory=list)
    """The paragraphs in which requisites stand, and not the text."""
    running: dict[str, list[str]] = field(default_factory=dict)
    """The names that each header and footer prints, in their sequence."""
    _part: str = DOCUMENT
    _open: list[_Opened] = field(default_factory=list)

    def read(self, parts: Mapping[str, Element]) -> None:
        """Read all parts that hold tags."""
        for self._part, root in parts.items():
            for paragraph in paragraphs(root):
                for tag in find_tags(text_of(paragraph)):
                    self._tag(tag, paragraph)
            for opened in self._open:
                self._say(opened.paragraph, f"«{opened.tag.jinja()}» не закрито", "Додайте endfor або endif")
            self._open.clear()

    def _tag(self, tag: Tag | Misspelt, paragraph: Element) -> None:
        if isinstance(tag, Misspelt):
            self._say(paragraph, f"позначку «{tag}» не зрозуміло", advice(str(tag)))
            return
        if self._part != DOCUMENT and (tag.verb, tag.reach) != ("print", "r"):
            self._say(paragraph, f"«{tag.jinja()}» у колонтитулі не буває", "Там пишуть лише {{r назва }}")
            return
        self._stands_alone(tag, paragraph)
        if tag.verb in CLOSING:
            self._close(tag, paragraph)
        found = [self._named(path, paragraph) for path in tag.paths]
        if tag.verb == "print" and found[0]:
            self._prints(tag, paragraph, *found[0])
        if tag.verb in OPENING:
            self._opens(tag, paragraph, found[0])

    def _named(self, path: str, paragraph: Element) -> tuple[str, Shape] | None:
        found = resolve(path, self._scope)
        if found is None:
            self._say(paragraph, f"назви «{path}» тут немає", meant(path, names_of(self._scope)))
        return found

    @property
    def _scope(self) -> Scope:
        if self._open:
            return self._open[-1].scope
        return START if self._part == DOCUMENT else OVER_AND_UNDER

    def _prints(self, tag: Tag, paragraph: Element, path: str, shape: Shape) -> None:
        if tag.reach == "" or not isinstance(shape, Printed):
            self._say(paragraph, f"«{tag.jinja()}» так не надрукувати", f"Пишіть {{{{p {tag.paths[0]} }}}}")
        elif self._part != DOCUMENT:
            self.running.setdefault(self._part, []).append(tag.paths[0])
        elif shape.prose and tag.reach == "p":
            self._has_list_styles(paragraph)
        self.printed.add(path)
        if path.partition(".")[0] in REQUISITES:
            self.requisites.append(paragraph)
        if path.startswith("signatures."):
            self.signature_styles.add(style_of(paragraph))

    def _has_list_styles(self, paragraph: Element) -> None:
        style = self.sheet.of(paragraph)
        for suffix in (LIST, NUMBERED):
            found = self.sheet.list_of(style, suffix)
            if found is None or not found.abstract:
                reason = f"немає стилю абзацу «{self.sheet.name(style)}{suffix}» з нумерацією"
                self._say(paragraph, reason, "Створіть цей стиль або поверніть абзацу стиль із шаблону")
            elif suffix == LIST and (others := self.sheet.marks(found) - {DASH}):
                reason = f"у списку стилю «{self.sheet.name(found.style)}» стоїть «{'», «'.join(sorted(others))}»"
                self._say(paragraph, reason, f"Поставте в усіх рівнях цього списку риску «{DASH}»")

    def _opens(self, tag: Tag, paragraph: Element, found: tuple[str, Shape] | None) -> None:
        scope = self._scope
        if tag.verb == "for" and found:
            path, shape = found
            if isinstance(shape, Each):
                scope = {**scope, tag.variable: (path, shape.one)}
            else:
                self._say(paragraph, f"«{tag.paths[0]}» не є переліком", SEE)
        self._open.append(_Opened(tag, paragraph, scope))

    def _close(self, tag: Tag, paragraph: Element) -> None:
        opened = self._open[-1] if self._open else None
        if opened is None or CLOSING[tag.verb] != opened.tag.verb:
            self._say(paragraph, f"«{tag.jinja()}» нічого не закриває", "Приберіть його або додайте for чи if")
            return
        if opened.tag.reach != tag.reach or _holder(opened.paragraph, tag) is not _holder(paragraph, tag):
            reason = f"«{opened.tag.jinja()}» і «{tag.jinja()}» стоять у різних місцях"
            self._say(paragraph, reason, "Початок і кінець мають стояти в одній таблиці, клітинці чи абзаці")
        if tag.verb in ENDING:
            self._open.pop()

    def _stands_alone(self, tag: Tag, paragraph: Element) -> None:
        row = next(paragraph.iterancestors(w("tr")), None)
        if tag.reach == "tr" and row is None:
            self._say(paragraph, f"«{tag.jinja()}» стоїть поза таблицею", "Поставте {%tr … %} в окремий рядок таблиці")
            return
        around: Iterable[Element] = paragraphs(row) if tag.reach == "tr" and row is not None else [paragraph]
        text = "".join(text_of(one) for one in around)
        if tag.reach in {"p", "tr"} and text.strip() != text_of(paragraph)[tag.start : tag.end]:
            where = "рядку" if tag.reach == "tr" else "абзаці"
            self._say(paragraph, f"поряд із «{tag.jinja()}» у тому ж {where} є інше: воно зникло б", "Рознесіть їх")

    def _say(self, paragraph: Element, reason: str, remedy: str) -> None:
        self.complain(Fault(reason, remedy, place=place_of(paragraph, self.template, self._part)))


def _holder(paragraph: Element, tag: Tag) -> Element | None:
    if tag.reach == "tr":
        return next(paragraph.iterancestors(w("tbl")), None)
    return paragraph if tag.reach == "r" else paragraph.getparent()
