"""Filling: docxtpl, wrapped once, so that it can neither compute nor lose anything.

From a marked template and the content to a filled DOCX. Fails with `DataFaults` if the template cannot be filled.
Each override below stands for a loss or a leak of docxtpl 0.20.2 that was measured.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.errors import DataFaults, Fault
from pipeline.word.content import Content
from pipeline.word.letters import escaped
from pipeline.word.paragraphs import Printer
from pipeline.word.wordml import Element, parse


class _Environment(ImmutableSandboxedEnvironment):
    """A Jinja that knows names and three filters of ours, and no methods, globals, tests or operators."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, printer: Printer) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_letters_only)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update({"p": printer.p, "r": printer.r, "cell": printer.cell})

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        return self.getitem(obj, attribute)

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


class _Template(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl without its recovering parser, its rewriting of text, and its copying between documents."""

    def __init__(self, template: bytes, finish: Callable[[Element], None]) -> None:
        super().__init__(io.BytesIO(template))
        self._finish = finish

    def get_xml(self) -> str:
        # The whole part, not its body: moving a body between documents takes time in the square of its length.
        return str(self.xml_to_string(self.docx.element))

    def fix_tables(self, xml: str) -> Element:
        # docxtpl parses with recovery here, which drops the rest of a document in silence.
        tree = parse(xml)
        self._finish(tree)
        return tree

    def map_tree(self, tree: Element) -> None:
        self.docx.part._element = tree  # noqa: SLF001 - python-docx has no public way to set a part's tree

    def resolve_listing(self, xml: str) -> str:
        # Tabs and breaks are elements already.
        return xml

    def render_properties(self, *_arguments: object, **_named: object) -> None:
        # docxtpl escapes them twice; ours are set by `properties`.
        return

    def render_footnotes(self, *_arguments: object, **_named: object) -> None:
        # The audit lets no tag stand in a footnote.
        return


def fill(template: bytes, content: Mapping[str, Content], printer: Printer, finish: Callable[[Element], None]) -> bytes:
    """Fill a marked template.

    Args:
        template: the DOCX whose tags `marking` has rewritten.
        content: what its tags name.
        printer: prints blocks, and learns what links and lists there are.
        finish: is given the filled document's tree before it is written.

    Raises:
        DataFaults: Jinja or the parser refused.
    """
    filled = _Template(template, finish)
    try:
        filled.render(dict(content), _Environment(printer), autoescape=True)
    except (TemplateError, ValueError, TypeError) as failure:
        reason = f"шаблон не вдалося заповнити: {failure}"
        raise DataFaults(
            [Fault(reason, "Перевірте позначки за templates/README.md", place=printer.template)]
        ) from failure
    target = io.BytesIO()
    filled.save(target)
    return target.getvalue()


def _letters_only(printed: object) -> Markup:
    # None, True and 0.1 would otherwise be printed as Python writes them, and `{_{` as docxtpl rewrites it.
    if not isinstance(printed, str):
        raise TypeError(f"{type(printed).__name__} is not text")
    return printed if isinstance(printed, Markup) else Markup(escaped(printed))  # noqa: S704 - escaped just here
