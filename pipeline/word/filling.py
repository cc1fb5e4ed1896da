"""Filling: a marked template and the content become a part's XML; nothing can be computed, nothing is lost.

docxtpl makes Jinja's text of a template's XML (`patch_xml`), and Jinja fills it. The rest of docxtpl 0.20.2 is left
out, each step for a loss, a leak or a cost that was measured: it parses with recovery, which drops the rest of a
document; rewrites `{_{` in the content; escapes properties twice; copies trees between documents in the square of their
length (#630 and #637, merged upstream after 0.20.2, end the last, and keep recovery as a second try). Fails with
`DataFaults` if the template cannot be filled.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.errors import DataFaults, Fault
from pipeline.word.content import Content
from pipeline.word.grid import named
from pipeline.word.letters import Xml, escaped
from pipeline.word.paragraphs import Printer
from schemas.document import Block

_PRINTER: Final = "_printer"
"""What no template can name: the grammar of tags has no name that begins so."""

_EMPTY_RUN: Final = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>", re.DOTALL
)
"""What docxtpl leaves on both sides of a tag that stands for a run."""

_NOTHING: Final = Xml()
_WHOLE: Final = Xml("<w:cantSplit/>")
_WHOLE_ROW: Final = Xml("<w:trPr><w:cantSplit/></w:trPr>")


class _Environment(ImmutableSandboxedEnvironment):
    """A Jinja that knows names and filters of ours, and no methods, globals, tests or operators."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        # `finalize` sees all that is printed, and escapes it; Jinja's own escaping would copy each cell once more.
        super().__init__(autoescape=False, undefined=StrictUndefined, finalize=_letters_only)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(
            {"p": _p, "r": _r, "filled": _filled, "cell": _cell, "short": _short, "short_row": _short_row}
        )

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        return obj[attribute] if type(obj) is dict and attribute in obj else self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        # Keys only: Jinja's own would take a method of dict for a column called `items`.
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, *_operation: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        raise SecurityError("nothing may be computed in a template")

    def call_unop(self, *_operation: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        raise SecurityError("nothing may be computed in a template")

    def call(self, *_arguments: Any, **_named: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        raise SecurityError("nothing may be called from a template")


def fill(template: str, content: Mapping[str, Content], printer: Printer) -> list[str]:
    """Fill a part of a marked template; give its XML in pieces: what stands between two tags, or what one prints.

    Args:
        template: its XML, whose tags `marking` has rewritten.
        content: what its tags name.
        printer: prints blocks, and learns what links and lists there are.

    Raises:
        DataFaults: Jinja refused.
    """
    try:
        form = _compiled(template)
        known = form.new_context({**content, **named(printer.widths), _PRINTER: printer})
        return list(form.root_render_func(known))  # `generate` hands on each piece once more, and rewrites tracebacks
    except (TemplateError, ValueError, TypeError) as failure:
        raise refused(failure, printer.template) from failure


def refused(failure: Exception, template: str) -> DataFaults:
    """Tell that `template` could not be filled."""
    reason = f"шаблон не вдалося заповнити: {failure}"
    return DataFaults([Fault(reason, "Перевірте позначки за templates/README.md", place=template)])


@functools.lru_cache(maxsize=16)
def _compiled(template: str) -> Template:
    """Compile a part once for all documents that are printed by it."""
    return _ENVIRONMENT.from_string(_EMPTY_RUN.sub("", DocxTemplate("").patch_xml(template)))


@pass_context
def _p(context: Context, block: Block, look: int) -> Xml:
    return _printer(context).p(block, look)


@pass_context
def _r(context: Context, block: Block, look: int) -> Xml:
    return _printer(context).r(block, look)


@pass_context
def _filled(context: Context, block: Block, look: int) -> Xml:
    printer: Printer = context.parent[_PRINTER]
    return printer.p(block, look) if block else printer.empty(look)


@pass_context
def _cell(context: Context, content: str, look: int) -> Xml:
    return _printer(context).cell(content, look)


@pass_context
def _short(context: Context, blocks: list[Block], row: int) -> Xml:
    return _WHOLE if _printer(context).is_short(blocks, row) else _NOTHING


@pass_context
def _short_row(context: Context, blocks: list[Block], row: int) -> Xml:
    return _WHOLE_ROW if _printer(context).is_short(blocks, row) else _NOTHING


def _printer(context: Context) -> Printer:
    printer: Printer = context.parent[_PRINTER]
    return printer


def _letters_only(printed: object) -> str:
    # None, True and 0.1 would otherwise be printed as Python writes them.
    if isinstance(printed, Xml):
        return printed
    if not isinstance(printed, str):
        raise TypeError(f"{type(printed).__name__} is not text")
    return escaped(printed)


_ENVIRONMENT: Final = _Environment()
