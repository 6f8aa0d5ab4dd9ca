"""Every word of a source is in the agenda or in a remark: what is in neither becomes a remark."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean
from facilitator.core.record.agenda import Agenda
from facilitator.files.importing.programme import Kept, Remark, Source
from facilitator.files.toml.suggest import shown

_MINOR: Final = frozenset(
    ("och", "and", "samt", "kl", "klockan", "den", "the", "on", "at", "by", "med", "av")
)
"""Words that say nothing more once what stands around them is understood."""

_WORD: Final = re.compile(r"[^\W_]+")


def unaccounted(source: Source, agenda: Agenda | None) -> list[Remark]:
    """Return a remark for each line that has words that are nowhere else."""
    if source.read_until is not None:
        return []
    remarked: dict[tuple[str, int], Counter[str]] = {}
    for sheet, line, text in [*source.used, *_texts(source.remarks)]:
        remarked.setdefault((sheet, line), Counter()).update(_words(text))
    said = Counter(word for text in _agenda_texts(agenda) for word in _words(text))
    # The words of a session are those of its own line before they are those of another.
    own = {(row.sheet, row.line) for row in source.rows}
    open_ = [
        (one, lost)
        for one in sorted(source.lines, key=lambda one: (one.sheet, one.line) not in own)
        if (lost := _without(said, _without(_told(remarked, one), _words(one.text))))
    ]
    place = set(_words(agenda.place)) if agenda else set()
    # What stands in the remark of another line is told anyway.
    others: Counter[str] = Counter()
    for words in remarked.values():
        others.update(words)
    found = []
    for one, untold in open_:
        lost = [word for word in _without(others, untold) if word not in place]
        if lost:
            message = phrase("Not taken over: {words}", words=shown(" ".join(lost)))
            minor = all(word in _MINOR or word.isdecimal() for word in lost)
            found.append(
                Remark(
                    line=one.line,
                    message=message,
                    left_out=True,
                    text=clean(one.text),
                    sheet=one.sheet,
                    minor=minor,
                )
            )
    return found


def _told(remarked: Mapping[tuple[str, int], Counter[str]], one: Kept) -> Counter[str]:
    return remarked.get((one.sheet, one.line), Counter())


def _without(told: Counter[str], words: Iterable[str]) -> list[str]:
    """Return the words that have not been told, and count off those that have."""
    lost = []
    for word in words:
        if told[word] > 0:
            told[word] -= 1
        else:
            lost.append(word)
    return lost


def _texts(remarks: Iterable[Remark]) -> Iterator[Kept]:
    for remark in remarks:
        text = remark.text or " ".join(_values(remark.message))
        for n, part in enumerate(text.split("\n")):
            yield Kept(remark.sheet, remark.line + n, part)


def _values(message: Phrase) -> Iterator[str]:
    for value in message.values.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Phrase):
            yield from _values(value)


def _agenda_texts(agenda: Agenda | None) -> Iterator[str]:
    if agenda is None:
        return
    yield from (agenda.title, agenda.place)
    for session in (session for day in agenda.days for session in day.sessions):
        yield from (session.title, *session.speakers, session.description)


def _words(text: str) -> list[str]:
    """Return the words of a text that have a letter or a figure, without signs for emphasis."""
    text = re.sub(r"[*_`~\\]", "", html.unescape(clean(text)))
    return [word.casefold() for word in _WORD.findall(text)]
