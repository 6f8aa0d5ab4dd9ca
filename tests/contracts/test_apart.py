"""Every id in a fact is told apart where records are merged, or is named here as one not to be."""

from __future__ import annotations

from typing import Final

import pytest

from contracts.facts import FACTS, fields_of, holds_text
from facilitator.core.merging import apart
from facilitator.core.record.fact import Fact
from facilitator.files.records.forgetting.renaming import TEXTS

KINDS: Final = (
    apart._SESSIONS,  # noqa: SLF001 - the table itself is what is held
    apart._TASKS,  # noqa: SLF001
    apart._COMINGS,  # noqa: SLF001
    apart._people(()),  # noqa: SLF001
    apart._groups({}),  # noqa: SLF001
)
TOLD_APART: Final = {field for kind in KINDS for field in kind.places}

NEED_NOT: Final = {
    "note": "it is the id of an event, which no two computers give",
    "action": "as a note's",
    "picture": "as a note's",
    "event": "as a note's",
    "sighting": "as a note's",
    "organisation": "organisations are the agenda's",
    "file": "it is the name of a file, of which the record holds no more",
    "links": "they are web addresses",
}


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_every_id_of_a_fact_is_told_apart_or_named_as_one_that_need_not(kind: type[Fact]) -> None:
    for field, type_ in fields_of(kind).items():
        if holds_text(type_) and field not in TEXTS:
            assert (field in TOLD_APART) != (field in NEED_NOT), field


def test_the_tables_name_fields_that_there_are() -> None:
    used = {field for kind in FACTS for field in kind.__struct_fields__}
    assert used >= TOLD_APART | NEED_NOT.keys()
