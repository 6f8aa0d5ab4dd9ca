"""The two meetings of the source document, held by moves alone.

The first is the shipped example with what its report tells said in it; the second is what `next`
makes of it, with what the organisations handed in since.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec.structs import replace

from builders import AGENDA_FOLDER, Room
from facilitator.core.base.ids import TaskId
from facilitator.core.homework import moves as homework
from facilitator.core.notes import moves as notes
from facilitator.core.notes.actions import actions, tick
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.record.agenda import Agenda, Organisation, Participant, Session
from facilitator.core.record.people import stand_in_id
from facilitator.core.rounds import moves as rounds
from facilitator.core.series import coming
from facilitator.core.series.carrying import bring_forward, leave
from facilitator.core.series.next_agenda import next_meeting
from facilitator.core.time import moves
from facilitator.export.wording import DASH
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse

SWEDISH: Final = catalogues.load("sv")
THURSDAY: Final = dt.date(2013, 3, 21)
FRIDAY: Final = dt.date(2013, 3, 22)
APRIL: Final = dt.date(2013, 4, 26)

SUMMARY: Final = Capture(
    "summary",
    "Ett kompetent gäng med bred erfarenhet från offentlig verksamhet möttes i Stockholm och "
    "startade lärprojektet Digital agenda.",
)
ON_THURSDAY: Final[dict[str, tuple[Capture, ...]]] = {
    "skl": (
        Capture(
            "summary",
            "Åsa Zetterberg, SKL:s Center för e-samhället, berättade om SKL:s strategi för "
            "e-samhället och handlingsplanen.",
        ),
        Capture(
            "quote",
            "I Sverige har vi en lång tradition av att leverera välfärd. Nu måste vi ställa oss "
            "frågan: använder vi digitaliseringens möjligheter när det gäller offentliga tjänster?"
            "\n\nLevererar vi välfärd på bästa sätt?",
            "Åsa Zetterberg",
        ),
        Capture(
            "quote",
            "Vi är faktiskt inte så bra på offentliga tjänster på nätet. Vi är på 24:e plats i "
            f"världen {DASH} tillsammans med Kazakstan, i World economic forums årliga "
            "undersökning.",
            "Åsa Zetterberg",
        ),
    ),
    "eu": (
        Capture(
            "action",
            "skickar länkar till EU:s digitala agenda",
            "Jörgen Sandström",
            dt.date(2013, 4, 5),
        ),
    ),
    "spelregler": (Capture("decision", "Det är ok att ta med kolleger till kommande seminarier."),),
}
ON_FRIDAY: Final[dict[str, tuple[Capture, ...]]] = {
    "fokus": (
        Capture(
            "summary",
            "Huvuddelen av fredagen ägnades åt en gemensam diskussion kring vad som är viktigt att "
            f"fokusera på i lärprojektet {DASH} var befinner sig regionerna just nu i sitt arbete "
            "och vad är det största behovet?",
        ),
    ),
    "gemensam-diskussion-fortsättning": (
        Capture("note", "Behoven på blädderblocket blev tre områden för arbetsgrupperna."),
    ),
    "kommande-träffar-och-avslutning": (
        Capture("decision", "Någon av de kommande träffarna blir utanför Stockholm."),
    ),
}
TERMS: Final = {
    "blekinge": "digital agenda: 12, e-tjänster: 7, bredband: 5",
    "värmland": "e-tjänster: 9, öppna data: 4, bredband: 2",
    "skåne": "digitalisering: 6, e-tjänster: 3",
    "kalmar": "bredband: 8, digital agenda: 3",
}


def agenda() -> Agenda:
    """Read the shipped example."""
    made = parse((AGENDA_FOLDER / "digital-agenda.toml").read_text("utf-8")).agenda
    assert made is not None
    return made


def first_meeting(*, present: bool = False) -> Room:
    """Hold both days to their end; with `present` it is noted who is there."""
    room = Room(replace(agenda(), notes_by="Sara Nyström")).until("10:00")
    _hold(room, 0, ON_THURSDAY, present=present)
    room.until("09:00", FRIDAY)
    _hold(room, 1, ON_FRIDAY, present=present)
    room.do(notes.capture, SUMMARY)
    return room.do(moves.close)


def second_meeting(first: Room, *, done: bool = True) -> Room:
    """Hold the day that `next` makes of the first meeting, after four have handed in.

    The action that the first meeting left is then ticked as `done`.
    """
    handed_in = dt.date(2013, 4, 20)
    for number, (of, terms) in enumerate(TERMS.items()):
        first.until("12:00", handed_in + dt.timedelta(days=number))
        first.do(homework.hand_in, TaskId("ordmoln"), of, terms)
    made = next_meeting(first.state, SWEDISH).agenda
    day = made.days[0]
    talk = next(one for one in day.sessions if one.title == made.theme)
    own = replace(talk, speakers=("Eva Berg",), description="")
    sessions = tuple(own if one == talk else one for one in day.sessions)
    guest = Participant("Eva Berg", role="speaker", title="utredare", affiliation="E-delegationen")
    made = replace(
        made,
        days=(replace(day, sessions=sessions),),
        participants=(*made.participants, guest),
    )
    room = Room(made, first.now, ids="second-").until("09:00", APRIL)
    left = leave(first.state, "2013-03-21-digital-agenda")
    room.do(bring_forward, "", left).until("10:00", APRIL)
    _hold(
        room,
        0,
        {
            "fokus": (),
            talk.id: (Capture("note", "E-delegationen tar fram en vägledning för e-tjänster."),),
        },
        present=False,
    )
    links = next(one for one in actions(room.state) if "EU:s" in one.text)
    if done:
        room.do(tick, links.id)
    for of in ("blekinge", "värmland"):
        room.do(coming.vote, of, _upcoming(room, "Västerbotten"))
    return room.do(moves.close)


def _hold(room: Room, day: int, said: dict[str, tuple[Capture, ...]], *, present: bool) -> None:
    """Hold all sessions of a day for as long as they are planned, saying what is said in them."""
    sessions = room.state.agenda.days[day].sessions
    for number, session in enumerate(sessions):
        room.do(moves.next_session if number else moves.start)
        if present and not number:
            for body in room.state.agenda.organisations:
                _arrive(room, day, body)
        for capture in said.get(session.id, ()):
            room.do(notes.capture, capture)
        if session.id == "fokus":
            _answer(room, session, day)
        room.wait(session.duration)
    room.do(moves.end)


def _arrive(room: Room, day: int, body: Organisation) -> None:
    who = stand_in_id(body.id)
    if body.id == "örebro":
        room.do(marking.absent, who, day)
    elif not (body.id == "halland" and day == 1):
        room.wait(1).do(marking.came_at, who, day, room.now.astimezone(room.state.zone).time())


def _answer(room: Room, session: Session, day: int) -> None:
    if room.state.earlier.meetings or day == 1:
        later = bool(room.state.earlier.meetings)
        words = ("Antagen av styrelsen", "Remiss hela våren")[not later], "Gemensamma begrepp"
        for number, text in enumerate(words, 1):
            room.do(rounds.answer, session.id, "blekinge", number, text)
        room.do(rounds.answer, session.id, "skåne", 1, "Arbetet börjar i höst")


def _upcoming(room: Room, place: str) -> str:
    return next(id_ for id_, one in room.state.upcoming.meetings.items() if one.place == place)
