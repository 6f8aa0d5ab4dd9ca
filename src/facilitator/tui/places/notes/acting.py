"""What can be done with the chosen row of Notes: the answers' values are the keys' actions."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line
from facilitator.core.record.notes import Note
from facilitator.core.record.pictures import Picture
from facilitator.running.messages import CAPTURE_KINDS
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.host import Host
from facilitator.tui.rows import captures
from facilitator.tui.widgets.say_line import Hint

ALL: Final = "all"
SESSION: Final = "session"

_EDITING: Final = N_("Editing the note: ⏎ saves, Esc leaves it for later.")
_CHANGED: Final = N_(
    "{name} has changed this note meanwhile. ⏎ saves yours over it, Esc leaves it."
)


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


def kinds(language: Language, *, private: bool) -> Question:
    """Ask what else a note is, which may be a private one that everybody sees then."""
    say = language.say
    words = say("This note is private. As what should everybody see it?")
    answers = numbered([(say(each), kind) for kind, each in CAPTURE_KINDS.items()])
    return Question(words if private else say("What is this?"), answers, escape=say("Cancel"))


def filters(language: Language) -> Question:
    """Ask which notes are to be shown: a kind, private ones, those of one session, or all."""
    say = language.say
    listed = [(say(words), kind) for kind, words in CAPTURE_KINDS.items() if kind != "note"]
    more = [(say("Private note"), "private"), (say("of one session …"), SESSION)]
    answers = numbered([(say("all"), ALL), *listed, *more])
    return Question(say("Which notes should be shown?"), answers, escape=say("Cancel"))


def on_marked(language: Language) -> tuple[Hint, ...]:
    """Say what keys do with the marked captures."""
    say, key = language.say, language.key
    return (
        Hint(key("note.kind", "k"), say("kind")),
        Hint(key("note.done", "⏎"), say("done")),
        Hint(key("note.remove", "d"), say("remove")),
    )


def editing(host: Host, note: EventId, offered: str) -> str:
    """Say that a note is edited, and who of another laptop has changed what was `offered` first."""
    there = host.state.notes.get(note)
    changed = there is not None and captures.as_typed(there) != offered
    if changed and (who := host.led.laptops.changed(note)):
        return host.language.say(_CHANGED, name=clean_line(who))
    return host.language.say(_EDITING)
