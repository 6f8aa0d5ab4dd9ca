"""Write docs/keys.md: every key of every place, with the id by which a keymap changes it."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.binding import Binding

from facilitator.tui.frame.places import every_place
from facilitator.tui.key_words import sentence
from facilitator.tui.keymap import bindings
from facilitator.tui.places.start.screen import Start

TARGET = Path(__file__).resolve().parents[1] / "docs" / "keys.md"

HEAD = """# Keys

Every key that can be changed, by place, with the id by which `[keys]` in `config.toml` names it:

```toml
[keys]
"session.next" = "right,n"
```

What holds in every place stands first. This page is made from the app by `tools/keys.py`.
"""


def page() -> str:
    """Write the page."""
    listed = bindings((Start, *every_place()))
    common = set.intersection(
        *({(each.id or "", each.description) for each in found} for name, found in listed.items()
          if name != "Start")
    )  # fmt: skip
    run = [each for each in listed["Run"] if (each.id or "", each.description) in common]
    lists = [each for found in listed.values() for each in found if _moves(each)]
    parts = [HEAD, _part("Every place", _rows(run)), _part("Lists", _rows(lists))]
    for name, found in listed.items():
        given = set() if name == "Start" else common
        own = [each for each in found if (each.id or "", each.description) not in given]
        parts.append(_part(name, _rows([each for each in own if not _moves(each)])))
    return "\n".join(parts)


def _moves(each: Binding) -> bool:
    """Say whether a key moves in a list, as it does in every place that has one."""
    return (each.id or "").startswith("list.")


def _rows(found: list[Binding]) -> list[str]:
    keys: dict[tuple[str, str], list[str]] = {}
    for each in found:
        shown = keys.setdefault((each.id or "", each.description), [])
        key = each.key_display or each.key
        if key not in shown and key.lower() not in shown:
            shown.append(key)
    return [
        f"| {' '.join(f'`{key}`' for key in shown)} | {words} | {sentence(id_, '')} | `{id_}` |"
        for (id_, words), shown in keys.items()
    ]


def _part(name: str, rows: list[str]) -> str:
    return "\n".join(
        [f"## {name}", "", "| key | is called | does | id |", "|---|---|---|---|", *rows, ""]
    )


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
