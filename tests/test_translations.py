"""Every sentence in the sources is in the catalogues, translated, with the same values in it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from facilitator.core.base.language import joined
from facilitator.files import catalogues

TOOL = Path(__file__).parent.parent / "tools" / "translations.py"


@pytest.fixture(scope="module", name="tool")
def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_catalogue_is_complete(tool: ModuleType) -> None:
    """Nothing is missing, untranslated, fuzzy or obsolete, and no value in braces is lost."""
    sources = tool.extract()
    assert len(sources) > 500
    paths = list(tool.files())
    assert [path.parent.parent.name for path in paths] == ["sv"]
    for path in paths:
        assert list(tool.faults(tool.read(path), tool.updated(path, sources))) == []


def test_what_is_compiled_is_what_was_translated(tool: ModuleType) -> None:
    for path in tool.files():
        language = catalogues.load(path.parent.parent.name)
        for message in tool.read(path):
            if message.id and isinstance(message.id, str):
                assert language.say(message.id) == (message.string or message.id)


def test_an_incomplete_catalogue_is_found(tool: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "sv" / "LC_MESSAGES" / "facilitator.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid "same {n}"\nmsgstr "samma {m}"\n\n'
        'msgid "empty"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "guessed"\nmsgstr "gissad"\n\n'
        'msgid "gone"\nmsgstr "borta"\n\n'
        'msgid "{n} one"\nmsgid_plural "{n} many"\nmsgstr[0] "{n} en"\nmsgstr[1] "flera"\n',
        "utf-8",
    )
    sources = tool.read(path)
    sources.delete("gone")
    sources.add("new")
    faults = list(tool.faults(tool.read(path), tool.updated(path, sources)))
    assert faults == [
        "not the same braces: 'same {n}'",
        "not translated: 'empty' ()",
        "not translated: 'guessed' ()",
        "not the same braces: ('{n} one', '{n} many')",
        "not translated: 'new' ()",
        "not in the catalogue: 'new'",
        "no longer in the sources: 'gone'",
    ]


def test_texts_that_would_be_overlooked_are_refused(tool: ModuleType) -> None:
    with pytest.raises(SystemExit, match="line 1: count needs"):
        list(tool.sentences("language.count(*words, n)"))


def test_sentences_are_found_wherever_they_are_marked(tool: ModuleType) -> None:
    source = """
say("one" " text", n=1); language.say("two"); x = N_("three"); say(variable)
language.count("{n} a", "{n} b", n); phrase(f"not {this}"); data.count(b"x"); "x".count("y")
"""
    found = [text for _, text in tool.sentences(source)]
    assert found == ["one text", "two", "three", ("{n} a", "{n} b")]


def test_nothing_is_said_as_nothing() -> None:
    assert catalogues.load("sv").say("") == ""
    assert catalogues.load("sv").say(joined([])) == ""
