"""Reading the agenda file again by lines: what it would change is told before it is taken over."""

from __future__ import annotations

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.telling.difference import difference
from facilitator.core.time.programme_moves import read_again
from facilitator.files.errors import FileProblem
from facilitator.opening import InvalidAgenda
from facilitator.plain.loop import Loop
from facilitator.running.agenda_watch import edited
from facilitator.running.questions import Answer, Question


def reload(loop: Loop) -> None:
    """Tell what the edited agenda would change, or its problems, and ask whether to take it."""
    path = loop.watch.path
    if path is None:
        loop.tell(phrase("It is not known where the agenda file of this meeting is."))
        return
    state, plan = loop.look()
    try:
        wanted, text = edited(path, state, plan.now)
    except (FileProblem, Refused) as problem:
        loop.tell(problem.phrase)
        return
    except InvalidAgenda as invalid:
        for one in invalid.problems:
            loop.voice.list(f"{one.line}:{one.column}", one.message)
        return
    for change in difference(state, wanted):
        loop.voice.list(change)

    def answered(answer: str | None) -> None:
        if answer is not None:
            loop.act(read_again, wanted, text)

    say = loop.voice.language.say
    answers = (Answer("y", say("take it over"), "take"),)
    loop.ask(
        Question(say("Take the edited agenda over?"), answers, escape=say("leave it so")), answered
    )
