"""The law of forgetting: no file of a record holds the name afterwards, however it was spelt."""

from __future__ import annotations

import html
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import agenda_text, at, opening
from facilitator.core.base.text import slug
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, PersonAdded
from facilitator.files.records.forgetting.forget import forget, plan
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.files.records.journal import Journal
from facilitator.files.records.private import PrivateJournal
from facilitator.files.records.verify import verify

WORDS: Final = st.text("abcdefghijklmåäöé", min_size=4, max_size=8).map(str.capitalize)
NAMES: Final = st.tuples(WORDS, st.sampled_from([" ", " ", "-", "'"]), WORDS, WORDS).map(
    lambda parts: f"{parts[0]}{parts[1]}{parts[2]} {parts[3]}"
)
OTHERS: Final = st.text("nopqrstuvxyz .,\n", max_size=20)
"""What stands around a name: letters that are in none."""

Spelt = Callable[[str], str]
SPELT: Final[dict[str, Spelt]] = {
    "as it is": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "genitive": lambda name: f"{name}s",
    "emphasised": lambda name: f"_{name}_",
    "in parts": lambda name: " ".join(f"**{part}**" for part in name.split()),
    "on two lines": lambda name: name.replace(" ", "\n"),
    "in a quotation": lambda name: name.replace(" ", "\n> "),
    "unbreakable": lambda name: name.replace(" ", "\u00a0"),
    "as an id": slug,
    "in a link": lambda name: f"https://x.se/{slug(name)}?q=1",
    "in an address": lambda name: f"{slug(name).replace('-', '.')}@x.se",
    "run together": lambda name: f"{slug(name).replace('-', '')}@x.se",
    "the last first": lambda name: f"{slug(name.split()[-1])}.{slug(name.split()[0])}@x.se",
    "composed": lambda name: unicodedata.normalize("NFD", name),
    "with what is not seen": "\u00ad".join,
    "as JSON": json.dumps,
    "as HTML": lambda name: "".join(c if c.isascii() else f"&#{ord(c)};" for c in name),
}


def folded(line: str) -> str:
    """Break a line of a calendar as programs do, in the middle of words too."""
    return "\r\n ".join(line[n : n + 20] for n in range(0, max(1, len(line)), 20))


FILES: Final[dict[str, Spelt]] = {
    "minutes.md": str,
    "page.html": str,
    "data.json": lambda text: json.dumps({"said": text}),
    "journal.toml.bak": str,
    "notes": str,
    "data.csv": lambda text: f'"{text}";1\n',
    "calendar.ics": lambda text: "SUMMARY:" + folded(text.replace("\n", "\\n")) + "\r\n",
    "journal.torn-1.toml": lambda text: f"[[event]]\nwho = {json.dumps(text)}",
    "draft.toml": lambda text: tomli_w.dumps(
        {"draft": [{"place": "run", "purpose": "note", "text": text}]}
    ),
}


@settings(deadline=None, max_examples=60)
@given(NAMES, st.data())
def test_no_file_holds_the_name_in_any_spelling(name: str, data: st.DataObject) -> None:
    spellings = st.sampled_from(sorted(SPELT))

    def text() -> str:
        spelt = SPELT[data.draw(spellings)](name)
        return f"{data.draw(OTHERS)} {spelt} {data.draw(OTHERS)}"

    person = slug(name)[:40].strip("-")
    facts: list[AnyFact] = [
        Noted("note", text(), who=name),
        PersonAdded(person, name),
        Arrived(person, 1),
        Noted("action", text()),
    ]
    line = json.dumps(re.sub(r"\n(?:> )?", " ", text()), ensure_ascii=False)
    agenda = agenda_text(head=f"rules = [{line}]\n# {name}\nplace = {line}\n")
    events = [
        Event(f"e{n}", at("09:00"), "me", fact) for n, fact in enumerate((opening(agenda), *facts))
    ]
    renaming = Renaming(name, "Person 1")
    with tempfile.TemporaryDirectory() as place:
        path = Journal.create(Path(place) / "m", *events).path
        private = PrivateJournal(path)
        private.append(lambda _: Event("p", at("09:00"), "me", Noted("note", text())))
        for file in (path, private.path):
            file.write_bytes(file.read_bytes() + f'[[event]]\ntext = "{name}'.encode())
        for called, written in FILES.items():
            path.with_name(called).write_bytes(written(text()).encode())
        forget(plan(path, renaming))
        for file in path.parent.iterdir():
            left = file.read_bytes().decode()
            assert renaming.text(left) == left, file.name
            assert bare(name) not in bare(left), (file.name, left)
        assert plan(path, renaming).empty
        assert not verify(path).problems
        assert not verify(private.path).problems


def bare(text: str) -> str:
    """Give the letters of a text alone, however they are written."""
    text = re.sub(r"\r?\n[ \t]", "", text)
    text = re.sub(r"\\[uU]0*([0-9a-fA-F]{2,4})", lambda code: chr(int(code[1], 16)), text)
    text = html.unescape(re.sub(r"\\[nrt]", " ", text))
    with suppress(ValueError):
        text = json.loads(text)["said"]
    return re.sub(r"[\W\d_]", "", unicodedata.normalize("NFC", text).casefold())
