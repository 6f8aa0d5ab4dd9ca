"""Concepts and merge candidates as rows, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.language import N_, Language, by_key
from facilitator.core.record.terms import weight_text
from facilitator.core.words.candidates import Candidate
from facilitator.core.words.concepts import Concept, Sharing, Usage
from facilitator.core.words.sentences import convergence, degree, percent, shared
from facilitator.tui.places.words.comparing import Comparison
from facilitator.tui.widgets.labelled import Field, Room, prose, text
from facilitator.tui.widgets.plain import nothing_here
from facilitator.tui.widgets.rows import Piece

GAP: Final = "  "
MOST_BAR: Final = 20
"""So many cells the bar has at most that says how many of all use a concept."""
TENTHS: Final = 10
"""So many cells the bar has that says how far organisations use the same concepts."""
LEAST_LABEL: Final = 16
LEAST_BAR: Final = 6
"""So many cells the bar has at least, if a concept is called by many."""

_LOOKS: Final = {
    Sharing.ALL: "good",
    Sharing.MOST: "accent",
    Sharing.FEW: "",
    Sharing.ONE: "dim",
    Sharing.NONE: "dim",
}
_FEWER: Final = {
    Sharing.MOST: N_("{n} by most"),
    Sharing.FEW: N_("{n} by few"),
    Sharing.ONE: N_("{n} by one"),
}
"""How many concepts are shared by fewer than all, in words."""


def why_empty(language: Language, *, collects: bool) -> Content:
    """Say what Words is for and which key fills it; whether a task collects terms yet."""
    say, homework = language.say, by_key("place.homework", "4")
    how = say("{homework} goes to homework, where they are handed in.", homework=homework)
    if not collects:
        how = say(
            "{homework} goes to homework, where {a} sets a task that collects terms.",
            homework=homework,
            a=by_key("homework.add", "a"),
        )
    use = say(
        "Words compares the terms that organisations use: who uses which, what may be the same,"
        " and what you agree to say."
    )
    return nothing_here(say("No terms yet"), use, how)


class Order(Enum):
    """What concepts are sorted by; the value says so."""

    SHARING = N_("most shared first")
    WEIGHT = N_("heaviest first")
    ALPHABET = N_("in alphabetical order")


def ordered(used: Usage, order: Order) -> list[Concept]:
    """Sort concepts; they come most shared first."""
    match order:
        case Order.SHARING:
            return list(used.concepts)
        case Order.WEIGHT:
            return sorted(used.concepts, key=lambda it: -it.weight)
        case Order.ALPHABET:
            return sorted(used.concepts, key=lambda it: _letters(it.label))


def _letters(label: str) -> str:
    # In Swedish å, ä and ö come last; code points have ä before å.
    return label.casefold().translate({ord("å"): "\uf8f0", ord("ä"): "\uf8f1", ord("ö"): "\uf8f2"})


class Widths(NamedTuple):
    """How wide the columns are, in cells; who uses a concept has the rest."""

    label: int
    sharing: int
    weight: int


def widths(used: Usage, width: int, language: Language) -> Widths:
    """Share out a line's width."""
    words = {language.say(shared(used, concept)) for concept in used.concepts}
    weights = {weight_text(concept.weight) for concept in used.concepts}
    sharing = max(map(cells, (*words, language.say("Used by"))))
    weight = max(map(cells, (*weights, language.say("Weight"))))
    labels = (2 + cells(concept.label[:width]) for concept in used.concepts)
    most = width - sharing - weight - 3 * len(GAP) - LEAST_BAR
    return Widths(max(LEAST_LABEL, min(most, max(labels, default=0))), sharing, weight)


def names(of: Comparison, columns: Widths, width: int, language: Language) -> list[Piece]:
    """Name the columns."""
    say, gap = language.say, len(GAP)
    bar = _bar(columns, width)
    weight = f"{say('Weight'):>{columns.weight}}"
    told = language.count("of {n} organisation", "of {n} organisations", len(of.names))
    if bar < cells(told):
        told = say("of {n}", n=len(of.names))
    return [
        (fit(f"  {say('Concept')}", columns.label + gap), "dim"),
        (fit(say("Used by"), columns.sharing + gap), "dim"),
        (fit(told if bar >= cells(told) else "", bar + gap), "dim"),
        (weight, "dim"),
    ]


def _bar(columns: Widths, width: int) -> int:
    """Say how many cells the bar has that says how many of all use a concept."""
    used = columns.label + columns.sharing + columns.weight + 3 * len(GAP)
    return min(MOST_BAR, max(0, width - used))


def common(of: Comparison, language: Language) -> str:
    """Say how many concepts all use, and most, few, and one of them, if there are any."""
    used = of.usage
    if len(used.organisations) < 2:  # noqa: PLR2004 - one shares with nobody
        return ""
    n = len(used.concepts)
    told = [
        language.count(
            "{all} of {n} concept used by all",
            "{all} of {n} concepts used by all",
            n,
            all=len(used.shared_by(Sharing.ALL)),
        )
    ]
    told += [
        language.say(words, n=count)
        for sharing, words in _FEWER.items()
        if (count := len(used.shared_by(sharing)))
    ]
    return ", ".join(told)


def closeness(value: float | None, since: str, language: Language) -> Content:
    """Draw how far organisations use the same concepts, from nothing in common to everything.

    `since` is how it has changed, "" if nothing is known of that.
    """
    if value is None:
        return Content.styled(language.say(convergence(value)), "$muted")
    said = language.say("{n}%: {words}", n=percent(value), words=degree(value))
    full = max(value > 0, round(TENTHS * value))
    return Content.assemble(
        (language.say("Convergence"), "bold"),
        "  ",
        ("━" * full, "$ok"),
        ("─" * (TENTHS - full), "$edge"),
        f"  {said}",
        (f", {since}" if since else "", "$muted"),
    )


def draw(
    concept: Concept, of: Comparison, columns: Widths, width: int, language: Language
) -> list[Piece]:
    """Draw a concept; a sign before it says that it is agreed on."""
    sign = signs.DONE if concept.agreed else " "
    label = fit(one_line(concept.label), columns.label - 2)
    sharing = fit(language.say(shared(of.usage, concept)), columns.sharing)
    weight = f"{weight_text(concept.weight):>{columns.weight}}"
    look = _LOOKS[of.usage.sharing(concept)]
    room = _bar(columns, width)
    shared_by = round(room * len(concept.uses) / max(1, len(of.names)))
    return [
        (f"{sign} ", "good"),
        (label + GAP, "strong" if concept.agreed else ""),
        (sharing + GAP, look),
        ("━" * shared_by, "accent"),
        ("─" * (room - shared_by) + GAP, "edge"),
        (weight, "dim"),
    ]


def _by_weight(concept: Concept, of: Comparison) -> list[tuple[str, str]]:
    """List the ids and names of the users, the heaviest first."""
    users = sorted(concept.uses, key=lambda by: -concept.uses[by])
    return [(by, of.names.get(by, by)) for by in users]


def standing(concept: Concept, of: Comparison, language: Language) -> str:
    """Say how many use a concept, and how heavy it is."""
    used = language.say("used by {words}", words=shared(of.usage, concept))
    return f"{used}, {language.say('weight {n}', n=weight_text(concept.weight))}"


def fields(concept: Concept, of: Comparison, language: Language, room: Room) -> Iterator[Field]:
    """Say who uses a concept, how it is written, and whether it is agreed on."""
    say = language.say
    users = (
        f"{one_line(name)} {weight_text(concept.uses[by])}" for by, name in _by_weight(concept, of)
    )
    yield prose(say("Among"), ", ".join(users), room)
    spellings = [one_line(origin) for origin in concept.origins]
    if spellings != [one_line(concept.label)]:
        yield prose(say("Written"), ", ".join(spellings), room)
    if concept.agreed:
        yield prose(say("Agreed"), f"{signs.DONE} {say('agreed term')}", room, "ok")
    else:
        yield prose(say("Agreed"), say("nothing yet"), room, "muted")


def sheet(concept: Concept, of: Comparison, language: Language) -> list[tuple[str, str]]:
    """Say everything of a concept, one thing a line."""
    say = language.say
    lines = [
        (say("Used by {words}, weight {n}",
             words=shared(of.usage, concept), n=weight_text(concept.weight)), "strong"),
    ]  # fmt: skip
    if concept.agreed:
        lines.append((say("This is the agreed term."), "good"))
    if concept.origins:
        lines += [("", ""), (say("Written as"), "heading")]
        lines += [(f"  {one_line(origin)}", "") for origin in concept.origins]
    if concept.uses:
        lines += [("", ""), (say("Users"), "heading")]
        most = max(len(weight_text(weight)) for weight in concept.uses.values())
        lines += [
            (f"  {weight_text(concept.uses[by]):>{most}}  {one_line(name)}", "")
            for by, name in _by_weight(concept, of)
        ]
    others = [one_line(name) for by, name in of.names.items() if by not in concept.uses]
    if others:
        lines += [("", ""), (say("Others who handed in terms"), "heading")]
        lines += [(f"  {name}", "dim") for name in others]
    return lines


# Candidates


def draw_candidate(
    candidate: Candidate, of: Comparison, width: int, language: Language
) -> list[Piece]:
    """Draw which concept would take in which, and why."""
    arrow = f" {signs.FROM} "
    each = max(8, int((width - len(arrow) - len(GAP)) * 0.34))
    kept, other = (_label(normal, of) for normal in (candidate.a, candidate.b))
    rest = max(0, width - 2 * each - len(arrow) - len(GAP))
    return [
        (fit(kept, each), "strong"),
        (arrow, "accent"),
        (fit(other, each) + GAP, ""),
        (fit(language.say(candidate.reason), rest), "dim"),
    ]


def fields_of_candidate(
    candidate: Candidate, of: Comparison, language: Language, room: Room
) -> Iterator[Field]:
    """Say in full why two concepts may be one, and who uses them."""
    yield Field("", text(language.say(candidate.reason), room.width, "bold"))
    for key in (candidate.a, candidate.b):
        if concept := of.concepts.get(key):
            users = ", ".join(one_line(name) for _, name in _by_weight(concept, of))
            words = f"{one_line(concept.label)} · {standing(concept, of, language)} · {users}"
            yield Field("", text(words, room.width), text=True)


def _label(normal: str, of: Comparison) -> str:
    concept = of.concepts.get(normal)
    return one_line(concept.label if concept else normal)
