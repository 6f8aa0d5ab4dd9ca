"""The cloud puts the heaviest words in the middle and tells sizes apart without colour."""

from __future__ import annotations

import pytest

from facilitator.core.words.cloud import Cloud, Size, cloud, size_of

WEIGHTS = {
    "digital agenda": 8,
    "e-tjänst": 8,
    "bredband": 4,
    "öppna data": 3,
    "samverkan": 2,
    "molntjänst": 1,
    "välfärd": 1,
}


def test_the_heaviest_is_in_the_middle_behind_the_longest_bar() -> None:
    assert str(cloud(WEIGHTS, 48, 10)).split("\n") == [
        "                   ▁ välfärd",
        "            ▅ bredband  ▅ öppna data",
        "          █ digital agenda  █ e-tjänst",
        "           ▃ samverkan  ▁ molntjänst",
    ]


def test_words_may_be_written_otherwise() -> None:
    pluses = {Size.SMALL: "", Size.MEDIUM: "+", Size.LARGE: "++", Size.HUGE: "+++"}

    def written(term: str, size: Size) -> str:
        return f"{pluses[size]} {term}".lstrip()

    assert str(cloud(WEIGHTS, 48, 10, written=written)).split("\n") == [
        "           ++ bredband  ++ öppna data",
        "        +++ digital agenda  +++ e-tjänst",
        "        välfärd  + samverkan  molntjänst",
    ]


def test_the_lightest_are_left_out_when_there_is_no_room() -> None:
    found = cloud(WEIGHTS, 32, 1)
    assert [word.term for word in found.lines[0]] == ["digital agenda", "e-tjänst"]
    assert found.left_out == 5


def test_sizes_compare_the_words_that_are_shown() -> None:
    assert {word.size for word in cloud(WEIGHTS, 32, 1).lines[0]} == {Size.MEDIUM}
    two_lines = {word.term: word.size for line in cloud(WEIGHTS, 40, 2).lines for word in line}
    assert two_lines["molntjänst"] is Size.SMALL
    assert two_lines["samverkan"] is Size.MEDIUM


@pytest.mark.parametrize(("width", "height"), [(0, 5), (-1, 5), (5, 0), (5, -1)])
def test_without_room_all_are_left_out(width: int, height: int) -> None:
    assert cloud(WEIGHTS, width, height) == Cloud((), len(WEIGHTS))


def test_a_word_too_wide_is_cut() -> None:
    assert str(cloud({"verksamhetsutveckling": 2}, 12, 3)) == "▃ verksamhe…"
    assert str(cloud({"漢字漢字": 2}, 7, 3)) == "▃ 漢字…"
    assert str(cloud({"moln": 2}, 1, 3)) == "…"
    assert str(cloud({"moln": 2}, 2, 3, measure=lambda text: 2 * len(text))) == "…"
    assert cloud({"moln": 2}, 1, 3, measure=lambda text: 2 * len(text)).left_out == 1


def test_no_weights_give_no_cloud() -> None:
    assert cloud({}, 80, 24) == Cloud(())
    assert cloud({"moln": 0}, 80, 24) == Cloud(())
    assert str(Cloud(())) == ""


def test_sizes_part_the_scale_by_the_logarithm() -> None:
    sizes = [size_of(weight, 1, 16) for weight in (1, 1.9, 2, 3, 4, 7, 8, 16)]
    assert sizes == [
        Size.SMALL, Size.SMALL, Size.MEDIUM, Size.MEDIUM, Size.LARGE, Size.LARGE, Size.HUGE,
        Size.HUGE,
    ]  # fmt: skip
    assert size_of(3, 3, 3) is Size.MEDIUM
