"""The user's keymap is checked here, since Textual accepts any nonsense in silence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys

from facilitator.core.base.language import N_, Phrase, joined, phrase
from facilitator.core.base.reference import nearest
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.keys import ANSWER, CAPTURE, SIGNS
from facilitator.tui.frame.places import PLACE_WORDS
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keys import Key, declared

NEVER: Final = frozenset(
    {"ctrl+q", "ctrl+c", "ctrl+p", "tab", "ctrl+i", "ctrl+m", "ctrl+h", "escape", "enter"}
)
"""Keys that stand for something else on a terminal, or that must always work."""

KEPT: Final = frozenset({"app.help", "app.leave", *(each.id for each in (ANSWER, CAPTURE, *SIGNS))})
"""What no place may take the key of: to write, to answer, to ask for help, to leave."""

YIELDING: Final = frozenset(
    {"programme.up", "programme.down", "programme.page-up", "programme.page-down"}
)
"""What gives way in Run to what a user gives its key to: there are other keys that do the same."""

KEY_WORDS: Final[Mapping[str, str]] = {
    "space": N_("space"),
    "enter": N_("enter"),
    "esc": N_("Esc"),
    "delete": N_("delete"),
    "home": N_("home"),
    "end": N_("end"),
    "pgup": N_("pgup"),
    "pgdn": N_("pgdn"),
}
"""The keys that have names, as Textual shows them."""

_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
_NAMED: Final = {key.value for key in Keys} | set(KEY_ALIASES) | {
    "plus", "minus", "full_stop", "comma", "question_mark", "exclamation_mark", "number_sign",
    "greater_than_sign", "less_than_sign", "slash", "colon", "semicolon", "asterisk",
}  # fmt: skip


def bindings(screens: Iterable[type[SpokenScreen]]) -> dict[str, list[Binding]]:
    """List the bindings that can be changed, by screen, its list's among them; each has an id."""
    return {
        screen.__name__: [*_own(screen), *(_own(screen.LIST) if screen.LIST else ())]
        for screen in screens
    }


def _own(of: type[DOMNode]) -> Iterator[Binding]:
    return (each for each in Binding.make_bindings(declared(of)) if each.id)


class Share(NamedTuple):
    """A key with two meanings, of which it has the first in the places, and the other elsewhere."""

    key: str
    here: str
    elsewhere: str
    places: tuple[str, ...]

    @property
    def told(self) -> Phrase:
        """What that means."""
        return phrase(
            "The key {key} is “{here}” in {places}, and “{elsewhere}” elsewhere.",
            key=self.key,
            here=self.here,
            places=_named(self.places),
            elsewhere=self.elsewhere,
        )


class Usable(NamedTuple):
    """The part of a keymap that can be used, normal, and the keys that have two meanings in it."""

    keys: Mapping[str, str] = {}
    shares: tuple[Share, ...] = ()

    def of(self, screen: str) -> dict[str, str]:
        """Give the keymap of a screen: what every place has leaves it the keys of its own."""
        lost = {
            (share.elsewhere, key)
            for share in self.shares
            if screen in share.places
            for key in (share.key, share.key.upper())
        }
        return {
            id_: ",".join(key for key in keys.split(",") if (id_, key) not in lost)
            for id_, keys in self.keys.items()
        }


def usable(
    keymap: Mapping[str, str], screens: Iterable[type[SpokenScreen]]
) -> tuple[Usable, list[tuple[str, Phrase]]]:
    """Give the part of a keymap that can be used, and the problems with the rest of it."""
    screens, rest = list(screens), dict(keymap)
    told: list[tuple[str, Phrase]] = []
    while wrong := list(problems(rest, screens)):
        told += wrong
        for id_, _ in wrong:  # without one another may clash with what that one usually has
            rest.pop(id_, None)
    _, shares = _clashes(normal(rest), screens)
    return Usable(normal(rest), tuple(shares)), told


def problems(
    keymap: Mapping[str, str], screens: Iterable[type[SpokenScreen]]
) -> Iterator[tuple[str, Phrase]]:
    """Find what is wrong with a keymap: pairs of the id in question and a sentence."""
    screens = list(screens)
    known = bindings(screens)
    ids = {binding.id for listed in known.values() for binding in listed if binding.id}
    for id_, keys in keymap.items():
        if id_ not in ids:
            yield id_, _unknown(id_, ids)
        for key in split(keys):
            if key in NEVER:
                yield id_, phrase("The key {key} cannot be given another meaning.", key=key)
            elif not _is_key(key):
                yield id_, phrase("There is no key called “{key}”.", key=key)
        if not split(keys):
            yield id_, phrase("“{id}” needs a key.", id=id_)
    wrong, _ = _clashes(normal(keymap), screens)
    yield from wrong


def names(of: Key, own: Mapping[str, str], display: Callable[[Binding], str]) -> list[str]:
    """Name the keys that do something: those of a normal keymap, or else those declared."""
    if keys := own.get(of.id or ""):
        single = Binding.make_bindings([(each, "") for each in keys.split(",")])
    elif of.key_display:
        return [of.key_display]
    else:
        single = Binding.make_bindings([of])
    found: list[str] = []
    for each in single:
        name = display(each)
        if name not in found and name.lower() not in found:
            found.append(name)
    return found


def split(keys: str) -> list[str]:
    """Give the single keys of a text such as "f6, a, +" by the names that Textual has for them."""
    single = [(key.strip(), "") for key in keys.split(",") if key.strip()]
    return [each.key for each in Binding.make_bindings(single)]


def normal(keymap: Mapping[str, str]) -> dict[str, str]:
    """Give a keymap as Textual wants it: no blanks, and letters with Caps Lock on as well.

    A capital that is given anywhere is a key of its own.
    """
    given = {key for keys in keymap.values() for key in split(keys)}
    return {id_: ",".join(_both_cases(split(keys), given)) for id_, keys in keymap.items()}


def _both_cases(keys: Iterable[str], given: Collection[str]) -> Iterator[str]:
    for key in keys:
        yield key
        capital = key.upper()
        if len(key) == len(capital) == 1 and capital not in given:
            yield capital


def _unknown(id_: str, ids: set[str]) -> Phrase:
    if near := nearest(id_, sorted(ids)):
        return phrase("There is no action “{id}”. Did you mean “{near}”?", id=id_, near=near)
    return phrase("There is no action “{id}”. The help (?) lists them.", id=id_)


def _is_key(key: str) -> bool:
    *modifiers, bare = key.split("+") if "+" in key[:-1] else [key]
    return _MODIFIERS.issuperset(modifiers) and (len(bare) == 1 or bare in _NAMED)


# Keys with two meanings


class _Meaning(NamedTuple):
    """What a key means on a screen, by the user's keymap or without it."""

    id: str
    changed: bool
    common: bool
    """Every place has it, and it is no key of this one's own."""
    in_list: bool
    first: bool
    """It acts before a list gets its keys."""
    usual: bool
    """It has the key without a keymap too."""


class _Clash(NamedTuple):
    """A key that cannot have the meaning that was given to it, as it has another."""

    key: str
    given: str
    other: str


def _clashes(
    keymap: Mapping[str, str], screens: Iterable[type[SpokenScreen]]
) -> tuple[list[tuple[str, Phrase]], list[Share]]:
    """Find the keys with two meanings on a screen: those that cannot be, and those that can."""
    clashes: dict[_Clash, list[str]] = {}
    shared: dict[_Clash, list[str]] = {}
    for screen in screens:
        for key, meanings in _meanings(keymap, screen).items():
            for one in _wrong(key, meanings, screen.__name__):
                clashes.setdefault(one, []).append(screen.__name__)
            for one in _shared(key, meanings, screen.__name__):
                shared.setdefault(one, []).append(screen.__name__)
    shares = [
        Share(*one, tuple(places))
        for one, places in shared.items()
        if one.key == one.key.lower() or one._replace(key=one.key.lower()) not in shared
    ]
    wrong: dict[tuple[str, str], Phrase] = {}
    for one, places in clashes.items():
        wrong.setdefault((one.given, one.key.lower()), _taken(one, places))
    told = [(id_, sentence) for (id_, _), sentence in wrong.items()]
    rest = {id_: keys for id_, keys in keymap.items() if id_ not in dict(told)}
    return [*told, *_unreachable(rest, shares).items()], shares


def _taken(clash: _Clash, places: Sequence[str]) -> Phrase:
    return phrase(
        "The key {key} already means “{other}” in {places}. Give that another key too.",
        key=clash.key,
        other=clash.other,
        places=_named(places),
    )


def _unreachable(keymap: Mapping[str, str], shares: Sequence[Share]) -> dict[str, Phrase]:
    """Find what no key would be left for in a place that uses the key for itself, by its id."""
    told: dict[str, Phrase] = {}
    for share in shares:
        lost = {
            one.key.lower()
            for one in shares
            if one.elsewhere == share.elsewhere and not set(one.places).isdisjoint(share.places)
        }
        keys = {key.lower() for key in split(keymap.get(share.elsewhere, ""))}
        if keys and keys <= lost:
            sentence = phrase(
                "The key {key} is “{here}” in {places}. "
                "Give “{elsewhere}” a second key, which acts there too.",
                key=share.key,
                here=share.here,
                places=_named(share.places),
                elsewhere=share.elsewhere,
            )
            told.setdefault(share.elsewhere, sentence)
    return told


def _named(places: Sequence[str]) -> Phrase:
    """Name the places of some screens; all of them have one thing in common."""
    if len(places) >= len(PLACE_WORDS):
        return phrase("every place")
    return joined([phrase(PLACE_WORDS.get(each.lower(), each)) for each in places])


def _meanings(keymap: Mapping[str, str], screen: type[SpokenScreen]) -> dict[str, list[_Meaning]]:
    """Give what each key means on a screen."""
    found: dict[str, dict[str, _Meaning]] = {}
    common = {each.id for each in declared(CapturingPlace)}
    own, listed = list(_own(screen)), list(_own(screen.LIST)) if screen.LIST else []
    first = {each.id for each in own if each.priority}
    for id_, keys in _effective(keymap, [*own, *listed]):
        in_list = any(each.id == id_ for each in listed)
        usual = {each.key for each in (*own, *listed) if each.id == id_}
        for key in keys:
            found.setdefault(key, {})[id_] = _Meaning(
                id_, id_ in keymap, id_ in common, in_list, id_ in first, key in usual
            )
    return {
        key: list(meanings.values())
        for key, meanings in found.items()
        if len(meanings) > 1 and any(each.changed for each in meanings.values())
    }


def _wrong(key: str, meanings: Sequence[_Meaning], screen: str) -> Iterator[_Clash]:
    """Find what a key cannot mean besides what else it means on a screen."""
    for one, other in _pairs(meanings):
        given, rest = (one, other) if one.changed else (other, one)
        if not _may_share(given, rest, screen):
            yield _Clash(key, given.id, rest.id)


def _pairs(meanings: Sequence[_Meaning]) -> Iterator[tuple[_Meaning, _Meaning]]:
    """Give what has come to have one key by the keymap, and not by what the places are."""
    for one, other in combinations(meanings, 2):
        if (one.changed or other.changed) and not (one.usual and other.usual):
            yield one, other


def _may_share(one: _Meaning, other: _Meaning, screen: str) -> bool:
    """Say whether one key can have both meanings, each in its place."""
    if one.common == other.common:
        return False
    own, common = (other, one) if one.common else (one, other)
    if own.changed:
        return common.id not in KEPT and not (own.in_list and common.first)
    return screen != "Run" or own.id in YIELDING


def _shared(key: str, meanings: Sequence[_Meaning], screen: str) -> Iterator[_Clash]:
    """Find what a key means on a screen, and what elsewhere, where it may have two meanings."""
    for one, other in _pairs(meanings):
        if _may_share(one, other, screen):
            own, common = (other, one) if one.common else (one, other)
            if not own.changed and own.id in YIELDING:
                continue  # it gives way
            yield _Clash(key, own.id, common.id)


def _effective(
    keymap: Mapping[str, str], listed: Iterable[Binding]
) -> Iterator[tuple[str, list[str]]]:
    keys: dict[str, list[str]] = {}
    for binding in listed:
        if binding.id:
            keys.setdefault(binding.id, []).append(binding.key)
    for id_, default in keys.items():
        yield id_, split(keymap[id_]) if id_ in keymap else default
