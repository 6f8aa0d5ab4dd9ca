"""The user's keymap is checked here, since Textual takes any nonsense in silence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys

from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keys import Key, declared

NEVER: Final = frozenset(
    {"ctrl+q", "ctrl+c", "ctrl+p", "tab", "ctrl+i", "ctrl+m", "ctrl+h", "escape", "enter"}
)
"""Keys that stand for something else on a terminal, or that must always work."""

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


def usable(
    keymap: Mapping[str, str], screens: Iterable[type[SpokenScreen]]
) -> tuple[dict[str, str], list[tuple[str, Phrase]]]:
    """Give the part of a keymap that can be used, normal, and the problems with the rest of it."""
    screens, rest = list(screens), dict(keymap)
    told: list[tuple[str, Phrase]] = []
    while wrong := list(problems(rest, screens)):
        told += wrong
        for id_, _ in wrong:  # without one another may clash with what that one usually has
            rest.pop(id_, None)
    return normal(rest), told


def problems(
    keymap: Mapping[str, str], screens: Iterable[type[SpokenScreen]]
) -> Iterator[tuple[str, Phrase]]:
    """Find what is wrong with a keymap: pairs of the id in question and a sentence."""
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
    yield from _clashes(normal(keymap), known)


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
    near = get_close_matches(id_, sorted(ids), n=1)
    if near:
        return phrase("There is no action “{id}”. Did you mean “{near}”?", id=id_, near=near[0])
    return phrase("There is no action “{id}”. The help (?) lists them.", id=id_)


def _is_key(key: str) -> bool:
    *modifiers, bare = key.split("+") if "+" in key[:-1] else [key]
    return _MODIFIERS.issuperset(modifiers) and (len(bare) == 1 or bare in _NAMED)


def _clashes(
    keymap: Mapping[str, str], known: Mapping[str, list[Binding]]
) -> Iterator[tuple[str, Phrase]]:
    """Find keys that would mean two things in one place; told once, for an id that was changed."""
    told: set[tuple[str, str]] = set()
    for listed in known.values():
        owners: dict[str, str] = {}
        for id_, keys in _effective(keymap, listed):
            for key in keys:
                other = owners.setdefault(key, id_)
                changed = id_ if id_ in keymap else other
                if other != id_ and changed in keymap and (key.lower(), changed) not in told:
                    told.add((key.lower(), changed))
                    rest = other if changed == id_ else id_
                    yield (
                        changed,
                        phrase(
                            "The key {key} already means “{other}”. Give that another key too.",
                            key=key,
                            other=rest,
                        ),
                    )


def _effective(
    keymap: Mapping[str, str], listed: Iterable[Binding]
) -> Iterator[tuple[str, list[str]]]:
    keys: dict[str, list[str]] = {}
    for binding in listed:
        if binding.id:
            keys.setdefault(binding.id, []).append(binding.key)
    for id_, default in keys.items():
        yield id_, split(keymap[id_]) if id_ in keymap else default
