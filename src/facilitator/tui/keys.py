"""A key is declared once; the key line, the help, the palette, keymaps and the docs follow from it.

The keys of a class are its `BINDINGS`, in the order in which the key line and the help show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding
from textual.dom import DOMNode

from facilitator.running.acts import ACTS


@dataclass(frozen=True)
class Key(Binding):
    """Keys that do one thing, with the words for it in English."""

    tells: str = ""
    """What it does, in a sentence."""
    free: bool = False
    """Whether it needs nothing chosen, so that it is done from elsewhere too."""


def key(  # noqa: PLR0913 - all there is to say of a key is said here
    keys: str,
    action: str,
    label: str,
    *,
    id: str | None = None,  # noqa: A002 - Textual's name for it
    tells: str | None = None,
    show: bool = True,
    key_display: str | None = None,
    priority: bool = False,
    free: bool = False,
) -> Key:
    """Declare keys, such as "e,E,enter", for an action.

    `label` is what the key line calls it, unless `show` is False. By its `id` a user's keymap can
    change it; without one the keys are fixed. `tells` says in a sentence what it does; what can be
    done from the plain interface too has its sentence in `ACTS`, by id. With `key_display` one
    name stands for all of the keys. `priority` lets it act before the next key is read, so that
    what it opens gets that; in a place with a line it is left to the line while text is typed. One
    that is `free` needs nothing chosen in its place: the palette does it from another one.
    """
    return Key(
        keys,
        action,
        label,
        show=show,
        key_display=key_display,
        priority=priority,
        id=id,
        tells=ACTS[id or ""] if tells is None else tells,
        free=free,
    )


def declared(of: type[DOMNode]) -> Iterator[Key]:
    """List the keys of a class: those of the classes it comes from, then its own."""
    for part in reversed(of.__mro__):
        yield from (each for each in part.__dict__.get("BINDINGS", ()) if isinstance(each, Key))


@cache
def order(of: type[DOMNode]) -> dict[str, int]:
    """Give the places of a class's own keys among each other, by id."""
    own = [each.id for each in of.BINDINGS if isinstance(each, Key) and each.id]
    return {id_: place for place, id_ in enumerate(dict.fromkeys(own))}


@cache
def before_text(of: type[DOMNode]) -> frozenset[str]:
    """Name the actions whose keys would act before a line in which text is typed gets them."""
    return frozenset(each.action.partition("(")[0] for each in declared(of) if each.priority)
