"""One session in Markdown: what was meant, what became of it and what was captured in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.core.record.agenda import Session
from facilitator.export.markdown import captures
from facilitator.export.markdown import text as md
from facilitator.export.markdown.description import description
from facilitator.export.markdown.groups import groups, unreported
from facilitator.export.markdown.people import People
from facilitator.export.markdown.round import answered, answers
from facilitator.export.programme import Entry, Fate
from facilitator.export.wording import Wording, listed

_NOT_BEGUN: Final = (Fate.SKIPPED, Fate.MISSED, Fate.MOVED, Fate.HOMEWORK, Fate.DROPPED)


def told(entry: Entry) -> bool:
    """Say whether a session belongs in the prose; a break does only if something came of it."""
    return entry.slot.session.kind != "break" or captures.told_in_place(entry.notes)


def session(entry: Entry, words: Wording, people: People) -> Iterator[str]:
    """Write a session as blocks; of one that was not held only that is told."""
    of = entry.slot.session
    yield f"### {md.heading(of.title)}"
    held = entry.fate not in _NOT_BEGUN or (entry.progress.begun and entry.fate is not Fate.MOVED)
    speakers = _speakers(of, words, people) if held else ""
    yield " ".join(filter(None, [words.sentences(entry), *_replanned(entry, words), speakers]))
    notes = unreported(entry.notes, words.state) if held else list(entry.notes)
    summed = list(captures.summary(notes))
    if held:
        yield from meant(of, words, summed)
        yield from answers(of, words.state, words.now, words.language)
    else:
        yield from summed
    others = [note for note in notes if note.kind != "summary"]
    yield from captures.by_kind(others, words.language)


def meant(of: Session, words: Wording, summed: Iterable[str] = ()) -> Iterator[str]:
    """Write what the agenda says that a session is about; answers name their questions.

    What `summed` it up follows its description.
    """
    say = words.language.say
    if of.description:
        yield description(of.description)
    yield from summed
    if of.questions and not answered(of, words.state):
        yield md.label(say("Questions to discuss"))
        yield md.items(map(md.block, of.questions))
    yield from groups(of.id, words)


def _replanned(entry: Entry, words: Wording) -> Iterator[str]:
    """Say how a session was planned anew while the meeting went on."""
    say, of, written = words.language.say, entry.slot.session, entry.written
    if entry.fate is Fate.MOVED:
        return
    if written is None:
        yield say("It was added during the meeting.")
        return
    if entry.shifted and entry.other is None:
        yield say("It was moved; the agenda has it {planned}.", planned=words.planned(written))
    if written.session.title != of.title:
        yield say("The agenda calls it “{title}”.", title=md.inline(written.session.title))
    if written.session.duration != of.duration:
        yield say(
            "It was planned anew: {minutes}, not {before}.",
            minutes=words.language.minutes(dt.timedelta(minutes=of.duration)),
            before=words.language.minutes(dt.timedelta(minutes=written.session.duration)),
        )


def _speakers(of: Session, words: Wording, people: People) -> str:
    language = words.language
    sentences = []
    if of.speakers:
        names = listed(language, [people.named(name) for name in of.speakers])
        sentences.append(
            language.count("Speaker: {names}.", "Speakers: {names}.", len(of.speakers), names=names)
        )
    if of.remote and not any(people.remote(name) for name in of.speakers):
        sentences.append(language.say("By link."))
    return " ".join(sentences)
