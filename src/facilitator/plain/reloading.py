"""Reading the agenda file again by lines."""

from __future__ import annotations

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.files.errors import FileProblem
from facilitator.opening import InvalidAgenda
from facilitator.plain.loop import Loop
from facilitator.running.prompts.edited import read_edited


def reload(loop: Loop) -> None:
    """Report what the edited agenda would change, or its problems, and ask whether to take it."""
    path = loop.leading.agenda_file
    if path is None:
        loop.tell(phrase("It is not known where the agenda file of this meeting is."))
        return
    try:
        prompt = read_edited(loop.leading, path)
    except (FileProblem, Refused) as problem:
        loop.tell(problem.phrase)
    except InvalidAgenda as invalid:
        for one in invalid.problems:
            loop.voice.list(f"{one.line}:{one.column}", one.message)
    else:
        loop.perform(prompt)
