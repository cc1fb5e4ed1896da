"""A template is checked whole before it is used, and the clerk is told where to look."""

from __future__ import annotations

import pytest

from pipeline.errors import DataFaults
from pipeline.word.package import pack, unpack
from pipeline.word.stripping import SETTINGS
from pipeline.word.wordml import NUMBERING, RELATIONS, STYLES, WORD
from tests.word.forms import added, audit, edited, official, rewritten

NAME = "templates/report.docx"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
PICTURE = (
    '<Relationship Id="x" Type="http://example.org/image" Target="http://example.org/x.png" TargetMode="External"/>'
)

TAGS = {
    "{{p nmae }}": "абзац 12: назви «nmae» тут немає",
    "{{p name": "абзац 12: позначку «{{p name» не зрозуміло",
    "{{p name.upper() }}": "абзац 12: позначку «{{p name.upper() }}» не зрозуміло",
    "{{p name|safe }}": "абзац 12: позначку «{{p name|safe }}» не зрозуміло",
    "{{p 7*7 }}": "абзац 12: позначку «{{p 7*7 }}» не зрозуміло",
    "{% autoescape false %}": "абзац 12: позначку «{% autoescape false %}» не зрозуміло",
    "{# примітка #}": "абзац 12: позначку «{# примітка #}» не зрозуміло",
    "{{ name }}": "абзац 12: «{{ name }}» так не надрукувати. Пишіть {{p name }}",
    "{{p title }}": "абзац 12: назви «title» тут немає",
    "{{р name }}": "абзац 12: позначку «{{р name }}» не зрозуміло. Літери p, r, tr у позначці мають бути латинськими",
    "{% p if draft %}": "абзац 12: позначку «{% p if draft %}» не зрозуміло. Приберіть пробіл",
    "{{ p name }}": "абзац 12: позначку «{{ p name }}» не зрозуміло. Приберіть пробіл",
    "{% if draft %}": "абзац 12: позначку «{% if draft %}» не зрозуміло. Додайте p, r або tr",
    "{{p name}": "абзац 12: позначку «{{p name}» не зрозуміло. Дужки мають бути парні",
    "{{p ‘name’ }}": "абзац 12: позначку «{{p ‘name’ }}» не зрозуміло. Лапок і апострофів у позначках не пишуть",
    "{{p name|upper }}": "абзац 12: позначку «{{p name|upper }}» не зрозуміло. Перетворень у позначках немає",
    "{{p nаme }}": "абзац 12: назви «nаme» тут немає. У назві є кириличні літери; наберіть її латинкою: «name»",
    "{{p headnig }}": "абзац 12: назви «headnig» тут немає. Чи не малося на увазі «heading»?",
    "{ name": "абзац 12: позначку «{ name» не зрозуміло",
    "name }": "абзац 12: позначку «}» не зрозуміло",
    "{{p approvals }}": "абзац 12: «{{p approvals }}» так не надрукувати",
    "{{p name }} і ще": "абзац 12: поряд із «{{p name }}» у тому ж абзаці є інше: воно зникло б",
    "{%p for one in name %}": "абзац 12: «name» не є переліком",
    "{%p if draft %}": "абзац 12: «{%p if draft %}» не закрито",
    "{%p endif %}": "абзац 12: «{%p endif %}» нічого не закриває",
    "{%tr endif %}": "абзац 12: «{%tr endif %}» стоїть поза таблицею",
    "{%r if draft %}": "абзац 12: «{%r if draft %}» не закрито",
}

PACKAGES = {
    "a macro": (added("word/vbaProject.bin"), "у шаблоні є макроси: word/vbaProject.bin"),
    "an embedded file": (
        added("word/embeddings/oleObject1.bin"),
        "у шаблоні є вкладений об’єкт: word/embeddings/oleObject1.bin",
    ),
    "comments": (added("word/comments.xml"), "у шаблоні є примітки: word/comments.xml"),
    "a picture elsewhere": (
        edited("</Relationships>", f"{PICTURE}</Relationships>", DOCUMENT_RELATIONS),
        "тягне щось іззовні",
    ),
    "a footnote": (
        added(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{WORD}"><w:p><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p></w:footnotes>'.encode(),
        ),
        f"{NAME}, виноски, абзац 1: є виноска",
    ),
    "a field that fetches": (
        edited('w:instr=" PAGE "', 'w:instr=" INCLUDETEXT x "', "word/header1.xml"),
        f"{NAME}, верхній колонтитул, абзац 1: поле «INCLUDETEXT x» у формі не дозволено",
    ),
    "a tag in the place of the number": (
        edited("<w:t>2</w:t>", "<w:t>{{r name }}</w:t>", "word/header1.xml"),
        "верхній колонтитул, абзац 1: інше на місці номера сторінки",
    ),
    "a tracked deletion": (
        edited(
            "{{p row.mark }}</w:t></w:r>",
            "{{p row.mark }}</w:t></w:r><w:del><w:r><w:delText>я</w:delText></w:r></w:del>",
        ),
        f"{NAME}, таблиця 2, рядок 5, клітинка 6: є незатверджене виправлення",
    ),
    "no list style": (
        edited('w:val="Текст таблиці список"', 'w:val="Список"', STYLES),
        "таблиця 2, рядок 5, клітинка 2: немає стилю абзацу «Текст таблиці список» з нумерацією",
    ),
    "a list style without a list": (
        rewritten('<w:num w:numId="2">.*?</w:num>', "", NUMBERING),
        "немає стилю абзацу «Текст таблиці нумерований» з нумерацією",
    ),
    "another mark of lists": (
        edited('w:lvlText w:val="–"', 'w:lvlText w:val="•"', NUMBERING),
        "таблиця 2, рядок 5, клітинка 2: у списку стилю «Текст таблиці список» стоїть «•»",
    ),
    "no style of links": (edited('w:val="Hyperlink"', 'w:val="Посилання"', STYLES), "немає стилю знака «Hyperlink»"),
    "another tag in a loop's row": (
        edited("{%tr for row in section.rows %}", "{%tr for row in section.rows %}{{r section.title }}"),
        "поряд із «{%tr for row in section.rows %}» у тому ж рядку є інше",
    ),
    "a loop that ends elsewhere": (
        edited("{{p closing }}</w:t></w:r></w:p>", "{%p endfor %}</w:t></w:r></w:p>"),
        "«{%p endfor %}» нічого не закриває",
    ),
    "a doctype": (
        edited("<w:document", "<!DOCTYPE x []><w:document"),
        "частина word/document.xml: файл має незвичну будову (DOCTYPE)",
    ),
    "broken XML": (edited("</w:body>", ""), "частина word/document.xml: розмітку пошкоджено (рядок 2)"),
    "no styles": (pack({k: v for k, v in unpack(official()).items() if k != STYLES}), f"немає частини {STYLES}"),
    "no DOCX": (b"PK\x03\x04 \xd0\xbd\xd1\x96", "файл пошкоджено, або це не архів ZIP"),
}


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_that_would_not_print_right_is_refused_with_its_place(tag: str) -> None:
    """Misspelt, unknown, computing, misplaced or unclosed: the paragraph is named."""
    with pytest.raises(DataFaults) as refused:
        audit(edited("{{p name }}", tag), NAME)

    assert f"{NAME}, {TAGS[tag]}" in "\n".join(map(str, refused.value.faults))


@pytest.mark.parametrize("what", PACKAGES)
def test_a_template_with_something_foreign_is_refused(what: str) -> None:
    """What could run, fetch, hide or break is told of before anything is printed."""
    template, told = PACKAGES[what]

    with pytest.raises(DataFaults) as refused:
        audit(template, NAME)

    assert told in "\n".join(map(str, refused.value.faults))


HYPHENS = edited('<w:autoHyphenation w:val="0"/>', "<w:autoHyphenation/>", SETTINGS)
"""The official template with automatic hyphens."""


def test_words_of_the_text_may_be_divided_those_of_requisites_may_not() -> None:
    """The official styles of requisites keep their words whole wherever hyphens are on; one that does not is named."""
    spaced = '<w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>'
    loose = edited(f"<w:suppressAutoHyphens/>{spaced}", spaced, STYLES, HYPHENS)

    assert audit(HYPHENS, NAME)
    with pytest.raises(DataFaults) as refused:
        audit(loose, NAME)
    (fault,) = refused.value.faults
    assert f"{NAME}, абзац 13: шаблон переносить слова реквізиту з рядка в рядок" in str(fault)
    assert "«Заголовок до тексту»" in fault.remedy


def test_a_paragraph_may_let_its_words_be_divided_only_where_the_template_divides_none() -> None:
    """What a paragraph says itself counts more than its style."""
    plain = '<w:pStyle w:val="DocumentHeading"/>'
    own = f'{plain}<w:suppressAutoHyphens w:val="0"/>'

    assert audit(edited(plain, own), NAME)
    with pytest.raises(DataFaults, match="переносить слова реквізиту"):
        audit(edited(plain, own, template=HYPHENS), NAME)


def test_all_faults_of_a_template_are_told_together() -> None:
    """One run names everything that is wrong."""
    template = edited("{{p row.title }}", "{{p row }}", template=edited("{{p name }}", "{{p nmae }}"))

    with pytest.raises(DataFaults) as refused:
        audit(template, NAME)

    assert ["абзац 12", "таблиця 2, рядок 5, клітинка 2"] == [
        fault.place.partition(", ")[2] for fault in refused.value.faults
    ]


def test_names_that_are_never_printed_are_told() -> None:
    """A form that has no place for a seal can be used, and says so."""
    template = rewritten(r"\{\{p approval\.seal \}\}", "")

    assert ("concurrences.seal", "approvals.seal") == audit(template, NAME).unprinted


def test_a_hyperlink_of_the_form_itself_is_allowed() -> None:
    """The council's own site may stand in the form's foot."""
    link = f'<Relationship Id="x" Type="{RELATIONS}/hyperlink" Target="https://example.org" TargetMode="External"/>'

    assert () == audit(edited("</Relationships>", f"{link}</Relationships>", DOCUMENT_RELATIONS), NAME).unprinted


def test_a_row_tag_with_a_space_is_found_in_its_table_row_and_cell() -> None:
    """`{% tr` typed for `{%tr`: docxtpl would take it for a tag of Jinja's own."""
    with pytest.raises(DataFaults) as refused:
        audit(edited("{%tr for row in section.rows %}", "{% tr for row in section.rows %}"), NAME)
    told = "\n".join(map(str, refused.value.faults))

    assert f"{NAME}, таблиця 2, рядок 4, клітинка 1: позначку «{{% tr for row in section.rows %}}» не зрозуміло" in told
    assert "Приберіть пробіл: «{%p», «{%r» і «{%tr» пишуть разом" in told
