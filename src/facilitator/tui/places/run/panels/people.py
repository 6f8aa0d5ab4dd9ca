"""Who is not here, in as few words as say it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.people.attendance import not_here
from facilitator.core.people.roster import body_name
from facilitator.core.record.people import Person
from facilitator.tui.places.run.moment import Moment

NAMED: Final = 3
"""So many are named; of more than that their organisations are."""


def missing(of: Moment, day: int) -> str:
    """Name those expected on a day and not here, or their organisations with how many of each.

    Those who come for none stand last.
    """
    people = not_here(of.state, day)
    if len(people) <= NAMED:
        return ", ".join(one_line(person.name) for person in people)
    bodies = Counter(_body(of, person) for person in people)
    named = sorted(bodies.most_common(), key=lambda body: not body[0])
    return ", ".join(f"{name or of.say('others')} ({n})" for name, n in named)


def _body(of: Moment, person: Person) -> str:
    return one_line(body_name(of.state, person))
