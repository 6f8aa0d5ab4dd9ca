"""A picture in a line: as large as it is on a screen, or as there is room for on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import OxmlElement
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu, Inches, Twips

from facilitator.core.base.images import Picture, bare
from facilitator.export.docx.elements import element
from facilitator.export.xml import FORBIDDEN

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.story import StoryPart

_DOTS: Final = 96
"""How many pixels are an inch wide."""

_SHARE: Final = 0.8
"""How much of the height of a page a picture may take: what it belongs to is above it."""

_QUARTER: Final = 90 * 60_000
_TURNS: Final = {3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3}
"""By how many quarters, clockwise, pictures are turned to be seen upright."""
_MIRRORED: Final = (2, 4, 5, 7)


class Pictures:
    """A writer of pictures; each is kept once in the part of the document it stands in."""

    def __init__(self, part: StoryPart) -> None:
        """Keep pictures with this part."""
        self._part = part
        self._kept: dict[bytes, str] = {}
        self._shown = 0

    def run(self, data: bytes, text: str, room: tuple[int, int]) -> Element:
        """Make a run of a picture that tells a text; `room` is how wide and high, in twips."""
        shown = bare(data)
        most = Twips(room[0]), Twips(round(room[1] * _SHARE))
        natural = [Inches(side / _DOTS) for side in _taken(shown)]
        scale = min(1.0, most[0] / natural[0], most[1] / natural[1])
        width, height = (Emu(round(Inches(side / _DOTS) * scale)) for side in shown.stored)
        self._shown += 1
        name = f"{self._shown}.{shown.kind}"
        inline = CT_Inline.new_pic_inline(self._shown, self._id(shown), name, width, height)
        inline.docPr.set("descr", FORBIDDEN.sub("", text))
        _turn(inline, shown.turned, width, height)
        return element("r", element("drawing", inline))

    def _id(self, picture: Picture) -> str:
        """Give the id of a picture in the document, which it gets when it is first shown."""
        if picture.data not in self._kept:
            name = PackURI(f"/word/media/image{len(self._kept) + 1}.{picture.kind}")
            made = ImagePart.from_image(Image.from_blob(picture.data), name)
            self._kept[picture.data] = self._part.relate_to(made, RELATIONSHIP_TYPE.IMAGE)
        return self._kept[picture.data]


def _taken(picture: Picture) -> tuple[int, int]:
    """Return how wide and high a picture may be shown, in pixels.

    LibreOffice leaves the room around one that lies on its side twice.
    """
    width, height = picture.seen
    if picture.seen == picture.stored:
        return width, height
    return max(width, 2 * width - height), max(height, 2 * height - width)


def _turn(inline: CT_Inline, turned: int, width: int, height: int) -> None:
    """Turn and mirror a picture of a width and height as it is to be seen upright."""
    frame = inline.graphic.graphicData.pic.spPr.get_or_add_xfrm()
    if turned in _MIRRORED:
        frame.set("flipH", "1")
    turns = _TURNS.get(turned, 0)
    if not turns:
        return
    frame.set("rot", str(turns * _QUARTER))
    if turns % 2:  # it takes more room one way than it would if it were not turned
        beside, above = (max(0, more) // 2 for more in (height - width, width - height))
        around = OxmlElement("wp:effectExtent")
        for side, room in (("l", beside), ("t", above), ("r", beside), ("b", above)):
            around.set(side, str(room))
        inline.extent.addnext(around)
