"""What became of what the meetings before left, in Markdown: actions, homework, then and now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.homework import tasks
from facilitator.core.notes.actions import Action, actions, body_of
from facilitator.core.record.state import State
from facilitator.core.record.words import agreed_term
from facilitator.core.rounds import standing
from facilitator.core.series.carrying import said_before
from facilitator.export.markdown import text as md
from facilitator.export.wording import listed


def since_last_time(state: State, today: dt.date, language: Language) -> Iterator[str]:
    """Write it as blocks, as of a local date; of a series' first meeting, nothing."""
    if state.earlier.meetings:
        yield from _Since(state, today, language).blocks()


class _Since:
    """A writer of one part; each method gives blocks of Markdown."""

    def __init__(self, state: State, today: dt.date, language: Language) -> None:
        self.state = state
        self.today = today
        self.language = language
        self.say = language.say

    def blocks(self) -> Iterator[str]:
        last = self.state.earlier.meetings[-1]
        yield self.say(
            "The last meeting was “{title}”, {date}.",
            title=md.inline(last.title),
            date=self.language.date(last.date),
        )
        yield from self.part(self.say("Actions from before"), self.actions())
        yield from self.part(self.say("Homework handed in since"), self.homework())
        yield from self.part(self.say("Then and now"), self.then_and_now())
        yield from self.part(self.say("Terms agreed before"), self.agreed())

    def part(self, title: str, block: str) -> Iterator[str]:
        """Put a block under a heading, which is left out with it when it is empty."""
        if block:
            yield f"### {title}"
            yield block

    def actions(self) -> str:
        say = self.say
        header = [say("Action"), say("Who"), say("Organisation"), say("By when"), say("Status")]
        brought = [one for one in actions(self.state) if one.meeting]
        brought.sort(key=lambda one: (body_of(self.state, one.who), one.who))
        return md.table(header, map(self.action, brought))

    def action(self, one: Action) -> list[str]:
        body = body_of(self.state, one.who)
        return [
            md.inline(one.text),
            md.inline(one.who),
            md.inline(body) if body != one.who else "",
            self.language.short_date(one.due) if one.due else "",
            status(one, self.today, self.state, self.language),
        ]

    def homework(self) -> str:
        """Say of each task that came with the agenda who handed it in and who did not."""
        brought = {work.task for work in self.state.earlier.work}
        lines = []
        for task in tasks.tasks(self.state):
            if task.id in brought:
                count = tasks.tally(self.state, task)
                told = self.say("{n} of {all} handed in", n=count.handed_in, all=count.asked)
                missing = tasks.missing(self.state, task)
                names = listed(self.language, [md.inline(name) for _, name in missing])
                if names:
                    told = self.say("{count}; missing: {names}", count=told, names=names)
                lines.append(f"{md.label(md.inline(task.title))} {told}")
        return md.items(lines)

    def then_and_now(self) -> str:
        """Set what each of them answered last time beside what they answer now."""
        say = self.say
        header = [say("Organisation"), say("Question"), say("Then"), say("Now")]
        rows = []
        for slot in self.state.slots:
            if slot.session.kind != "round":
                continue
            of = standing.of_session(self.state, slot.session.id)
            for taker in standing.held(self.state, slot.session.id):
                for number, question in enumerate(standing.questions(slot.session), 1):
                    then = said_before(self.state, taker.id, question)
                    if then:
                        now = of.answer(taker.id, number)
                        said = md.inline(now) if now else f"*{say('no answer')}*"
                        rows.append(
                            [md.inline(taker.name), md.inline(question), md.inline(then), said]
                        )
        return md.table(header, rows)

    def agreed(self) -> str:
        """List the terms that were agreed on before, and whether they still are."""
        return md.items(self.term(normal, label) for normal, label in self.state.earlier.agreed)

    def term(self, normal: str, label: str) -> str:
        now = agreed_term(self.state.words, normal)
        if now == label:
            return md.lead(label)
        if now is None:
            return self.say("{term}, no longer agreed", term=md.lead(label))
        return self.say("{term}, now {now}", term=md.lead(label), now=md.inline(now))


def status(one: Action, today: dt.date, state: State, language: Language) -> str:
    """Say whether an action is done (and when), open or overdue."""
    if one.done is not None:
        date = one.done.astimezone(state.zone).date()
        return language.say("done {date}", date=language.short_date(date))
    return language.say("overdue") if one.overdue(today) else language.say("open")
