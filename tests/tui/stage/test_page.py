"""A page of the audience's screen fills any window and leaves out nothing that matters."""

from __future__ import annotations

import re

import pytest

from audience import full
from builders import ENGLISH, Room, at
from facilitator.core.base.cells import cells
from facilitator.core.room import stage
from facilitator.core.room.audience import audience
from facilitator.core.room.page import DARK, LISTS, Entry, Kind, Named, Page, Timer
from facilitator.core.time import moves
from facilitator.tui.stage.page import TURN, lay_out
from facilitator.tui.widgets import points

SIZES = [(20, 5), (21, 6), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60), (1, 1), (300, 3)]
HOSTILE = "[b]x[/] a[/]b \u00e5\u4e2d\u6587 {0} %s $x"


def text_of(page: Page, width: int, height: int, tick: int = 0, stale: str = "") -> list[str]:
    lines = lay_out(page, width, height, tick=tick, stale=stale)
    return ["".join(text for text, _ in line.pieces) for line in lines]


def drawn(page: Page, width: int, height: int) -> list[str]:
    """Give the lines with every filled cell as a block."""
    lines = lay_out(page, width, height)
    return [
        "".join("█" * len(text) if "fill" in look else text for text, look in line.pieces)
        for line in lines
    ]


def rows_of(page: Page, width: int, height: int) -> int:
    """Count the rows in which something is drawn large."""
    return sum("█" in line or "▀" in line or "▄" in line for line in drawn(page, width, height))


def named(*names: str) -> tuple[Named, ...]:
    return tuple(map(Named, names))


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_every_window(size: tuple[int, int]) -> None:
    width, height = size
    room = Room(full(), at("10:00")).do(moves.start)
    room.do(stage.start_countdown, f"10 {HOSTILE}")
    for message in ("", f"! {HOSTILE} {HOSTILE}"):
        if message:
            room.do(stage.tell, message)
        for page in stage.PAGES:
            if page != room.state.stage.page:
                room.do(stage.show_page, page)
            for stale in ("", "not up to date since 10:00"):
                lines = text_of(audience(room.state, room.now, ENGLISH), width, height, 1, stale)
                assert len(lines) <= height
                assert all(cells(line) <= width for line in lines)


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_no_line_is_wider_than_a_narrow_window(kind: Kind) -> None:
    entry = Entry(
        "Programme \u4e2d\u6587", lead="10:00", mark="▶", detail="A", count="1", lines=named("Bo")
    )
    page = Page(kind, head="T", time="60:00", sign="●", phase="60 min left", heading="H",
                timers=(Timer("Tea", "+59:59", "calm", "●"),), entries=(entry,))  # fmt: skip
    for width in range(1, 30):
        for height in (4, 20):
            assert all(cells(line) <= width for line in text_of(page, width, height))


@pytest.mark.parametrize(
    ("size", "rows"),
    [((20, 5), 0), ((40, 12), 5), ((80, 24), 10), ((120, 40), 15), ((200, 60), 25)],
)
def test_the_time_is_as_large_as_the_window_allows(size: tuple[int, int], rows: int) -> None:
    room = Room(full(), at("10:00")).do(moves.start)
    page = audience(room.state, room.now, ENGLISH)
    assert rows_of(page, *size) >= rows
    assert "● 30 min left" in "\n".join(text_of(page, *size))


def test_the_question_stands_in_wall_letters_and_the_time_below_it() -> None:
    page = Page("question", head="Round", words="Var befinner ni er just nu i ert arbete?",
                time="2:20", mood="calm", sign="●", phase="2 min left", people="Gävleborg",
                then="then Halland", timers=(Timer("Round until 12:00", "87:24", "calm", "●"),),
                following="then 12:00 Lunch")  # fmt: skip
    for size, letters, figure in (((80, 24), 9, 3), ((120, 40), 15, 5)):
        assert rows_of(page, *size) == letters + figure
        shown = "\n".join(text_of(page, *size))
        for words in ("● 2 min left", "Gävleborg   then Halland", "Round until 12:00   ● 87:24"):
            assert words in shown
        assert "Var befinner" not in shown  # not once more in small letters


def test_a_question_that_is_too_long_for_wall_letters_is_written() -> None:
    page = Page("question", words="Vad är viktigt? " * 12, time="2:20", sign="●", mood="calm")
    shown = text_of(page, 80, 24)
    assert sum("Vad är viktigt?" in line for line in shown) > 1
    assert rows_of(page, 80, 24) >= points.HIGH


def test_a_break_says_in_large_letters_when_it_is_over() -> None:
    page = Page("break", words="Lunch, åter", time="13:00", mood="calm", sign="●",
                phase="in 46 min", following="then B", note="One floor down")  # fmt: skip
    assert rows_of(page, 80, 24) >= 3 + 10
    shown = "\n".join(text_of(page, 80, 24))
    assert shown.index("in 46 min") < shown.index("then B") < shown.index("One floor down")


def test_a_message_fills_the_wall_and_leaves_the_time_in_the_corner() -> None:
    page = Page("message", head="Groups", clock="14:31", words="Samling i stora salen 14:45",
                time="14:12", mood="calm", sign="●", phase="14 min left")  # fmt: skip
    head, *rest = text_of(page, 80, 24)
    assert head.endswith("● 14:12   14:31")
    assert "14 min left" not in "\n".join(rest)
    assert rows_of(page, 80, 24) == 6
    blinking = Page("message", words="Hi", blink=True)
    looks = [
        {look for line in lay_out(blinking, 40, 12, tick=tick) for text, look in line.pieces
         if look.startswith("fill")}
        for tick in range(4)
    ]  # fmt: skip
    assert looks == [{"fill-text"}, {"fill-accent"}, {"fill-text"}, {"fill-accent"}]


def test_what_matters_most_stays_in_a_small_window() -> None:
    page = Page("time", "", "M", title="T", time="9:59", mood="calm", sign="●",
                phase="9 min left", following="next", share=0.5)  # fmt: skip
    for height in range(1, 24):
        shown = "\n".join(text_of(page, 30, height))
        assert "9:59" in shown or rows_of(page, 30, height) >= 3
    assert "next" not in "\n".join(text_of(page, 30, 3))


def test_each_clock_has_a_line_of_its_own() -> None:
    timers = (Timer("Tea until 10:45", "9:00", "calm", "●"), Timer("Ex", "+0:10", "overtime", "■"))
    page = Page("time", title="T", time="9:59", sign="●", phase="9 min left", timers=timers)
    for size in ((80, 24), (120, 40), (60, 16)):
        shown = text_of(page, *size)
        assert [line.strip() for line in shown if "Tea" in line] == ["Tea until 10:45   ● 9:00"]
        assert [line.strip() for line in shown if "Ex" in line] == ["Ex   ■ +0:10"]


def test_a_list_that_does_not_fit_goes_on_by_itself() -> None:
    entries = tuple(Entry(f"Rule {n}", lead=str(n)) for n in range(60))
    page = Page("rules", head="T", time="1:00", heading="Rules", entries=entries,
                following="then B", timers=(Timer("Fika", "2:00", "calm", "●"),))  # fmt: skip
    seen = [text_of(page, 80, 24, tick) for tick in range(0, 60 * TURN, TURN)]
    assert {entry.title for entry in entries} <= {
        line.split(" ", 1)[1].strip() for lines in seen for line in lines if " Rule " in f" {line}"
    }
    assert seen[0] != seen[1]
    assert re.search(r"then B +1/\d", "\n".join(seen[0]))
    assert "Fika   ● 2:00" in "\n".join(seen[0])


def test_a_programme_is_set_in_two_columns_where_there_is_room_for_them() -> None:
    def shown(of: int, width: int) -> list[str]:
        entries = tuple(Entry(f"Talk {n:02}", lead="10:00") for n in range(of))
        page = Page("programme", heading="Programme", time="9:59", entries=entries)
        return [line for line in text_of(page, width, 30) if "Talk" in line]

    assert max(line.count("Talk") for line in shown(8, 120)) == 1  # one holds them all
    assert [line.count("Talk") for line in shown(30, 120)] == [2] * 15
    assert {line.count("Talk") for line in shown(30, 40)} == {1}


def test_the_titles_of_a_programme_begin_in_one_column_in_wall_letters_too() -> None:
    entries = (Entry("Tea", lead="10:00", mark="✓"), Entry("Tea", lead="10:30"))
    page = Page("programme", heading="Programme", entries=entries)
    first, second = (line for line in drawn(page, 120, 40) if line.startswith("10:"))
    assert first.replace("✓", " ")[5:] == second[5:]


def test_a_list_of_few_is_set_in_wall_letters_if_all_of_it_fits() -> None:
    few = Page("rules", heading="Rules", entries=(Entry("Keep time", lead="1"),))
    assert rows_of(few, 80, 24) >= 3
    many = Page("rules", heading="Rules", entries=(Entry("Keep time", lead="1"),) * 9)
    assert rows_of(many, 80, 24) == 0
    groups = (Entry("Red", "1", lines=named("Åsa", "Bo")), Entry("Blue", "2", lines=named("Eva")))
    page = Page("groups", heading="Groups", time="9:59", entries=groups)
    assert rows_of(page, 80, 24) == 4  # names stand side by side where they can
    assert "Åsa" not in "\n".join(text_of(page, 80, 24))


def test_what_has_nothing_to_show_says_what_it_will_show() -> None:
    about = "The groups will be shown here."
    for size in ((20, 10), (80, 24), (120, 40)):
        page = Page("groups", heading="Groups", about=about, time="9:59")
        shown = " ".join(" ".join(text_of(page, *size)).split())
        assert about in shown or rows_of(page, *size) > points.HIGH


def test_what_it_will_show_takes_two_lines_at_most() -> None:
    page = Page(
        "groups", heading="Groups", about="shown as soon as there are any " * 9, time="1:00"
    )
    said = [line.strip() for line in text_of(page, 40, 14) if "soon" in line]
    assert len(said) == 2
    assert said[1].endswith("…")


@pytest.mark.parametrize("size", [(20, 5), (30, 10), (40, 15), (40, 16), (80, 24)])
def test_a_long_message_is_cut_and_not_left_out(size: tuple[int, int]) -> None:
    page = Page("message", head="T", time="1:00", sign="●", phase="1 min left", following="then",
                words="so much to tell " * 30)  # fmt: skip
    assert "so much" in "\n".join(text_of(page, *size))


def test_an_entry_that_is_taller_than_the_window_goes_on() -> None:
    names = tuple(f"Person {n}" for n in range(20))
    page = Page("groups", time="1:00", heading="Groups", entries=(Entry("A", lines=named(*names)),))
    pages = [text_of(page, 24, 10, tick) for tick in range(0, 20 * TURN, TURN)]
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
        Entry(title, lead=str(number), detail="Who decides?", lines=named(*names))
        for number, (title, names) in enumerate(groups.items(), start=1)
    )
    page = Page("groups", head="T", time="44:12", phase="44 min left", share=0.2,
                heading="Groups", following="then 15:00 Report", entries=entries)  # fmt: skip
    seen: set[str] = set()
    for tick in range(0, 100 * TURN, TURN):
        heads: dict[int, str] = {}  # by the column at which they begin
        for line in text_of(page, *size, tick):
            heads |= {found.start() - 2: found[0] for found in re.finditer(r"Group \w\b", line)}
            for found in re.finditer(r"\w\d\d Nyberg", line):
                seen.add(found[0])
                above = max(column for column in heads if column <= found.start())
                assert found[0] in groups[heads[above]]
    assert seen == {name for names in groups.values() for name in names}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_three_groups_of_twenty_stand_on_one_page(size: tuple[int, int]) -> None:
    entries = tuple(
        Entry(f"Group {n}", str(n), count="20", detail="Who decides?",
              lines=tuple(Named(f"Firstname{n}{m:02} Nyberg", "Blekinge") for m in range(20)))
        for n in range(1, 4)
    )  # fmt: skip
    page = Page("groups", time="44:12", sign="●", heading="Groups", entries=entries,
                about="60 people in 3 groups", following="then 15:00 Report")  # fmt: skip
    shown = "\n".join(text_of(page, *size))
    assert len(re.findall(r"Firstname\d+ Nyberg", shown)) == 60
    assert "then 15:00 Report" in shown
    assert ("Blekinge" in shown) is (size == (120, 40))


def test_dark_is_dark() -> None:
    assert lay_out(DARK, 40, 12, stale="not up to date since 10:00") == []
