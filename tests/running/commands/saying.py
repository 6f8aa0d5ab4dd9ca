"""A meeting in memory in which commands are said, one a line."""

from __future__ import annotations

from typing import Final

import pytest

from builders import ENGLISH, Room
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import AnyFact
from facilitator.files.agenda.file import parse
from facilitator.running.commands.command import parted
from facilitator.running.commands.table import COMMANDS

AGENDA: Final = """
format = 1
title = "Träff i Kista"
timezone = "Europe/Stockholm"

[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[organisation]]
id = "skåne"
name = "Region Skåne"

[[organisation]]
id = "kalmar"
name = "Regionförbundet i Kalmar län"

[[participant]]
name = "Anna Berg"
organisation = "blekinge"

[[participant]]
name = "Bo Ek"
organisation = "blekinge"

[[participant]]
name = "Cia Berg"
organisation = "skåne"

[[participant]]
name = "Sune"
role = "speaker"

[[day]]
date = 2013-03-21
start = "09:00"

[[day.session]]
title = "Laget runt"
kind = "round"
per = "organisation"
duration = 60
questions = ["Var befinner ni er?", "Vad behöver ni?"]
materials = ["Blädderblock", "Pennor"]
prepare = ["Möblera"]

[[day.session]]
title = "Arbetsgrupper"
kind = "groups"
duration = 60
[[day.session.group]]
name = "Planer"
[[day.session.group]]
name = "Verksamhet"

[[day.session]]
title = "Kaffe"
kind = "break"
duration = 30
[[day.session.step]]
title = "Hämta"
duration = 10
[[day.session.step]]
title = "Sitt"
duration = 20

[[day.session]]
title = "Fjärran"
duration = 30
speakers = ["Sune"]
remote = true

[[day.session]]
title = "Lunch"
kind = "break"
start = "12:30"
duration = 60

[[day]]
date = 2013-03-22
start = "09:00"

[[day.session]]
title = "Utvärdering"
duration = 30

[[homework]]
title = "Gör ett ordmoln"
collects = "terms"

[[homework]]
title = "Spana"
collects = "text"

[[upcoming]]
status = "proposed"
place = "Västerbotten"

[[upcoming]]
status = "wish"
theme = "Öppna data"
"""


class Meeting(Room):
    """A meeting in which somebody says commands."""

    def __init__(self) -> None:
        agenda = parse(AGENDA).agenda
        assert agenda is not None
        super().__init__(agenda)

    def say(self, *lines: str) -> AnyFact:
        """Do what each line says, and give what came of the last."""
        for line in lines:
            name, words = parted(line)
            self.do(COMMANDS[name].move(words))
        return self.events[-1].fact

    def refused(self, line: str) -> str:
        """Say what is refused, and give the sentence that says why."""
        with pytest.raises(Refused) as refused:
            self.say(line)
        return ENGLISH.say(refused.value.phrase)
