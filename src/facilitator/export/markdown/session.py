"""One session in Markdown: who spoke, what was said, quotations, what came of it, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.record.notes import Note
from facilitator.export.markdown import captures, pictures
from facilitator.export.markdown import text as md
from facilitator.export.markdown.account import Account
from facilitator.export.markdown.groups import groups
from facilitator.export.markdown.people import People
from facilitator.export.markdown.round import answers
from facilitator.export.programme import Fate
from facilitator.export.prose import ended
from facilitator.export.wording import Wording


def session(of: Account, words: Wording, people: People, *, times: bool) -> list[str]:
    """Write a session as blocks, under a heading of its own; nothing if there is nothing to tell.

    `times` tells how long turns took.
    """
    if not of.told:
        return []
    who, above = about(of, words, people)
    above = [who, *above]
    below = [*_came_of_it(of, words, people, times=times)]
    blocks = [*filter(None, above), *below]
    asked = questions(of)
    if asked and blocks:
        label = md.label(word_for_questions(len(of.questions()), words))
        blocks.insert(len(blocks) - len(below), f"{label} {asked}")
    return [f"### {md.heading(of.of.title)}", *blocks] if blocks else []


def word_for_questions(n: int, words: Wording) -> str:
    """Return the word before `n` questions that were discussed."""
    return words.language.count("Question", "Questions", n)


def _came_of_it(of: Account, words: Wording, people: People, *, times: bool) -> Iterator[str]:
    """Write what was said in a session and what came of it."""
    between = [quoted(note, words, people) for note in of.quotes]
    if of.held or of.reported:
        between += groups(of.of.id, words)
    if of.held or of.answered:
        between += answers(of.of, words.state, words.now, words.language, times=times)
    below = pictures.below(of.pictures, (*of.points, *of.decisions), words)
    yield from captures.around(of.points, between, of.decisions, words.language, below)
    yield from pictures.others(of.pictures, below, words)
    yield from filter(None, [rest(of, words)])


def about(of: Account, words: Wording, people: People) -> tuple[str, list[str]]:
    """Write who spoke, and as blocks what a session was about.

    Of who spoke there is nothing to write where what was said of the session tells that as well.
    """
    names, text = of.of.speakers, of.text()
    if of.held and not (names and people.told_in(of.about, names)):
        alone = text and len(names) == 1 and (people.remote(names[0]) or not of.of.remote)
        if alone and (first := people.presented(text[0], names[0])):
            return "", [first, *text[1:]]
        who = _speakers(of, words, people)
    else:
        who = ""
    return who, [people.in_bold(block, names) for block in text]


def _speakers(of: Account, words: Wording, people: People) -> str:
    names, say = of.of.speakers, words.language.say
    told = []
    if names:
        word = words.language.count("Speaker", "Speakers", len(names))
        told.append(ended(f"{word}: {people.speaking(names)}"))
    if names and of.of.remote and not any(map(people.remote, names)):
        told.append(say("By link."))
    return " ".join(told)


def questions(of: Account) -> str:
    """Write what was discussed as running text."""
    return " ".join(ended(md.inline(question)) for question in of.questions())


def quoted(note: Note, words: Wording, people: People) -> str:
    """Write a quotation and who said it."""
    return captures.quote(note, words.language, people.named(note.who) if note.who else "")


def rest(of: Account, words: Wording) -> str:
    """Say what became of the rest of a session that was left before it was done."""
    say = words.language.say
    if not of.entry.begun:
        return ""
    if of.entry.fate is Fate.HOMEWORK:
        return say("The rest became homework.")
    return say("The rest was dropped.") if of.entry.fate is Fate.DROPPED else ""
