"""Write docs/keys.md: every key of every place and dialogue, as they are declared."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from facilitator import tui
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.frame.places import every_place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keys import Key, declared
from facilitator.tui.places.start.screen import Start
from facilitator.tui.stage.app import StageApp
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.field import Picker

TARGET: Final = Path(__file__).resolve().parents[1] / "docs" / "keys.md"

HEAD: Final = """# Keys

Every key, by place, in the order in which the key line and the help show them. The id is what
`[keys]` in `config.toml` changes a key by:

```toml
[keys]
"session.next" = "n,f6"
```

What holds in every place stands first. This page is made from the app by `tools/keys.py`.
"""
DIALOGUES: Final = """## Dialogues

What lies over a place until it is left. These keys are fixed, but for those with an id.
"""
FIXED: Final = {
    "ActionList": "Open actions",
    "CloudView": "Cloud of words",
    "Difference": "Changes in the agenda file",
    "Everything": "Everything that can be done",
    "FacilitatorApp": "Everywhere",
    "Find": "Finding",
    "Form": "Forms",
    "Help": "Help",
    "AskSheet": "A question",
    "Incoming": "Answers that phones sent",
    "Narrowing": "Lists to choose from",
    "Phones": "What phones may answer",
    "Picker": "A field with a few values",
    "Preparations": "Preparations",
    "Problems": "Mistakes in an agenda file",
    "Projector": "Groups, large",
    "Rebalance": "Rebalance",
    "Sheet": "Texts to read",
    "StageApp": "The second screen",
    "Tightness": "Where the plan is too tight",
    "TourEnd": "The end of the tour",
    "Vote": "Votes",
}
"""What each class that has fixed keys of its own is called."""


def page() -> str:
    """Write the page."""
    screens: tuple[type[SpokenScreen], ...] = (Start, *every_place())
    listed = {screen.__name__: _of_screen(screen) for screen in screens}
    common = set.intersection(*(set(keys) for name, keys in listed.items() if name != "Start"))
    lists = [each for keys in listed.values() for each in keys if _moves(each)]
    parts = [
        HEAD,
        _part("Every place", [each for each in listed["Run"] if each in common]),
        _part("Lists", lists),
        _part("The capture line", declared(CaptureLine)),
    ]
    for name, keys in listed.items():
        given = set() if name == "Start" else common
        parts.append(_part(name, [each for each in keys if each not in given and not _moves(each)]))
    parts.append(DIALOGUES)
    found = {each.__name__: _own(each) for each in _fixed()}
    if stale := FIXED.keys() - found.keys():
        sys.exit(f"FIXED names what has no keys of its own: {', '.join(sorted(stale))}")
    fixed = sorted((FIXED[name], keys) for name, keys in found.items())
    parts += [_part(called, keys, "###") for called, keys in fixed]
    return "\n".join(parts)


def _of_screen(screen: type[SpokenScreen]) -> list[Key]:
    """List the keys of a screen and of its list: its own first, as the screen shows them."""
    inherited = [*declared(screen), *(declared(screen.LIST) if screen.LIST else ())]
    return list(dict.fromkeys([*_own(screen), *inherited]))


def _own(of: type[DOMNode]) -> list[Key]:
    return [each for each in of.BINDINGS if isinstance(each, Key)]


def _fixed() -> Iterator[type[DOMNode]]:
    """Find the dialogues with keys of their own, and what else has keys that no place has."""
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    yield from (each for each in _below(Modal) if "BINDINGS" in each.__dict__ and _own(each))
    yield from (AskSheet, FacilitatorApp, Picker, StageApp)


def _below(of: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in of.__subclasses__():
        yield each
        yield from _below(each)


def _moves(each: Key) -> bool:
    """Say whether a key moves in a list, as it does in every place that has one."""
    return (each.id or "").startswith("list.")


def _rows(keys: Iterable[Key]) -> list[str]:
    rows: dict[tuple[str, str, str], list[str]] = {}
    for each in keys:
        names = rows.setdefault((each.id or "", each.description, each.tells), [])
        for single in Binding.make_bindings([each]):
            name = each.key_display or _name(single.key)
            if name not in names and name.lower() not in names:
                names.append(name)
    return [
        f"| {' '.join(f'`{name}`' for name in names)} | {label} | {tells} |"
        + (f" `{id_}` |" if id_ else " |")
        for (id_, label, tells), names in rows.items()
    ]


def _name(key: str) -> str:
    """Name a key as a keymap does; a sign is named by itself."""
    sign = format_key(key)
    return sign if len(sign) == 1 and sign.isascii() else key


def _part(name: str, keys: Iterable[Key], level: str = "##") -> str:
    head = ["| key | is called | does | id |", "|---|---|---|---|"]
    return "\n".join([f"{level} {name}", "", *head, *_rows(keys), ""])


def main() -> int:
    """Write the page, or with --check say whether it is current."""
    text = page()
    if "--check" in sys.argv[1:]:
        if TARGET.read_text("utf-8") == text:
            return 0
        print("docs/keys.md is out of date: run tools/keys.py", file=sys.stderr)
        return 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
