"""How a document looks: every style that is used, under the names that Word has for them.

Word shows built-in styles by its own name in the reader's language, and navigates by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from facilitator.export.docx.elements import twips

if TYPE_CHECKING:
    from docx.document import Document

INK: Final = "1D1F23"
LINE: Final = "757B85"
TINT: Final = "F1F3F6"
LINK: Final = "0B4F99"

STEP: Final = twips(6.5)
"""How far each level of a list, and each quotation, is set in."""

FONT: Final = "Arial"
"""One that every word processor has, or has letters of the same width for."""

QUOTE: Final = "Quote"
LIST_BULLET: Final = "ListBullet"
LIST_NUMBER: Final = "ListNumber"
LIST_CONTINUE: Final = "ListContinue"
CODE: Final = "HTMLCode"
CODE_BLOCK: Final = "HTMLPreformatted"
HYPERLINK: Final = "Hyperlink"
TABLE: Final = "TableGrid"
TABLE_TEXT: Final = "TableText"
TABLE_HEADING: Final = "TableHeading"
RULE: Final = "WritingLine"

NO_SIGN: Final = 0
BULLETS: Final = 1
NUMBERS: Final = 2
"""The lists that the styles of lists belong to, by number."""

_NORMAL: Final = "Normal"
_RUNS: Final = "DefaultParagraphFont"
_TABLES: Final = "TableNormal"
_WRITING_LINE: Final = twips(9)
_TEXT: Final = 20
_SIZES: Final = (36, 27, 23, 20, 20, 20)
"""The sizes of headings by level, in half points."""


def heading(level: int) -> str:
    """Return the style of a heading."""
    return f"Heading{level}"


def restyle(document: Document, language: str) -> None:
    """Let a document have these styles and no others; `language` is that of its text."""
    styles = document.styles.element
    for child in list(styles):
        if child.tag in (qn("w:docDefaults"), qn("w:style")):
            styles.remove(child)
    made = (_defaults(language), *_paragraphs(), *_characters(), *_tables())
    defaults, *rest = parse_xml(f"<w:styles {nsdecls('w')}>{''.join(made)}</w:styles>")
    styles.insert(0, defaults)
    styles.extend(rest)


def _defaults(language: str) -> str:
    said = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    runs = _fonts(FONT) + _colour(INK) + _size(_TEXT) + said
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{runs}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing(after=100, line=259)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )


def _paragraphs() -> Iterator[str]:
    yield _style("paragraph", _NORMAL, "Normal", based="", default=True)
    for level, size in enumerate(_SIZES, 1):
        yield _heading(level, size)
    for id_, name, number in (
        (LIST_BULLET, "List Bullet", BULLETS),
        (LIST_NUMBER, "List Number", NUMBERS),
    ):
        listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        about = listed + "<w:contextualSpacing/>"
        yield _style("paragraph", id_, name, about)
    yield _style("paragraph", LIST_CONTINUE, "List Continue", _spacing(after=60) + _set_in())
    yield _style("paragraph", QUOTE, "Quote", _border("left", size=18, space=8) + _set_in())
    yield _style(
        "paragraph",
        CODE_BLOCK,
        "HTML Preformatted",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>{_spacing(line=240)}',
        _fonts("Consolas") + _size(18),
    )
    # Lines of one border that follow each other share it, unless one stands between them.
    ruled = _border("bottom", "between", size=4, space=1)
    apart = f'<w:spacing w:after="0" w:line="{_WRITING_LINE}" w:lineRule="exact"/>'
    yield _style("paragraph", RULE, "Writing Line", ruled + apart, own=True)
    tight = _spacing(before=40, after=40, line=247)
    yield _style("paragraph", TABLE_TEXT, "Table Text", tight, own=True)
    heads = ("<w:keepNext/>", "<w:b/><w:bCs/>")
    yield _style("paragraph", TABLE_HEADING, "Table Heading", *heads, based=TABLE_TEXT, own=True)
    middle = _spacing(after=0, line=240) + '<w:jc w:val="center"/>'
    yield _style("paragraph", "Footer", "footer", middle, _size(18))


def _characters() -> Iterator[str]:
    yield _style("character", _RUNS, "Default Paragraph Font", based="", default=True)
    link = _colour(LINK) + '<w:u w:val="single"/>'
    yield _style("character", HYPERLINK, "Hyperlink", runs=link, based=_RUNS)
    yield _style("character", CODE, "HTML Code", runs=_fonts("Consolas"), based=_RUNS)


def _tables() -> Iterator[str]:
    at_the_edge = '<w:tblInd w:w="0" w:type="dxa"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(map(_side, sides))
    plain = at_the_edge + _beside(108)
    lined = f"{at_the_edge}<w:tblBorders>{borders}</w:tblBorders>{_beside(85)}"
    yield _style("table", _TABLES, "Normal Table", table=plain, based="", default=True)
    yield _style("table", TABLE, "Table Grid", table=lined, based=_TABLES)
    yield _style("numbering", "NoList", "No List", based="", default=True)


def _style(  # noqa: PLR0913, PLR0917 - what Word has of a style
    kind: str,
    id_: str,
    name: str,
    paragraph: str = "",
    runs: str = "",
    table: str = "",
    *,
    based: str = _NORMAL,
    default: bool = False,
    own: bool = False,
) -> str:
    marks = (' w:default="1"' if default else "") + (' w:customStyle="1"' if own else "")
    parts = (("pPr", paragraph), ("rPr", runs), ("tblPr", table))
    inside = "".join(f"<w:{tag}>{part}</w:{tag}>" for tag, part in parts if part)
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{marks} w:styleId="{id_}"><w:name w:val="{name}"/>{on}'
        f"<w:qFormat/>{inside}</w:style>"
    )


def _heading(level: int, size: int) -> str:
    """Return the style of a heading, which keeps to what follows it."""
    before = 0 if level == 1 else 300 - 40 * level
    kept = "<w:keepNext/><w:keepLines/>" + _spacing(before=before, after=80, line=240)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    runs = "<w:b/><w:bCs/>" + _size(size)
    return _style("paragraph", heading(level), f"heading {level}", kept + outline, runs)


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _spacing(before: int | None = None, after: int | None = None, line: int | None = None) -> str:
    rule = None if line is None else "auto"
    given = (("before", before), ("after", after), ("line", line), ("lineRule", rule))
    said = "".join(f' w:{name}="{value}"' for name, value in given if value is not None)
    return f"<w:spacing{said}/>"


def _set_in() -> str:
    return f'<w:ind w:left="{STEP}"/>'


def _border(*sides: str, size: int, space: int) -> str:
    return f"<w:pBdr>{''.join(_side(side, size, space) for side in sides)}</w:pBdr>"


def _side(side: str, size: int = 4, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{LINE}"/>'


def _beside(room: int) -> str:
    """Return the margins beside the text of a cell; its paragraphs have theirs above and below."""
    sides = (("top", 0), ("left", room), ("bottom", 0), ("right", room))
    inside = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"
