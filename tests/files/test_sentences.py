"""Sentences looked up say what gettext itself says."""

from __future__ import annotations

import gettext
import io

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo

from facilitator.files.catalogues import LOCALE
from facilitator.files.sentences import Sentences

SWEDISH = (LOCALE / "sv" / "LC_MESSAGES" / "facilitator.mo").read_bytes()


def test_every_sentence_is_what_gettext_makes_of_it() -> None:
    whole, ours = gettext.GNUTranslations(io.BytesIO(SWEDISH)), Sentences(SWEDISH)
    messages = [each.id for each in read_mo(io.BytesIO(SWEDISH)) if each.id]
    assert len(messages) > 2000
    for message in messages:
        if isinstance(message, str):
            assert ours.gettext(message) == whole.gettext(message)
        else:
            one, many = message
            for n in (0, 1, 2):
                assert ours.ngettext(one, many, n) == whole.ngettext(one, many, n)


@pytest.mark.parametrize("text", ["no such sentence", "\0", "\ud800", "å" * 1000, "on tim"])
def test_what_is_unknown_stays_as_it_is(text: str) -> None:
    ours = Sentences(SWEDISH)
    assert ours.gettext(text) == text
    assert [ours.ngettext(text, "many", n) for n in (1, 2)] == [text, "many"]


def test_a_language_has_as_many_forms_as_it_says() -> None:
    polish, file = Catalog(locale="pl"), io.BytesIO()
    polish.add(("{n} file", "{n} files"), ("{n} plik", "{n} pliki", "{n} plików"))
    polish.add("a", "b")
    write_mo(file, polish)
    ours, whole = Sentences(file.getvalue()), gettext.GNUTranslations(io.BytesIO(file.getvalue()))
    for n in (0, 1, 2, 4, 5, 12, 23):
        assert ours.ngettext("{n} file", "", n) == whole.ngettext("{n} file", "", n)
    assert ours.gettext("a") == ours.ngettext("a", "c", 2) == "b"


def test_a_text_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of keys, which are in no catalogue, are said each second."""
    ours = Sentences(SWEDISH)
    asked: list[bytes] = []
    look_up = ours._looked_up  # noqa: SLF001 - it is what takes time

    def looked_up(text: bytes) -> list[str]:
        asked.append(text)
        return look_up(text)

    monkeypatch.setattr(ours, "_looked_up", looked_up)
    assert [ours.gettext(text) for text in ("i", "on time", "i", "on time")] == [
        "i", "i tid", "i", "i tid",
    ]  # fmt: skip
    assert asked == [b"i", b"on time"]
