"""The widget of the audience's screen is laid out anew whenever the page or the window changes."""

from __future__ import annotations

from typing import Final

from syrupy.assertion import SnapshotAssertion

from facilitator.core.room.page import LISTS, Entry, Named, Page, Timer
from facilitator.tui.stage.page import lay_out
from facilitator.tui.stage.room import Room
from tui.drawing import framed
from tui.picture import TextExtension, drawn
from tui.resting import rest


def _shown(room: Room) -> list[str]:
    return [room.render_line(y).text.strip() for y in range(room.size.height)]


def _laid(page: Page, width: int, height: int) -> list[str]:
    lines = ["".join(text for text, _ in line.pieces) for line in lay_out(page, width, height)]
    return [line.strip() for line in [*lines, *[""] * (height - len(lines))]]


async def test_it_is_laid_out_for_each_page_and_each_size() -> None:
    room = Room()
    message = Page("message", words="Hi", time="9:59")
    async with framed(room, size=(40, 12)) as pilot:
        for page in (Page("time", title="T", time="9:59", sign="●"), message):
            for size in ((40, 12), (40, 20), (60, 20)):
                await pilot.resize_terminal(*size)
                room.show(page, 0)
                await rest(pilot.app)
                assert _shown(room) == _laid(page, *size)


HEAD = {"head": "Lärprojektet", "clock": "10:20", "rehearsal": ""}
LEFT = {"time": "12:40", "mood": "calm", "sign": "●", "phase": "12 min left", "until": "10:32"}
CLOCKS = (
    Timer("Tea until 10:45", "9:00", "warning", "▲"),
    Timer("Round until 12:00", "+0:10", "overtime", "■"),
)
PEOPLE = (Named("Bo", "Skåne"), Named("Eva", "Halland", apart=True), Named("Lisa Ek"))
LISTED = tuple(
    Entry(title, lead, detail, count, lines, mark, here=here)
    for title, lead, detail, count, lines, mark, here in (
        ("Broadband for all", "10:00", "What is to be done first?", "3", PEOPLE, "✓", False),
        ("Schools", "10:30", "", "12", PEOPLE[:1], "▶", True),
        ("Roads and other ways through the county", "11:00", "Who pays?", "", (), "", False),
        ("Lunch", "12:00", "", "1", (), "=", False),
    )
)
PAGES: Final[dict[str, Page]] = {
    "waiting": Page("time", **HEAD, title="Introduction", time="10:00", phase="in 12 min"),
    "time": Page(
        "time", **HEAD, **LEFT, title="News from the EU", people="Cissi Dahl", share=0.4,
        timers=CLOCKS, following="then 11:00 Coffee",
    ),
    "overtime": Page(
        "time", "REHEARSAL", "M", "10:40", time="+8:00", mood="overtime", sign="■",
        phase="8 min over", share=1.0, title="News",
    ),
    "break": Page("break", **HEAD, words="Lunch, back at", time="13:00", mood="calm", sign="●",
                  phase="in 46 min", following="then Groups", note="One floor down"),
    "countdown": Page("countdown", **HEAD, **LEFT, words="Coffee"),
    "question": Page("question", **HEAD, **LEFT, words="Where are you now?", people="Gävleborg",
                     then="then Halland", timers=CLOCKS),
    "message": Page("message", **HEAD, **LEFT, words="Meet in the hall at 14:45", blink=True),
    "answers": Page("answers", **HEAD, words="What do you need?", invitation="10.0.0.4:8000",
                    code=("1101", "0110", "1011", "1001")),
    **{
        kind: Page(kind, **HEAD, **LEFT, title="Work", heading=kind.title(), about="of this day",
                   entries=LISTED * 2, timers=CLOCKS, note="No hurry", following="then Lunch")
        for kind in sorted(LISTS)
    },
    "empty": Page("programme", **HEAD, heading="Programme", about="There will be one."),
}  # fmt: skip
"""A page of each kind, with all that it can hold."""


SIZES = ((40, 12), (80, 24), (120, 40))


async def test_what_stands_where_in_which_ink(snapshot: SnapshotAssertion) -> None:
    room, seen = Room(), []
    async with framed(room, size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await rest(pilot.app)
            for name, page in PAGES.items():
                for stale in ("", "not up to date since 10:00")[: 1 + (name == "time")]:
                    room.show(page, 1, stale)
                    strips = [room.render_line(y) for y in range(room.size.height)]
                    seen.append(f"== {name}\n{drawn(strips)}\n")
    assert "\n".join(seen) == snapshot.use_extension(TextExtension)
