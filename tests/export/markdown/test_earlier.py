"""What the minutes tell of the actions that the meetings before left."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import ENGLISH, Room, one_day
from export.markdown.making import part
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.earlier import Earlier, EarlierAction, EarlierMeeting
from facilitator.core.record.opening import BroughtForward
from facilitator.export.markdown.earlier import heading

EVIL = "*x* | <b> # [a](b)"
PLAIN = "\\*x\\* \\| \\<b> # \\[a\\](b)"
BOOK = EarlierAction("a1", "Book", "Lisa", dt.date(2013, 3, 1), "Meeting *1*", "Talk")
FIRST = EarlierMeeting("r", "Meeting *1*", dt.date(2013, 1, 10))
SECOND = EarlierMeeting("s", "Meeting 2", dt.date(2013, 2, 10))


def room(*actions: EarlierAction, meetings: tuple[EarlierMeeting, ...] = (FIRST,)) -> Room:
    made = Room(one_day("a"))
    made.put(BroughtForward("", Earlier(meetings, actions)))
    return made


def test_a_meeting_to_which_nothing_was_left_has_nothing_before_it() -> None:
    assert part(Room(one_day("a")), "earlier") == ""
    assert part(room(), "earlier") == ""


def test_actions_say_where_they_come_from_and_what_became_of_them() -> None:
    made = room(BOOK, EarlierAction("a2", EVIL, "Region B", None, "Meeting *1*"))
    made.put(ActionTicked("a1"))
    assert part(made, "earlier") == (
        "## Actions from the last meeting\n\n"
        "- **Lisa:** Book, by 1 March. *(done 21 March · Talk)*\n"
        f"- **Region B:** {PLAIN}. *(still open)*"
    )
    assert part(made, "actions") == ""


def test_actions_of_several_meetings_stand_under_each() -> None:
    made = room(BOOK, EarlierAction("a3", "Invite", meeting="Meeting 2"), meetings=(FIRST, SECOND))
    told = part(made, "earlier")
    assert told.startswith(
        "## Actions from earlier meetings\n\n**Meeting \\*1\\*:**\n\n- **Lisa:**"
    )
    assert told.endswith("**Meeting 2:**\n\n- Invite. *(still open)*")


def test_what_should_have_been_done_by_now_was_due() -> None:
    open_ = room(BOOK, replace(BOOK, id="a2", text="Invite", due=dt.date(2013, 3, 21)))
    assert part(open_, "earlier").splitlines()[2:] == [
        "- **Lisa:** Book (was due 1 March). *(still open · Talk)*",
        "- **Lisa:** Invite, by 21 March. *(still open · Talk)*",
    ]


def test_actions_of_a_meeting_before_the_last_are_not_said_to_be_of_the_last() -> None:
    made = room(BOOK, meetings=(FIRST, SECOND))
    assert heading(made.state, ENGLISH) == "Actions from earlier meetings"
