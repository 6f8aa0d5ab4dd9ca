"""The comparison of concepts in Markdown: who uses which, what was agreed, how close all are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.state import State
from facilitator.core.record.terms import normal, weight_text
from facilitator.core.record.words import agreed_term
from facilitator.core.words import comparison
from facilitator.core.words.concepts import Concept, Sharing, Usage
from facilitator.core.words.convergence import convergence
from facilitator.core.words.sentences import change, degree, percent, shared
from facilitator.export.markdown import text as md

MOST_ROWS: Final = 60
"""How many concepts the table has at most; those shared least are told below it."""

MOST_OF_ONE: Final = 40
"""How many concepts that only one organisation uses are named of each."""


def concepts(state: State, language: Language, earlier: State | None = None) -> Iterator[str]:
    """Write the comparison as blocks; if no terms were handed in only what was agreed on.

    With the meeting before this one it also says how convergence has changed since.
    """
    used = comparison.compared(state)
    writer = _Comparison(state, used, language)
    yield from writer.blocks(earlier) if used.organisations else writer.only_agreed()


class _Comparison:
    """A writer of the comparison; each method gives one part as blocks of Markdown."""

    def __init__(self, state: State, used: Usage, language: Language) -> None:
        self.state = state
        self.used = used
        self.language = language
        self.say = language.say
        self.names: Mapping[str, str] = {
            id_: md.inline(name_of(state, id_)) for id_ in used.organisations
        }

    def blocks(self, earlier: State | None) -> Iterator[str]:
        yield self.say(
            "{concepts} from {organisations}.",
            concepts=counted("{n} concept", "{n} concepts", len(self.used.concepts)),
            organisations=counted(
                "{n} organisation", "{n} organisations", len(self.used.organisations)
            ),
        )
        yield from self.convergence(earlier)
        yield from self.part(phrase("Agreed terms"), self.agreed())
        shared_ones = [concept for concept in self.used.concepts if len(concept.uses) > 1]
        yield from self.part(phrase("Used by several"), self.table(shared_ones[:MOST_ROWS]))
        yield from self.rest(shared_ones[MOST_ROWS:])
        yield from self.part(phrase("Used by one organisation only"), [self.of_one()])
        yield from self.part(phrase("Counted as one"), [self.merged()])

    def part(self, title: Phrase, blocks: Sequence[str] | Iterator[str]) -> Iterator[str]:
        """Put blocks under a heading, which is left out with them when there is nothing in them."""
        filled = [block for block in blocks if block]
        if filled:
            yield f"### {self.say(title)}"
            yield from filled

    def convergence(self, earlier: State | None) -> Iterator[str]:
        value = convergence(self.used).value
        if value is None:
            return
        told = self.say(
            "Convergence is {n}%: {words}. At 0% no two organisations share a concept; at 100% all"
            " of them use the same concepts to the same extent.",
            n=percent(value),
            words=degree(value),
        )
        moved = comparison.drift(earlier, self.state) if earlier else None
        if moved is not None:
            told += " " + self.say("It is {change}.", change=change(moved, self.language))
        yield told

    def only_agreed(self) -> Iterator[str]:
        yield from self.part(phrase("Agreed terms"), self.agreed())

    def agreed(self) -> Iterator[str]:
        """List the terms agreed on, those that nobody handed in too, and what became of earlier."""
        in_use = [concept for concept in self.used.concepts if concept.agreed]
        others = dict.fromkeys(self.state.words.agreed.values())
        for concept in in_use:
            others.pop(concept.label, None)
        lines = [*map(self.with_origins, in_use), *(f"**{md.inline(one)}**" for one in others)]
        yield md.items([*lines, *self.given_up()])

    def given_up(self) -> Iterator[str]:
        """Say which of the terms agreed on at the meetings before hold no longer."""
        for term, label in self.state.earlier.agreed:
            now = agreed_term(self.state.words, term)
            if now is None:
                yield self.say("{term}, no longer agreed", term=md.lead(label))
            elif now != label:
                yield self.say("{term}, now {now}", term=md.lead(label), now=md.inline(now))

    def with_origins(self, concept: Concept) -> str:
        label, folded = f"**{md.inline(concept.label)}**", concept.label.casefold()
        origins = [md.inline(each) for each in concept.origins if each.casefold() != folded]
        if not origins:
            return label
        return self.say("{term} (instead of {spellings})", term=label, spellings=", ".join(origins))

    def table(self, rows: Sequence[Concept]) -> Iterator[str]:
        """Write concepts as a table; weights are told, and what they are, if any list has some."""
        say = self.say
        weighted = any(weight != 1 for concept in rows for weight in concept.uses.values())
        if weighted:
            yield say(
                "The weight is how often the lists say that a concept is used, counted as 1 where "
                "a list gives no figure."
            )
        header = [say("Concept"), say("Used by"), say("Weight"), say("Organisations")]
        yield md.table(header, [self.row(concept, weighted=weighted) for concept in rows])

    def row(self, concept: Concept, *, weighted: bool) -> list[str]:
        everybody = self.used.sharing(concept) is Sharing.ALL
        return [
            md.inline(concept.label),
            self.say(shared(self.used, concept)),
            weight_text(concept.weight) if weighted else "",
            "" if everybody else ", ".join(self.names[by] for by in concept.uses),
        ]

    def rest(self, rows: Sequence[Concept]) -> Iterator[str]:
        if rows:
            labels = ", ".join(f"{md.inline(it.label)} ({len(it.uses)})" for it in rows)
            yield self.say("Also used by a few, with their number: {concepts}", concepts=labels)

    def of_one(self) -> str:
        by_user: dict[str, list[str]] = {}
        for concept in self.used.shared_by(Sharing.ONE):
            by_user.setdefault(next(iter(concept.uses)), []).append(md.inline(concept.label))
        return md.items(
            f"{md.label(self.names[by])} {self.cut(by_user[by])}"
            for by in self.used.organisations
            if by in by_user
        )

    def cut(self, labels: Sequence[str]) -> str:
        told = ", ".join(labels[:MOST_OF_ONE])
        left = len(labels) - MOST_OF_ONE
        if left <= 0:
            return told
        return self.language.count(
            "{concepts} and {n} more", "{concepts} and {n} more", left, concepts=told
        )

    def merged(self) -> str:
        """Name what was merged, but for what an agreed term stands for, which is told above."""
        merged = []
        for concept in self.used.concepts:
            others = [origin for origin in concept.origins if normal(origin) != concept.normal]
            if others and not concept.agreed and len(concept.normals) > 1:
                spellings = ", ".join(md.inline(it) for it in others if it != concept.label)
                merged.append(
                    self.say("{term}, also {spellings}",
                             term=md.lead(concept.label), spellings=spellings)
                )  # fmt: skip
        return md.items(merged)
