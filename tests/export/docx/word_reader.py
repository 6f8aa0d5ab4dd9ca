"""A reader of Word documents that fails on what a well-made one must not have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_IN_ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd",
            "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u",
            "lang"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook",
              "tblCaption"),
    "tcPr": ("tcW", "shd"),
}  # fmt: skip
"""In which order Word wants properties; in another it calls a document damaged."""


class Word:
    """A document taken apart."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None
            self.dates = {entry.date_time for entry in package.infolist()}
            self.names = package.namelist()
            self.files = {name: package.read(name) for name in self.names}
        self.parts = {
            name: ET.fromstring(content)  # noqa: S314 - it was made by this program
            for name, content in self.files.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.parts["word/document.xml"][0]
        self.check()

    @property
    def paragraphs(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}p"))

    @property
    def texts(self) -> list[str]:
        """The text of each paragraph, also of those in tables."""
        return [text(paragraph) for paragraph in self.paragraphs]

    def styled(self, *styles: str) -> list[str]:
        return [text(one) for one in self.paragraphs if style(one) in styles]

    @property
    def targets(self) -> dict[str, str]:
        """What the links lead to, by their ids."""
        relations = self.parts["word/_rels/document.xml.rels"]
        return {
            one.attrib["Id"]: one.attrib["Target"]
            for one in relations
            if one.attrib.get("TargetMode") == "External"
        }

    @property
    def links(self) -> list[tuple[str, str]]:
        return [
            (self.targets[one.attrib[f"{R}id"]], text(one))
            for one in self.body.iter(f"{W}hyperlink")
        ]

    def check(self) -> None:
        assert self.names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        typed = {one.attrib.get("PartName", "")[1:] for one in self.parts["[Content_Types].xml"]}
        assert {name for name in self.names[1:] if not name.endswith(".rels")} == typed - {""}
        defined = {
            one.attrib[f"{W}styleId"] for one in self.parts["word/styles.xml"].iter(f"{W}style")
        }
        lists = {
            one.attrib[f"{W}numId"] for one in self.parts["word/numbering.xml"].iter(f"{W}num")
        }
        for part in self.parts.values():
            for one in part.iter():
                name = one.tag.removeprefix(W)
                if name in ("pStyle", "rStyle", "tblStyle", "basedOn"):
                    assert one.attrib[f"{W}val"] in defined
                if name == "numId":
                    assert one.attrib[f"{W}val"] in lists
                if name in _IN_ORDER:
                    order = [_IN_ORDER[name].index(child.tag.removeprefix(W)) for child in one]
                    assert order == sorted(set(order)), name
                if name == "tc":
                    assert one[-1].tag == f"{W}p"
                if name == "tbl":
                    columns = len(list(one.iter(f"{W}gridCol")))
                    assert all(len(row.findall(f"{W}tc")) == columns for row in one.iter(f"{W}tr"))
        assert self.body[-1].tag == f"{W}sectPr"
        assert self.body[-2].tag == f"{W}p"


def style(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.attrib[f"{W}val"]


def text(element: ET.Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: ET.Element) -> Iterator[str]:
    for one in element.iter():
        match one.tag.removeprefix(W):
            case "t":
                yield one.text or ""
            case "br":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "tab":
                yield "\t"
            case _:
                pass
