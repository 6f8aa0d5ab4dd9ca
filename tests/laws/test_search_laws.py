"""The law of searching: looking at a journal's bytes first loses nothing that reading it finds."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from builders import at
from facilitator.core.base.text import clean
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import NoteChanged, Noted
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Undone
from facilitator.core.telling.search import entries, found, query, snippet
from facilitator.files.agenda.file import parse
from facilitator.files.records.journal import NAME, Journal
from facilitator.files.records.library import Library
from facilitator.files.records.search import Searcher

ODD: Final = "aåÅ\"\\'\n\t\u200b\u0303\u1e9eßİ\u00f6eé#[]= \u2028n\x1b"
TEXTS: Final = st.text(st.sampled_from(ODD), min_size=1, max_size=12) | st.text(max_size=8)
WRITTEN: Final = st.lists(
    st.sampled_from(
        ["ett", "å", "\\n", "\\t", "\\\\", '\\"', "\\u00e5", "e\u0301", " ", "\n", "\\\n", "två",
         "\\ \n  ", "\\\n\n\t", "\\U0001F600", "\u200b", "\\u200b", "ß", "\\b"]
    ),
    min_size=1,
    max_size=8,
).map("".join)  # fmt: skip


def agenda(written: str) -> str:
    return (
        'format = 1\ntitle = "Träff"\n[[day]]\ndate = 2013-03-21\nstart = "10:00"\n'
        '[[day.session]]\nid = "s0"\ntitle = "Samling"\nduration = 20\n'
        f'description = """x{written}"""\n'
    )


@given(WRITTEN, st.lists(TEXTS, max_size=4), st.data())
def test_nothing_is_lost_by_looking_at_the_bytes_first(
    written: str, texts: list[str], data: st.DataObject
) -> None:
    text = agenda(written)
    plan = parse(text).agenda
    if plan is None:
        return
    facts: list[AnyFact] = [Opened(text, plan)]
    facts += [Noted("note", clean(each), "s0", who=clean(each)) for each in texts]
    for each in texts[:2]:
        changed = data.draw(st.sampled_from(["e1", "e2"]))
        facts.append(NoteChanged(changed, "decision", clean(each) + "ö", "s0"))
        facts.append(Undone(data.draw(st.sampled_from(["e1", "e3", "e4"]))))
    start = at("09:00")
    events = [Event(f"e{n}", start + dt.timedelta(n), "me", f) for n, f in enumerate(facts)]
    with TemporaryDirectory() as folder:
        library = Library(Path(folder))
        library.meetings.mkdir(parents=True)
        Journal.create(library.meetings / "2013-03-21-m", *events)
        state = read(library)
        words = [word for entry in entries(state) for word in entry.text.split()]
        word = data.draw(st.sampled_from(words))
        begin = data.draw(st.integers(0, len(word) - 1))
        part = word[begin : data.draw(st.integers(begin + 1, len(word)))]
        asked = query(data.draw(st.sampled_from([part, part.upper(), part.lower()])))
        hits = [hit.entry for hit in Searcher(library).hits(asked)]
        assert hits == (list(found(state, asked)) if asked.asks else [])


def read(library: Library) -> State:
    [record] = library.meetings.iterdir()
    path = record / NAME
    tomllib.loads(path.read_text("utf-8"))
    return replay(Journal.open(path, writable=False).events)


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=3), max_size=2))
def test_a_snippet_is_short_and_on_one_line(text: str, words: list[str]) -> None:
    for most in (1, 10, 30):
        piece = snippet(text, words, most)
        assert len(piece) <= most
        assert "\n" not in piece
