"""What can be done with the chosen row of Notes: the answers' values are the keys' actions."""

from __future__ import annotations

from facilitator.core.base.language import Language
from facilitator.core.record.notes import Note
from facilitator.core.record.pictures import Picture
from facilitator.running.prompts.question import Question, numbered


def acts(of: Note | Picture, language: Language, *, private: bool) -> Question:
    """Ask what is to be done with a note, which may be a private one, or with a picture."""
    say = language.say
    does = [(say("put it in other words"), "edit"), (say("remove it"), "remove")]
    if isinstance(of, Picture):
        return Question(say("This picture"), numbered(does), escape=say("Cancel"))
    does.insert(0, (say("make it another kind, such as an action"), "reclassify"))
    if not private:
        does.insert(0, (say("attach a picture"), "attach_picture"))
    return Question(say("This note"), numbered(does), escape=say("Cancel"))
