"""A picture in a line: as large as it is on a screen, or as there is room for on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Inches, Twips

from facilitator.core.base.images import bare
from facilitator.export.docx.elements import element
from facilitator.export.xml import FORBIDDEN

if TYPE_CHECKING:
    from docx.oxml.shape import CT_Inline
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


def picture(data: bytes, text: str, number: int, room: tuple[int, int], part: StoryPart) -> Element:
    """Make a run of a picture that tells a text, the `number`th of its document.

    `room` is how wide and high the page is, in twips.
    """
    shown = bare(data)
    most = Twips(room[0]), Twips(round(room[1] * _SHARE))
    natural = [Inches(side / _DOTS) for side in shown.seen]
    scale = min(1.0, most[0] / natural[0], most[1] / natural[1])
    width, height = (Emu(round(Inches(side / _DOTS) * scale)) for side in shown.stored)
    inline = part.new_pic_inline(BytesIO(data), width, height)
    inline.docPr.set("id", str(number))
    inline.docPr.set("descr", FORBIDDEN.sub("", text))
    _turn(inline, shown.turned, width, height)
    return element("r", element("drawing", inline))


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
