"""The grammar of a form: which elements of WordprocessingML may stand in which; what is not listed is not let through.

An allow-list of what an official form of text and tables needs (ISO/IEC 29500-1, 17), so that nothing which fetches,
runs, hides or floats gets in by a name that nobody thought of. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SIDES: Final = "top left start bottom right end"
_BORDERS: Final = f"{_SIDES} insideH insideV"
_MARKS: Final = "bookmarkStart bookmarkEnd proofErr"
_LETTERS: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps noProof snapToGrid color spacing w kern position sz szCs highlight u bdr "
    "shd vertAlign cs lang"
)
_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl cnfStyle rPr sectPr"
)
_TABLE: Final = "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
_CELL: Final = "cnfStyle tcW gridSpan tcBorders shd noWrap tcMar textDirection vAlign hideMark"
_SECTION: Final = (
    "headerReference footerReference type pgSz pgMar paperSrc pgBorders pgNumType cols formProt vAlign noEndnote "
    "titlePg textDirection docGrid"
)
_STYLE: Final = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)

_LISTED: Final[Mapping[str, str]] = {
    "document": "body",
    "body": f"p tbl sectPr {_MARKS}",
    "hdr": f"p tbl sdt {_MARKS}",
    "ftr": f"p tbl sdt {_MARKS}",
    # Word's gallery puts a page's number into a content control.
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id docPartObj",
    "sdtEndPr": "rPr",
    "docPartObj": "docPartGallery docPartCategory docPartUnique",
    "sdtContent": f"p sdt {_MARKS}",
    "p": f"pPr r hyperlink fldSimple {_MARKS}",
    "hyperlink": f"r {_MARKS}",
    "fldSimple": "r",
    "r": "rPr t tab br cr noBreakHyphen softHyphen lastRenderedPageBreak fldChar instrText",
    "rPr": _LETTERS,
    "pPr": _PARAGRAPH,
    "numPr": "ilvl numId",
    "pBdr": f"{_SIDES} between bar",
    "tabs": "tab",
    "tbl": f"tblPr tblGrid tr {_MARKS}",
    "tblPr": f"tblStyle tblStyleRowBandSize tblStyleColBandSize {_TABLE} tblCaption tblDescription",
    "tblPrEx": _TABLE,
    "tblGrid": "gridCol",
    "tblBorders": _BORDERS,
    "tblCellMar": _SIDES,
    "tr": f"tblPrEx trPr tc {_MARKS}",
    "trPr": "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc",
    "tc": f"tcPr p tbl {_MARKS}",
    "tcPr": _CELL,
    "tcBorders": f"{_BORDERS} tl2br tr2bl",
    "tcMar": _SIDES,
    "sectPr": _SECTION,
    "pgBorders": "top left bottom right",
    "cols": "col",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "latentStyles": "lsdException",
    "style": _STYLE,
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
}

GRAMMAR: Final[Mapping[str, frozenset[str]]] = {parent: frozenset(names.split()) for parent, names in _LISTED.items()}
"""The names of the elements that each element may hold; one that is not listed holds none."""

LETTERED: Final = frozenset({"t", "instrText"})
"""The only elements that hold text."""
