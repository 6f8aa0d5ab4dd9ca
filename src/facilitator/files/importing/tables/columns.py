"""Columns are what a table's header names, in English or Swedish, or what all their cells are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal

from facilitator.core.base.text import clean_line
from facilitator.files.importing.tables.grid import MOST_COLUMNS, Grid, GridLine
from facilitator.files.importing.written import dates, names, values

Column = Literal[
    "start",
    "end",
    "minutes",
    "title",
    "speakers",
    "kind",
    "date",
    "end date",
    "place",
    "track",
    "description",
]

_CALLED: Final[Sequence[tuple[Column, str]]] = (
    (
        "start",
        (
            "start,planned,planerat,planerad tid,planned time,start time,starttime,starts,begins,"
            "begin,from,time,time slot,timeslot,"
            "slot,when,starttid,börjar,från,tid,tider,klockan,kl,klockslag,när,start_time,"
            "starts at,start at,scheduled at,tidpunkt"
        ),
    ),
    (
        "end",
        (
            "end,end time,endtime,ends,finish,to,until,slut,sluttid,slutar,till,ends at,end at,"
            "stop,planerat slut"
        ),
    ),
    (
        "minutes",
        (
            "duration,length,minutes,min,mins,längd,minuter,varaktighet,tidsåtgång,"
            "time needed,duration (min),längd (min),duration (minutes),antal minuter,"
            "allotted time,timebox,time box,tid (min),time (min),"
            "tid (minuter),time (minutes),tid i minuter,estimated time"
        ),
    ),
    (
        "title",
        (
            "title,session,session title,subject,activity,activities,item,agenda item,"
            "topic,what,event,event name,programme,program,talk,talk title,agenda,"
            "name of session,name,presentation,description of activity,proposal title,"
            "titel,rubrik,programpunkt,punkt,dagordningspunkt,ämne,vad,aktivitet,moment,"
            "ärende,innehåll,händelse,content,contents,paper,lecture,summary,föreläsning,"
            "pass,agenda point,agendapunkt,work item,discussion item,what happens,vad händer,"
            "sessionstitel,session name,theme,tema,lektion,mötespunkt"
        ),
    ),
    (
        "speakers",
        (
            "speaker,speakers,presenter,presenters,who,instructor,instructors,author,"
            "authors,lead,leader,led by,host,hosts,moderator,moderators,facilitator,"
            "facilitators,responsible,responsible person,person responsible,owner,teacher,"
            "lecturer,lecturers,chair,chairs,panelists,speaker names,talare,talande,"
            "föredragshållare,föreläsare,föredragande,vem,vilka,ansvarig,ansvariga,"
            "ansvarig person,medverkande,ledare,lärare,presentatör,inledare,moderatorer,"
            "samtalsledare,leds av,by,av,with,med,organizer,organiser,person,who leads,kursledare,"
            "handledare,speaker name,speaker(s),presenter(s),author(s),talare/ansvarig"
        ),
    ),
    (
        "kind",
        ("kind,type,session type,format,typ,slag,sort,form,typ av pass,category,kategori"),
    ),
    (
        "date",
        ("date,day,start date,datum,dag,startdatum,weekday,veckodag,date and day,dag/datum"),
    ),
    ("end date", "end date,slutdatum"),
    (
        "place",
        ("place,location,room,rooms,where,venue,plats,lokal,sal,rum,var,hall,adress,address"),
    ),
    ("track", "track,tracks,stream,spår,tråd,parallell,parallel"),
    (
        "description",
        (
            "description,notes,note,details,abstract,comment,comments,beskrivning,"
            "anteckningar,anteckning,kommentar,kommentarer,övrigt,information,info,purpose,"
            "syfte,mål,goal,outcome,subtitle,underrubrik,expected outcome,resultat"
        ),
    ),
)
"""What the columns may be called."""

_NAMES: Final[Mapping[str, Column]] = {
    name: column for column, called in _CALLED for name in called.split(",")
}

_PARTS: Final = re.compile(r" ?(?:[/&+]|,| och | and | eller | or ) ?")
_WHO: Final = re.compile(
    r"(?<![^\W_])(?:speakers?|presenters?|instructors?|moderators?|moderatorer|facilitators?"
    r"|lecturers?|responsible|chair|talare|föredragande|föreläsare|ansvariga?|medverkande"
    r"|föredragshållare|trainers?|panelists?|conveners?|discussants?|[^\W\d_]*ledare"
    r"|[^\W\d_]*ansvarig[ae]?|[^\W\d_]*lärare)(?![^\W_])"
)
"""A column whose name has one of these words is about who leads: "Responsible for the item"."""

_OF_ALL: Final = re.compile(r"(?:scheduled|planned|session|planerade?|schemalagd|kl|klockan|tid) ")
_ASKED: Final = re.compile(r"(vad|vem|vilka|när|var|what|who|when|where)(?: [^\W\d_]+){1,3}")
_SIGNS: Final = re.compile(r"^[^\w(§#]+|[^\w)#]+$")
_MINUTES: Final = re.compile(r"(?:min(?:uter|utes|s)?|h|hours?|hrs?|tim(?:mar)?)\.?\)")
TIMING: Final = frozenset[Column](("start", "end", "minutes"))
"""The columns that say when something is."""

_BEGINNING: Final = frozenset[Column](("start", "minutes"))
_EVERYBODY: Final = frozenset(("all", "alla", "everybody", "everyone", "samtliga"))
_MOST_WORDS: Final = 5
_LOOKED_AT: Final = 200
"""So many cells of a column tell whether it is one of people."""
_NOT_WHO: Final = re.compile(
    r"mail|post|tele?fon|phone|bio|company|organi[sz]ation|affiliation|tit(?:le|el)|photo|bild"
    r"|twitter|number|count|antal|note|anteckning|förvaltning|enhet|nämnd|rol[el]|status|url|link"
    r"|(?<![^\W_])id(?![^\W_])"
)

Columns = Mapping[int, Column]
"""What each column (counted from 0) holds; the others are left out."""

FIRST_LINES: Final = 20
"""A header stands in one of so many lines."""


def called(cell: str) -> Column | None:
    """Return what a column with this name holds."""
    name = _SIGNS.sub("", clean_line(cell[: values.LONGEST]).casefold().replace("_", " "))
    if zone := values.zone_in(cell):
        name = name.replace(zone.casefold(), "").strip(" ()") or "time"
    before, sign, inside = name.partition("(")
    if sign and _MINUTES.match(inside):
        return _NAMES.get(name) or ("minutes" if _NAMES.get(before.strip()) in _BEGINNING else None)
    if known := _NAMES.get(name) or _NAMES.get(before.strip()) or _NAMES.get(_bare(name)):
        return known
    parts = {_NAMES.get(part) for part in _PARTS.split(name)}
    if len(parts) == 1 and (known := parts.pop()):
        return known
    who = _WHO.search(name) and not _NOT_WHO.search(name)
    return "speakers" if who and ":" not in name and len(name.split()) <= _MOST_WORDS else None


def _bare(name: str) -> str:
    """Return a name without words that say only what all are: "scheduled duration", "who leads"."""
    asked = _ASKED.fullmatch(name)
    return asked[1] if asked else _OF_ALL.sub("", name, count=1)


def columns(header: Sequence[str]) -> dict[int, Column]:
    """Find the columns that a header names, the first of each name."""
    found: dict[int, Column] = {}
    header = header[:MOST_COLUMNS]
    for index, cell in enumerate(header):
        column = called(cell)
        if column and (column == "speakers" or column not in found.values()):
            found[index] = column
    return _settled(header, found)


def _settled(header: Sequence[str], found: dict[int, Column]) -> dict[int, Column]:
    """Let what several names of a title stand for be told by what they are called.

    Beside a session or a talk a "name" is who; beside a title "programme" and "content" describe.
    """
    titles = [index for index in range(len(header)) if called(header[index]) == "title"]
    taken = next((index for index, column in found.items() if column == "title"), None)
    for index in titles:
        said = clean_line(header[index]).casefold()
        if taken is not None and said in _SURELY_TITLES and index != taken:
            del found[taken]
            found[index] = "title"
            break
    return dict(sorted(found.items()))


_SURELY_TITLES: Final = frozenset(("title", "titel", "rubrik", "session title", "proposal title"))


def with_titles(grid: Grid, header: int, known: Columns) -> Columns:
    """Let of several columns that may be the titles the one be it that is not only numbers."""
    index = next((index for index, column in known.items() if column == "title"), None)
    if header < 0 or index is None or not all(map(str.isdecimal, grid.column(index, header + 1))):
        return known
    names = range(len(grid.lines[header].cells))
    others = (n for n in names if n != index and called(grid.lines[header].cell(n)) == "title")
    other = next(others, None)
    if other is None:
        return known
    rest = {n: column for n, column in known.items() if n != index}
    return dict(sorted({**rest, other: "title"}.items()))


def with_dates(grid: Grid, header: int, known: Columns) -> Columns:
    """Let of several columns of dates the one be it that has dates, not numbers of days."""
    names = grid.lines[header].cells if header >= 0 else ()
    chosen = next((index for index, column in known.items() if column == "date"), None)
    if chosen is None or any(map(dates.whole, grid.column(chosen, header + 1))):
        return known
    for index, name in enumerate(names):
        cells = grid.column(index, header + 1)
        if index != chosen and called(name) == "date" and cells and all(map(dates.whole, cells)):
            others = {n: column for n, column in known.items() if n != chosen}
            return dict(sorted({**others, index: "date"}.items()))
    return known


def with_starts(grid: Grid, header: int, known: Columns) -> Columns:
    """Let a column with a name that is not known, but all of whose cells are times, be the starts.

    Other languages call it "Heure" or "Zeit".
    """
    if header < 0 or TIMING & set(known.values()):
        return known
    for index in range(min(grid.width, MOST_COLUMNS)):
        cells = grid.column(index, header + 1)
        if index not in known and len(cells) > 1 and all(map(_surely_time, cells)):
            return dict(sorted({**known, index: "start"}.items()))
    return known


def with_ends(grid: Grid, header: int, known: Columns) -> Columns:
    """Let a column of times without a name, beside that of the starts, be that of the ends."""
    start = next((index for index, column in known.items() if column == "start"), None)
    if header < 0 or start is None or "end" in known.values():
        return known
    after = start + 1
    nameless = not grid.lines[header].cell(after) or (header, after) in grid.as_left
    cells = grid.column(after, header + 1)
    if nameless and after not in known and cells and all(map(_surely_time, cells)):
        return dict(sorted({**known, after: "end"}.items()))
    return known


def header_at(grid: Grid) -> int | None:
    """Find the line that names the columns: the first with a title and something else, or alone."""
    named = [columns(line.cells) for line in grid.lines[:FIRST_LINES]]
    with_title = [n for n, found in enumerate(named) if "title" in found.values()]
    several = [n for n in with_title if len(named[n]) > 1 and not _timed(grid, n)]
    if several:
        return several[0]
    # A title alone is a header only where it is the first line, or every word of a list is one.
    return 0 if 0 in with_title and not _timed(grid, 0) else None


def _timed(grid: Grid, index: int) -> bool:
    return any(values.times(cell) and ":" in cell for cell in grid.lines[index].filled)


def by_content(grid: Grid, first: int = 0) -> dict[int, Column] | None:
    """Tell columns without names by what all of their cells are; None without evidence."""
    grid = Grid(lines=[line for line in grid.lines if not _only_a_day(line)])
    found: dict[int, Column] = {}
    texts: list[int] = []
    people: list[int] = []
    for index in range(min(grid.width, MOST_COLUMNS)):
        cells = grid.column(index, first)
        if column := _timing(cells, set(found.values())):
            found[index] = column
        elif cells:
            (people if all(map(_people, cells[:_LOOKED_AT])) else texts).append(index)
    # A column of one word each may be titles, too; the first column of text is what is on.
    texts, people = (texts, people) if texts else (people[:1], people[1:])
    if not texts or not _BEGINNING & set(found.values()):
        return None
    found[texts[0]] = "title"
    if people:
        found[people[0]] = "speakers"
    if len(texts) > 1:
        found[texts[1]] = "description"
    return dict(sorted(found.items()))


def counts(grid: Grid, header: int, index: int) -> bool:
    """Return whether the cells of a column below a header count its lines from one on."""
    cells = [line.cell(index).strip("§. ") for line in grid.lines[header + 1 :]]
    return len(cells) > 1 and cells == [str(n) for n in range(1, len(cells) + 1)]


def _only_a_day(line: GridLine) -> bool:
    return len(set(line.filled)) == 1 and dates.is_day(line.filled[0])


def _timing(cells: Sequence[str], known: Collection[Column]) -> Column | None:
    """Tell a column all of whose cells are times, lengths or dates."""
    if not cells:
        return None
    if all(map(_surely_time, cells)) and "end" not in known:
        return "end" if "start" in known else "start"
    if all(values.written_length(cell) is not None for cell in cells):
        return None if "minutes" in known else "minutes"
    return "date" if "date" not in known and all(map(dates.whole, cells)) else None


def _people(cell: str) -> bool:
    if cell.casefold() in _EVERYBODY:
        return True
    said = names.several(cell)
    return all(names.with_more(one, surely=False) or names.like_a_name(one) for one in said)


def _surely_time(cell: str) -> bool:
    times = values.times(cell)
    return times is not None and (times.end is not None or not clean_line(cell).isdecimal())
