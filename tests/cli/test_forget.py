"""`forget` puts another name in the place of a person's, everywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import TEN, Cli
from cli.person import ID, folder
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.records.drafts import Draft, DraftFile, read
from facilitator.files.records.journal import Journal
from facilitator.files.records.verify import verify
from facilitator.meeting import Meeting, Writer, resume
from systems import needs_links


def state(cli: Cli) -> State:
    return replay(Journal.open(folder(cli) / "journal.toml", writable=False).events)


@needs_links
def test_forgetting_asks_and_replaces_the_name_everywhere(named: Cli) -> None:
    minutes = folder(named) / "minutes.md"
    minutes.write_text("Cissi Dahls minutes")
    (folder(named) / "journal.torn-1.toml").write_text('person = "cissi-dahl"\nwho = "Cissi Dahl')
    (folder(named) / "photo.png").write_bytes(b"x")
    before = (folder(named) / "journal.toml").read_bytes()
    asked = named("forget", "Cissi Dahl", stdin="Cissi\n")
    assert (asked.code, asked.err) == (1, "Nothing was changed.\n")
    assert "  noted: 2 places\n" in asked.out
    assert "photo.png may hold the name" in asked.out
    assert (folder(named) / "journal.toml").read_bytes() == before
    running = resume(
        folder(named) / "journal.toml", Writer(SimulatedClock(TEN), "other", lambda: "x")
    )
    old = state(named)
    done = named("forget", "cissi  dahl", stdin="cissi dahl\n")
    assert (done.code, done.err) == (0, "")
    data = (folder(named) / "journal.toml").read_text("utf-8")
    left = data.replace("Acissi dahl", "")
    assert "cissi dahl" not in left.casefold()
    assert "cissi-dahl" not in left
    assert "# Person 1 ringer in" in data
    assert minutes.read_text() == "Person 1s minutes"
    torn = (folder(named) / "journal.torn-1.toml").read_text()
    assert torn == 'person = "person-1"\nwho = "Person 1'
    new = state(named)
    assert [note.text for note in new.notes.values()] == ["sa Person 1, inte Acissi dahl"]
    assert next(note.who for note in new.notes.values()).casefold() == "person 1"
    assert new.people.presence.keys() != old.people.presence.keys()
    assert len(new.people.presence) == len(old.people.presence) == 1
    assert next((p.id, p.name, p.organisation) for p in new.people.persons.values()) == (
        "person-1", "Person 1", "person-1-ab",
    )  # fmt: skip
    assert new.words.agreed == {"person 1": "Person 1"}
    assert new.slots[3].session.title == "Person 1s åsikt"
    assert [event.id for event in Journal.open(running.journal.path, writable=False).events] == [
        event.id for event in running.journal.events
    ]
    assert not verify(running.journal.path).problems
    rewritten = running.journal.path.read_bytes()
    running.do(note_moves.capture, Capture("note", "x"))
    assert running.journal.path.read_bytes().startswith(rewritten)
    assert running.state == state(named)
    assert not running.follow()
    (folder(named) / "link.md").symlink_to("/elsewhere")
    for words in (("--all", "--yes"), ()):
        again = named("forget", "Cissi Dahl", *words)
        assert (again.code, again.err) == (1, "")
        assert "hold the name Cissi Dahl. Nothing was changed" in again.out.replace("holds", "hold")
        assert "  photo.png may hold the name; look for yourself.\n" in again.out
        assert "  link.md is a link; what it leads to may hold the name.\n" in again.out


def test_forgetting_does_not_say_of_one_record_that_none_holds_the_name(named: Cli) -> None:
    named.clock = SimulatedClock(TEN + dt.timedelta(minutes=5))
    assert named("träff.toml", "--fresh").code == 0
    assert named("forget", "Cissi Dahl", "--yes").code == 0
    done = named("forget", "Cissi Dahl")
    assert (done.code, done.err) == (1, "")
    assert f"{Path(f'{ID}-2', 'journal.toml')} does not hold the name Cissi Dahl" in done.out
    assert "--all looks in all records" in done.out


@pytest.mark.parametrize("text", ['O\'Neil "x"', "Ny [[event]] #", "Åsa"])
def test_any_name_can_be_put_instead(named: Cli, text: str) -> None:
    result = named("forget", "Cissi Dahl", ID, "--as", text, "--yes")
    assert (result.code, result.err) == (0, "")
    assert next(iter(state(named).people.persons.values())).name == text
    assert state(named).agenda.organisations[0].name == f"{text} AB"


def test_forgetting_refuses_what_would_mix_people_up(named: Cli) -> None:
    def add(meeting: Meeting) -> None:
        meeting.do(lambda *_: PersonAdded("anna", "Anna"))

    named.visit = add
    named("träff.toml")
    before = (folder(named) / "journal.toml").read_bytes()
    result = named("forget", "Cissi Dahl", "--as", "Anna", "--yes")
    assert result.code == 1
    assert "Choose another name with --as" in result.err
    assert (folder(named) / "journal.toml").read_bytes() == before


def test_forgetting_everywhere_passes_over_what_is_broken(named: Cli) -> None:
    named.clock = SimulatedClock(TEN + dt.timedelta(minutes=5))
    assert named("träff.toml", "--fresh").code == 0
    broken = named.data / "meetings" / "broken"
    broken.mkdir()
    (broken / "journal.toml").write_text("nonsense\n\n")
    result = named("forget", "Cissi Dahl", "--all", "--yes")
    assert result.code == 1
    assert "broken" in result.err
    for path in (named.data / "meetings").glob("2013*/journal.toml"):
        assert "Cissi Dahl" not in path.read_text("utf-8")
        assert not verify(path).problems


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("forget", "..."), "PERSON must be a name"),
        (("forget", "A", "--as", "-"), "--as must have"),
        (("forget", "Lisa Ek", "--as", "Fru lisa-ek"), "--as must not hold the name"),
        (("forget", "A", "x", "--all"), "not both"),
        (("forget",), "PERSON is missing"),
        (("restore",), "FILE is missing"),
    ],
)
def test_wrong_usage_is_told(cli: Cli, words: tuple[str, ...], said: str) -> None:
    result = cli(*words)
    assert result.code == 2
    assert said in result.err


def test_a_window_in_which_the_name_is_half_typed_is_told(named: Cli) -> None:
    drafts = DraftFile.claim(folder(named))
    assert drafts is not None
    drafts.save([Draft("run", "note", "sa _Cissi Dahl_")])
    asked = named("forget", "Cissi Dahl", stdin="\n")
    assert "  draft.toml belongs to a window that is open" in asked.out
    drafts.close()
    done = named("forget", "Cissi Dahl", "--yes")
    assert "belongs to a window" not in done.out
    assert read(folder(named) / "draft.toml")[0].text == "sa _Person 1_"
