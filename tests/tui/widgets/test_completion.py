"""The box of names: what was typed is marked in each, and of many a part is seen."""

from __future__ import annotations

from typing import Final

from facilitator.core.notes.completion import Completion, Known, Offer
from facilitator.tui.widgets.completion import MOST, CompletionBox
from tui.drawing import DARK, framed

MARKED: Final = DARK.style("accent bold").color


class _Names:
    """Names with nothing known of those they belong to."""

    title = "Who?"
    keys = "Tab fills in"

    def complete(self, line: str, caret: int, *, asked: bool) -> Completion | None:  # noqa: ARG002
        return None

    def remark(self, offer: Offer) -> tuple[str, str]:
        return offer.name, ""

    def more(self, count: int) -> str:
        return f"{count} more"


def _offer(name: str, at: int) -> Offer:
    return Offer(name, Known(name, "person"), at)


def _marked(box: CompletionBox) -> list[str]:
    """Give what is marked in each row, but the chosen one, which has a colour of its own."""
    rows = [box.render_line(y) for y in range(2, box.rows + 1)]
    return [
        "".join(each.text for each in row if each.style and each.style.color == MARKED).strip("│")
        for row in rows
    ]


async def test_what_was_typed_is_marked_where_it_stands_in_the_name() -> None:
    offers = (
        _offer("Chosen", 0),
        _offer("Lisa Ek", 0),
        _offer("Karin Lind", 6),
        _offer("By id", -1),
        Offer("li"),
    )
    box = CompletionBox(_Names(), Completion(0, 2, "li", offers))
    async with framed(box, size=(40, 10)):
        assert _marked(box) == ["Li", "Li", "", ""]


async def test_of_many_names_those_around_the_chosen_one_are_seen() -> None:
    names = [f"Name {n:02}" for n in range(MOST + 3)]
    box = CompletionBox(_Names(), Completion(0, 1, "x", tuple(_offer(n, -1) for n in names)))
    async with framed(box, size=(40, 10)):
        for step in range(2 * len(names)):
            seen = [box.render_line(y).text for y in range(1, MOST + 1)]
            first = next(at for at, name in enumerate(names) if name in seen[0])
            assert [name in row for name, row in zip(names[first:], seen, strict=False)] == (
                [True] * MOST
            )
            assert names[step % len(names)] in "".join(seen)
            below = len(names) - first - MOST
            foot = box.render_line(MOST + 1).text
            assert (f"{below} more" in foot) == (below > 0)
            box.step(1)
