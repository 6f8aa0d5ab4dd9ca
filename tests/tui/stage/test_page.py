"""A page of the audience's screen fills any window and leaves out nothing that matters."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from audience import full
from builders import ENGLISH, Room, at
from facilitator.core.room import stage
from facilitator.core.room.audience import DARK, Entry, Kind, Page, Timer, audience
from facilitator.core.time import moves
from facilitator.tui.stage.page import LISTS, TURN, lay_out

SIZES = [(20, 5), (21, 6), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60), (1, 1), (300, 3)]
HOSTILE = "[b]x[/] a[/]b \u00e5\u4e2d\u6587 {0} %s $x"


def text_of(page: Page, width: int, height: int, tick: int = 0, stale: str = "") -> list[str]:
    lines = lay_out(page, width, height, tick=tick, stale=stale)
    return ["".join(text for text, _ in line.pieces) for line in lines]


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_every_window(size: tuple[int, int]) -> None:
    width, height = size
    room = Room(full(), at("10:00")).do(moves.start).do(stage.tell, f"! {HOSTILE} {HOSTILE}")
    room.do(stage.start_countdown, f"10 {HOSTILE}")
    for page in stage.PAGES:
        if page != "auto":
            room.do(stage.show_page, page)
        for stale in ("", "not up to date since 10:00"):
            lines = text_of(audience(room.state, room.now, ENGLISH), width, height, 1, stale)
            assert len(lines) <= height
            assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_no_line_is_wider_than_a_narrow_window(kind: Kind) -> None:
    entry = Entry("Programme \u4e2d\u6587", lead="10:00", mark="▶", detail="A", lines=("Bo",))
    page = Page(kind, title="T", time="1:00:00", sign="●", phase="60 min left", heading="H",
                timers=(Timer("Tea", "+59:59", "calm", "●"),), entries=(entry,))  # fmt: skip
    for width in range(1, 30):
        for height in (4, 20):
            assert all(cell_len(line) <= width for line in text_of(page, width, height))


@pytest.mark.parametrize(
    ("size", "rows"),
    [((20, 5), 3), ((40, 12), 5), ((80, 24), 10), ((120, 40), 15), ((200, 60), 25)],
)
def test_the_time_is_as_large_as_the_window_allows(size: tuple[int, int], rows: int) -> None:
    room = Room(full(), at("10:00")).do(moves.start)
    lines = text_of(audience(room.state, room.now, ENGLISH), *size)
    assert sum("█" in line or "▀" in line for line in lines) >= rows
    assert any("TALK" in line for line in lines)
    assert any("● 30 min left" in line for line in lines)


def test_what_matters_most_stays_in_a_small_window() -> None:
    page = Page("time", "M", title="T", time="9:59", seconds=599, sign="●", phase="9 min left",
                following="next", message="Hello", share=0.5)  # fmt: skip
    shown = "\n".join(text_of(page, 30, 6))
    assert "Hello" in shown
    assert "9 min left" in shown
    assert "next" not in shown


def test_a_list_that_does_not_fit_goes_on_by_itself() -> None:
    entries = tuple(Entry(f"Rule {n}", lead=str(n)) for n in range(60))
    page = Page("rules", title="T", time="1:00", heading="Rules", entries=entries,
                timers=(Timer("Fika", "2:00", "calm", "●"),))  # fmt: skip
    seen = [text_of(page, 80, 24, tick) for tick in range(0, 60 * TURN, TURN)]
    assert {entry.title for entry in entries} <= {
        line.split(" ", 1)[1].strip() for lines in seen for line in lines if " Rule " in f" {line}"
    }
    assert seen[0] != seen[1]
    assert "Rules 1/" in "\n".join(seen[0])
    assert "Fika ● 2:00" in "\n".join(seen[0])


@pytest.mark.parametrize("size", [(20, 5), (30, 10), (40, 15), (40, 16), (80, 24), (200, 60)])
@pytest.mark.parametrize("kind", ["time", "groups"])
def test_a_long_message_is_cut_and_not_left_out(kind: Kind, size: tuple[int, int]) -> None:
    page = Page(kind, title="T", time="1:00", sign="●", phase="1 min left", following="then",
                message="so much to tell " * 30, entries=(Entry("A"),) * 40)  # fmt: skip
    assert "so much" in "\n".join(text_of(page, *size))
    assert "1 min left" in "\n".join(text_of(page, *size))


def test_an_entry_that_is_taller_than_the_window_goes_on() -> None:
    names = tuple(f"Person {n}" for n in range(20))
    page = Page("groups", time="1:00", heading="Groups", entries=(Entry("A", lines=names),))
    pages = [text_of(page, 30, 10, tick) for tick in range(0, 20 * TURN, TURN)]
    assert {line.strip() for lines in pages for line in lines} >= {*names, "A"}
    assert all(any("Person" in line for line in lines) for lines in pages)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("sizes", [(20, 20, 20), (20, 3, 9, 14), (60,)])
def test_every_name_of_every_group_is_shown_below_its_group(
    size: tuple[int, int], sizes: tuple[int, ...]
) -> None:
    groups = {
        f"Group {letter}": tuple(f"{letter}{number:02} Nyberg" for number in range(of))
        for letter, of in zip("ABCD", sizes, strict=False)
    }
    entries = tuple(
        Entry(title, lead=str(number), detail="Who decides?", lines=names)
        for number, (title, names) in enumerate(groups.items(), start=1)
    )
    page = Page("groups", title="T", time="44:12", phase="44 min left", seconds=2652, share=0.2,
                heading="Groups", following="next 15:00 Report", entries=entries)  # fmt: skip
    seen: set[str] = set()
    for tick in range(0, 100 * TURN, TURN):
        heads: dict[int, str] = {}  # by the column at which they begin
        for line in text_of(page, *size, tick):
            heads |= {found.start() - 2: found[0] for found in re.finditer(r"Group \w\b", line)}
            for found in re.finditer(r"\w\d\d Nyberg", line):
                seen.add(found[0])
                assert found[0] in groups[heads[found.start() - 2]]
    assert seen == {name for names in groups.values() for name in names}


def test_a_message_blinks_gently_and_dark_is_dark() -> None:
    page = Page("time", title="T", time="1:00", message="Hi", blink=True)
    looks = [
        next(look for line in lay_out(page, 40, 12, tick=tick) for text, look in line.pieces
             if "Hi" in text)
        for tick in range(4)
    ]  # fmt: skip
    assert looks == ["message", "lit", "message", "lit"]
    dark = lay_out(DARK, 40, 12, stale="not up to date since 10:00")
    assert {piece for line in dark for piece in line.pieces} == {(" " * 40, "dark")}
