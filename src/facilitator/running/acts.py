"""What each act of leading a meeting does, in a sentence, whichever interface it is done from.

The ids are those by which a keymap names the keys of the screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.language import N_

ACTS: Final[Mapping[str, str]] = {
    "session.toggle": N_("Starts the next session, pauses it, or lets it go on."),
    "session.next": N_("Ends this session and starts the next."),
    "session.back": N_("Goes back to the session that ended last."),
    "session.end": N_("Ends this session; none follows until you say so."),
    "session.skip": N_("Leaves out the next session; the minutes say so."),
    "session.go-to": N_("Lets you choose a session to go to."),
    "session.add": N_("Adds a session after this one."),
    "session.rebalance": N_("Replans the rest to save the next fixed point."),
    "speaker.lost": N_("Says that a remote speaker is lost and offers swaps."),
    "time.take": N_("Keeps the time on this laptop from now on."),
    "turn.next": N_("Goes on to the next turn, step or report of this session."),
    "programme.reload": N_("Reads the edited agenda file again."),
    "rehearsal.jump": N_("Jumps to when something happens next, in a rehearsal."),
    "rehearsal.speed": N_("Lets a rehearsal's clock run faster: 1, 10, 60 times."),
    "stage.message": N_("Shows the room a message on the second screen."),
    "stage.page": N_("Chooses what the room sees on the second screen."),
    "countdown.open": N_("Starts a countdown, such as back in 10 minutes."),
    "picture.attach": N_("Attaches a picture, such as a photo of a flipchart."),
    "rule.agree": N_("Adds a ground rule that the room agreed on."),
    "rule.drop": N_("Removes a ground rule."),
    "meeting.undo": N_("Undoes the last step; once more goes further back."),
    "meeting.redo": N_("Redoes what was undone last."),
    "meeting.export": N_("Writes the minutes as a file beside the record."),
    "meeting.close": N_("Closes the meeting; undo opens it again."),
    "app.leave": N_("Leaves; the record is kept and can be resumed."),
}
"""The sentences by id."""
