"""Every act is found in the palette and in the help, by its name and by the words people use."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from contracts.meant import MEANT
from contracts.stressed import UNDER_STRESS
from facilitator.files.catalogues import LANGUAGES, load
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dialogs.everything import Everything
from facilitator.tui.frame.places import every_place, place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.offers import keyed
from facilitator.tui.offers.asking import plain_words, question
from facilitator.tui.offers.everything import everything
from facilitator.tui.offers.offer import Offer, matching
from facilitator.tui.offers.synonyms import SYNONYMS
from facilitator.tui.offers.unkeyed import UNKEYED
from facilitator.tui.places.start.screen import Start
from tui.harness import stage

PLACES: Final = every_place()
SCREENS: Final[tuple[type[SpokenScreen], ...]] = (*PLACES, Start)
KEYS: Final = {each.id or "": each for of in SCREENS for each in keyed.of_screen(of) if each.id}
OF_START: Final = {each.id for each in keyed.of_screen(Start) if (each.id or "")[:6] == "start."}


async def _offers(folder: Path, of: str, language: str) -> list[Offer]:
    async with stage(folder, language=language) as on:
        if of != "run":
            on.app.switch_screen(of)
            await on.rest()
        return _listed(on.app)


def _listed(app: FacilitatorApp) -> list[Offer]:
    assert isinstance(app.screen, SpokenScreen)
    return everything(app.screen)


def _folder(folder: Path) -> Path:
    (start := folder / "start").mkdir()
    return start


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [each.__name__.lower() for each in PLACES])
async def test_every_key_and_every_other_act_is_found_from_every_place(
    tmp_path: Path, of: str, language: str
) -> None:
    offers = await _offers(tmp_path, of, language)
    ids = [each.id for each in offers if each.id]
    wanted = {*KEYS, *(each.id for each in UNKEYED)} - OF_START - {f"place.{of}"}
    assert wanted - {*ids} == set()
    assert len(ids) == len({*ids}), "an act is listed once"
    for each in offers:
        # One that holds all that was typed is found whatever else is, so nothing else is looked at.
        found = matching([each], each.name)
        assert found == [each], each.name
        assert found.whole, each.name
        if each.id in KEYS:
            assert each.key


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_other_word_leads_to_its_act_in_either_language(
    tmp_path: Path, language: str
) -> None:
    offers = await _offers(tmp_path, "run", language)
    offers += [
        each for each in await _offers(tmp_path, "notes", language) if each.id == "place.run"
    ]
    async with stage(_folder(tmp_path), None, language=language) as on:
        offers += [each for each in _listed(on.app) if each.id in OF_START]
    for id_, words in SYNONYMS.items():
        for code in LANGUAGES:
            for word in load(code).say(words).split(", "):
                # Only words that name something count, unless another act is called just so.
                typed = plain_words(word)
                whole = question(typed).words == typed
                among = [each for each in offers if each.id == id_] if whole else offers
                found = matching(among, word)
                assert found.whole, f"{word} does not lead to {id_}"
                assert id_ in {each.id for each in found}, f"{word} does not lead to {id_}"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_meant_comes_first_whatever_language_it_is_typed_in(
    tmp_path: Path, language: str
) -> None:
    offers = await _offers(tmp_path, "run", language)
    meant = {**{word: (id_,) for word, id_ in MEANT.items()}, **UNDER_STRESS}
    wrong = {}
    for word, ids in meant.items():
        first = [each.id or each.name for each in matching(offers, word)][:3]
        if not first or not first[0].startswith(ids):
            wrong[word] = ids, first
    assert wrong == {}


async def test_a_break_is_offered_as_the_session_and_as_its_clock(
    tmp_path: Path,
) -> None:
    offers = await _offers(tmp_path, "run", "sv")
    for word in ("paus", "pausen", "break"):
        first = [each.id or each.name for each in matching(offers, word)][:3]
        assert {"countdown.open", "Lunch: gå dit nu"} <= {*first}, first


async def test_help_and_palette_find_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        found = []
        for key in ("ctrl+p", "?"):
            await on.press(key, *"pro")
            box = on.app.screen
            assert isinstance(box, Everything)
            found.append([each.name for each in box.find("pro")])
            await on.press("escape")
        assert found[0] == found[1] != []


def test_an_act_without_a_key_is_an_action_of_its_place() -> None:
    for each in UNKEYED:
        of = place(each.place or "run")
        name = each.action.partition("(")[0]
        assert hasattr(of, f"action_{name}"), each.id


def test_other_words_are_those_of_acts_that_there_are() -> None:
    assert {*SYNONYMS} - {*KEYS, *(each.id for each in UNKEYED)} == set()


def test_an_act_has_one_name_wherever_it_is_done() -> None:
    names: dict[str, set[str]] = {}
    for of in SCREENS:
        for each in keyed.of_screen(of):
            names.setdefault(each.id or "", set()).add(each.description)
    assert {id_: each for id_, each in names.items() if len(each) > 1} == {}
    alone = {each.name for each in UNKEYED}
    assert len(alone) == len(UNKEYED)
    assert not alone & {each.description for each in KEYS.values() if each.id[:6] != "place."}
