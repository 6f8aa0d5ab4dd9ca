"""The dice: the same numbers on every machine, and each as often as another."""

from __future__ import annotations

from collections import Counter

from facilitator.core.base.dice import Dice


def test_the_dice_are_splitmix64() -> None:
    """These are the numbers of the reference program for this seed."""
    dice = Dice(1234567)
    assert [dice.roll() for _ in range(5)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_the_dice_show_every_number_below_an_end_about_as_often() -> None:
    dice = Dice(-1)
    thrown = Counter(dice.below(6) for _ in range(6000))
    assert sorted(thrown) == [0, 1, 2, 3, 4, 5]
    assert min(thrown.values()) > 850


def test_every_order_comes_out_of_a_shuffle() -> None:
    dice = Dice(0)
    orders = set()
    for _ in range(100):
        items = [1, 2, 3]
        dice.shuffle(items)
        orders.add(tuple(items))
    assert len(orders) == 6
    assert dice.pick(["only"]) == "only"
