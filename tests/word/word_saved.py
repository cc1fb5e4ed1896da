"""A template as Word leaves it: opened and saved, with all that Word adds by itself."""

from __future__ import annotations

import re

from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.wordml import DOCUMENT, RELATIONS, WORD

_W = f'xmlns:w="{WORD}"'
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMESPACES = f' xmlns:mc="{_MC}" xmlns:w14="{_W14}" mc:Ignorable="w14"'
_OFFICE = "application/vnd.openxmlformats-officedocument"

_SEPARATORS = (
    f'<w:{{0}}s {_W}><w:{{0}} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{{0}}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}></w:{0}s>'
)
_ADDED = {
    "word/theme/theme1.xml": ("theme", f"{_OFFICE}.theme+xml", '<a:theme xmlns:a="x" name="Office Theme"/>'),
    "word/webSettings.xml": (
        "webSettings",
        f"{_OFFICE}.wordprocessingml.webSettings+xml",
        f"<w:webSettings {_W}><w:optimizeForBrowser/></w:webSettings>",
    ),
    "word/footnotes.xml": (
        "footnotes",
        f"{_OFFICE}.wordprocessingml.footnotes+xml",
        _SEPARATORS.format("footnote"),
    ),
    "word/endnotes.xml": ("endnotes", f"{_OFFICE}.wordprocessingml.endnotes+xml", _SEPARATORS.format("endnote")),
    "word/people.xml": (
        "people",
        f"{_OFFICE}.wordprocessingml.people+xml",
        f'<w15:people xmlns:w15="x"><w15:person w15:author="Secret {_W14}"/></w15:people>',
    ),
    "customXml/item1.xml": ("customXml", "", '<b:Sources xmlns:b="x" SelectedStyle="Secret"/>'),
    "customXml/itemProps1.xml": ("", f"{_OFFICE}.customXmlProperties+xml", '<ds:datastoreItem xmlns:ds="x"/>'),
    "docProps/app.xml": (
        "",
        f"{_OFFICE}.extended-properties+xml",
        "<Properties><Company>Secret</Company></Properties>",
    ),
    "docProps/custom.xml": ("", f"{_OFFICE}.custom-properties+xml", "<Properties>Secret</Properties>"),
    "docProps/thumbnail.jpeg": ("", "image/jpeg", "Secret"),
    "docMetadata/LabelInfo.xml": ("", "application/xml", "<clbl:labelList xmlns:clbl='x'>Secret</clbl:labelList>"),
    "word/fonts/font1.odttf": ("", "application/vnd.openxmlformats-officedocument.obfuscatedFont", "Secret"),
}
_PACKAGE_RELATIONS = {
    "docProps/app.xml": f"{RELATIONS}/extended-properties",
    "docProps/custom.xml": f"{RELATIONS}/custom-properties",
    "docProps/thumbnail.jpeg": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "docMetadata/LabelInfo.xml": "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
}
_SETTINGS = (
    '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:attachedSchema w:val="Secret"/><w:docVars/>'
    '<m:mathPr xmlns:m="x"><m:mathFont m:val="Cambria Math"/></m:mathPr>'
    '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:clrSchemeMapping w:bg1="light1"/>'
    '<w:shapeDefaults><o:shapedefaults xmlns:o="x" spidmax="1026"/></w:shapeDefaults>'
    '<w14:docId w14:val="4F5A0B1C"/></w:settings>'
)


def saved_in_word(template: bytes) -> bytes:
    """The template with sessions, theme, notes' separators, web settings, authors, properties, thumbnail and labels."""
    parts = {name: content.decode() for name, content in unpack(template).items()}
    parts[DOCUMENT] = _with_sessions(parts[DOCUMENT])
    parts["word/settings.xml"] = (
        parts["word/settings.xml"]
        .replace("<w:settings", f"<w:settings{_NAMESPACES}", 1)
        .replace("</w:settings>", _SETTINGS)
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        "</w:styles>",
        '<w:style w:type="table" w:customStyle="1" w:styleId="Pale" w:rsid="00AB12CD"><w:name w:val="Бліда"/><w:rPr>'
        '<w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr></w:style></w:styles>',
    )
    parts["word/fontTable.xml"] = parts["word/fontTable.xml"].replace(
        "</w:font>", '<w:embedRegular xmlns:r="x" r:id="rId1" w:fontKey="{0A1B}"/></w:font>', 1
    )
    parts["word/_rels/fontTable.xml.rels"] = _relations((f"{RELATIONS}/font", "fonts/font1.odttf"))
    parts["customXml/_rels/item1.xml.rels"] = _relations((f"{RELATIONS}/customXmlProps", "itemProps1.xml"))
    related = [(f"{RELATIONS}/{kind}", f"/{part}") for part, (kind, _, _) in _ADDED.items() if kind]
    _relate(parts, "word/_rels/document.xml.rels", *related)
    _relate(parts, "_rels/.rels", *((kind, part) for part, kind in _PACKAGE_RELATIONS.items()))
    types = [f'<Override PartName="/{part}" ContentType="{one}"/>' for part, (_, one, _) in _ADDED.items() if one]
    parts[TYPES] = parts[TYPES].replace(
        "</Types>", f'<Default Extension="jpeg" ContentType="image/jpeg"/>{"".join(types)}</Types>'
    )
    parts |= {part: content for part, (_, _, content) in _ADDED.items()}
    return pack({name: content.encode() for name, content in parts.items()})


def _with_sessions(document: str) -> str:
    document = document.replace("<w:document", f"<w:document{_NAMESPACES}", 1)
    document = re.sub(r"<w:p>", '<w:p w14:paraId="1A2B3C4D" w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">', document)
    split = (
        '{{p </w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00AB12CD"><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>name }}'
    )
    document = document.replace("{{p name }}", split)
    return document.replace(
        "</w:pPr><w:r><w:t>{{p draft",
        '</w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>{{p draft',
    )


def _relate(parts: dict[str, str], name: str, *relations: tuple[str, str]) -> None:
    made = "".join(
        f'<Relationship Id="rIdW{number}" Type="{kind}" Target="{part}"/>'
        for number, (kind, part) in enumerate(relations)
    )
    parts[name] = parts[name].replace("</Relationships>", f"{made}</Relationships>")


def _relations(*relations: tuple[str, str]) -> str:
    parts = {
        "x": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    }
    _relate(parts, "x", *relations)
    return parts["x"]
