"""Two meetings of a series with homework between them."""

from __future__ import annotations

from facilitator.core.record.notes import Noted
from facilitator.core.record.rounds import Answered
from facilitator.core.time.moves import toggle
from facilitator.meeting import Meeting

AGENDA = """\
format = 1
title = "Träff {n}"
language = "en"
timezone = "Europe/Stockholm"
series = "s"

[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[organisation]]
id = "halland"
name = "Region Halland"

[[participant]]
name = "Åsa *Ek*"
organisation = "blekinge"

[[day]]
date = 2013-0{n}-21
start = "10:00"
[[day.session]]
title = "Runda"
kind = "round"
duration = 20
questions = ["Var är ni?"]

[[homework]]
id = "ordmoln"
title = "Gör ett ordmoln"
collects = "terms"
due = 2013-04-26
compilers = ["Lisa"]
[[homework]]
id = "scan"
title = "Spaning"
[[homework]]
id = "bild"
title = "Bild"
collects = "file-reference"

[[upcoming]]
status = "fixed"
date = 2013-05-02
place = "Kista"
"""


def hold(meeting: Meeting) -> None:
    if not meeting.state.earlier.meetings:
        meeting.do(lambda *_: Answered("runda", "blekinge", 1, "I *start*gropen"))
        meeting.do(lambda *_: Noted("action", "Ring Bo", "runda", "Åsa *Ek*"))
        meeting.do(lambda *_: Noted("action", "Bjud in", "runda", "Bo, BLEKINGE"))
    meeting.do(toggle)
