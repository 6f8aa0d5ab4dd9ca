"""What keys do: those of the place in front first, then those of every other place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual.dom import DOMNode

from facilitator.core.base.language import N_, phrase
from facilitator.tui.frame import keys
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.places import PLACE_WORDS, every_place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.host import Host
from facilitator.tui.keys import Key, declared
from facilitator.tui.offers import doing
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language, names, words

TIME: Final = N_("Time")
CAPTURE: Final = N_("Capture")
ROOM: Final = N_("The room")
HERE: Final = N_("Here")
EVERYWHERE: Final = N_("In every place")
LIST: Final = N_("In lists")
LINE: Final = N_("In the capture line")
"""The headings of the help, in English."""

_PARTS: Final = (
    ("session.", TIME),
    ("turn.next", TIME),
    ("speaker.", TIME),
    ("rehearsal.", TIME),
    ("capture.", CAPTURE),
    ("stage.", ROOM),
    ("countdown.", ROOM),
    ("list.", LIST),
)

_OF_EVERY_PLACE: Final = (keys.START, keys.SKIP, keys.MINUTE_MORE, keys.MINUTE_LESS)
"""What has no key in some places, though it can be done in all of them."""

SIGNS: Final = (
    ("!", N_("decision")),
    (">", N_("action, with @who and due 2026-05-31")),
    ('"', N_("quote -- who said it")),
    ("?", N_("question")),
    ("#", N_("parking lot")),
    ("=", N_("summary, of the session or the meeting")),
    ("%", N_("private note, which only you can list: in Notes")),
    ("", N_("Anything else is a note. Enter keeps it, Esc leaves the line.")),
)
"""What the first character in the capture line means."""


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List what keys do, each act once, as it is done from the screen in front."""
    told: set[str] = set()
    for each in _new(of_screen(type(screen)), told):
        if each.id != f"place.{screen.name}":
            offer = _here(host, each, partial(doing.act, screen, each.action))
            yield replace(offer, listed=doing.can(screen, each.action))
    if isinstance(screen, CapturingPlace):
        yield from _signs(host, screen)
    for each in _new(_OF_EVERY_PLACE if isinstance(screen, Place) else (), told):
        yield _here(host, each, partial(doing.act, screen, each.action))
    for place in every_place():
        for each in _new(of_screen(place), told):
            yield _there(host, screen, place.__name__.lower(), each)


def key_of(host: Host, id_: str | None) -> str:
    """Name the key of an act that every place has."""
    return next((host.key_names(each)[0] for each in keys.COMMON if each.id == id_), "")


def of_screen(of: type[SpokenScreen]) -> Iterator[Key]:
    """List the keys of a screen that have ids: its own first, as it shows them, then its list's."""
    own = [each for each in of.BINDINGS if isinstance(each, Key)]
    lists: tuple[type[DOMNode], ...] = (of.LIST,) if of.LIST else ()
    for each in (*own, *declared(of), *(key for one in lists for key in declared(one))):
        if each.id:
            yield each


def _new(listed: Iterator[Key] | tuple[Key, ...], told: set[str]) -> Iterator[Key]:
    for each in listed:
        if each.id and each.id not in told:
            told.add(each.id)
            yield each


def _part(each: Key) -> str:
    common = {key.id for key in (*keys.COMMON, *keys.SIGNS, keys.CAPTURE, *_OF_EVERY_PLACE)}
    id_ = each.id or ""
    if id_ not in common and not id_.startswith("list."):
        return HERE
    return next((part for begins, part in _PARTS if id_.startswith(begins)), EVERYWHERE)


def _here(host: Host, each: Key, do: Callable[[], object]) -> Offer:
    say = host.language.say
    return Offer(
        Kind.ACT,
        say(each.description),
        do,
        say(each.tells),
        ", ".join(host.key_names(each)),
        names(each.description),
        words(each.id or ""),
        part=_part(each),
        id=each.id or "",
    )


def _there(host: Host, screen: Front, place: str, each: Key) -> Offer:
    """Offer an act of another place: it is gone to, and what needs nothing chosen is done."""
    say, names = host.language.say, host.key_names(each)
    key, tells = names[0], say(each.tells)

    def then(there: Place) -> None:
        if each.free:
            doing.act(there, each.action)
        else:  # what is chosen there may be anything
            there.host.tell(phrase("{key}: {tells}", key=key, tells=tells))

    name = say("{place}: {name}", place=say(PLACE_WORDS[place]), name=say(each.description))
    go = partial(doing.go, screen, place, then)
    id_ = each.id or ""
    return Offer(
        Kind.ACT,
        name,
        go,
        tells,
        ", ".join(names),
        words=(*in_every_language(each.description), *words(id_)),
        place=place,
        id=id_,
        listed=not id_.startswith("list.") and not id_.endswith(".leave"),
    )


def _signs(host: Host, screen: Front) -> Iterator[Offer]:
    """Say what the first character in the line means; Enter opens the line so."""
    say = host.language.say
    for sign, does in SIGNS:
        action = f"capture({sign!r})" if sign else "capture"
        key = f"{keys.CAPTURE.key_display} {sign}".strip()
        do = partial(doing.act, screen, action)
        yield Offer(Kind.ACT, say(does), do, key=key, words=[sign], part=LINE, listed=False)
