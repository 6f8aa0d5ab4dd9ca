"""A meeting in which phones are asked, as states without any file."""

from __future__ import annotations

from typing import Final

from builders import Room, at
from facilitator.core.answers.accepting import accept
from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Subject
from facilitator.files.agenda.file import parse

WHERE: Final = Subject("question", "focus", 1)
TALK: Final = Subject("question", "talk", 1)
WORDS: Final = Subject("terms", "words")

TEXT: Final = """\
format = 1
title = "Meeting"
language = "en"
timezone = "Europe/Stockholm"

[[organisation]]
id = "a"
name = "Region A"

[[organisation]]
id = "b"
name = "Region B"

[[participant]]
name = "Cissi Dahl"
organisation = "a"

[[participant]]
name = "Bo Ek"

[[day]]
date = 2013-03-21
start = "10:00"

[[day.session]]
id = "focus"
title = "Focus"
kind = "round"
duration = "1h"
questions = ["Where are you?", "What do you need?"]

[[day.session]]
id = "each"
title = "Each"
kind = "round"
per = "participant"
duration = "30m"

[[day.session]]
id = "talk"
title = "Talk"
kind = "discussion"
duration = "30m"
questions = ["Why?"]

[[homework]]
id = "words"
title = "Words"
collects = "terms"

[[homework]]
id = "own"
title = "Own words"
collects = "terms"
of = "participant"

[[homework]]
id = "text"
title = "A text"
collects = "text"

[[upcoming]]
status = "proposed"
place = "Kista"

[[upcoming]]
status = "proposed"
place = "Sollentuna"

[[upcoming]]
status = "fixed"
date = 2013-05-02
place = "Visby"
"""


def room(text: str = TEXT) -> Room:
    """Open the meeting on its day."""
    agenda = parse(text).agenda
    assert agenda is not None
    return Room(agenda, at("10:00"))


def sent(  # noqa: PLR0913 - each is another part of an answer
    subject: Subject,
    text: str = "",
    of: str = "a",
    *,
    name: str = "",
    choices: tuple[str, ...] = (),
    former: str | Sent = "",
) -> Sent:
    """Give an answer, for an organisation if none other is named; a former text is of the same."""
    before = Sent("0", subject, of, name, former) if isinstance(former, str) else former
    return Sent("1", subject, of, name, text, choices, before if former else None)


def take(of: Room, *answers: Sent) -> Room:
    """Accept answers one after the other."""
    for each in answers:
        of.do(accept, each)
    return of
