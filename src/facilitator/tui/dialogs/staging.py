"""Staging is choosing what the room sees, by questions and forms over a place."""

from __future__ import annotations

from textual.app import App

from facilitator.core.notes import follow_up
from facilitator.core.record.stage import StagePage
from facilitator.core.record.state import State
from facilitator.core.room import stage
from facilitator.core.telling.describe.room import PAGES
from facilitator.running.prompts.question import ALL_DIGITS, Question, numbered
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.host import Host
from facilitator.tui.rows import room

CHANGE = "change"
STOP = "stop"


def message(app: App[int], host: Host) -> None:
    """Take away the message that the room sees, or ask for one."""
    of = host.state.stage
    if of.told(host.now()):
        host.act(stage.tell)
        return
    from facilitator.tui.dialogs.stage_form import MessageForm

    app.push_screen(MessageForm(of.message or of.before, host.language))


def page(app: App[int], host: Host) -> None:
    """Ask what the room is to see."""
    say = host.language.say
    chosen = host.state.stage.page

    def answered(answer: str) -> None:
        if answer != chosen:
            host.act(stage.show_page, answer)

    pages = [(say(words), name) for name, words in PAGES.items() if _offered(name, host.state)]
    answers = numbered(pages, ALL_DIGITS)
    detail = say("Now: {page}", page=say(PAGES[chosen]))
    question = Question(say("What should the room see?"), answers, detail, say("leave it so"))
    choose(app.screen, question, answered)


def _offered(page: StagePage, state: State) -> bool:
    """Say whether a page has something to show in this meeting, as far as that differs."""
    match page:
        case "actions":
            return bool(follow_up.brought(state))
        case "votes":
            return bool(state.upcoming.proposed)
        case _:
            return True


def votes(host: Host) -> None:
    """Let the room see the votes, or no more."""
    shown = host.state.stage.page == "votes"
    host.act(stage.show_page, "auto" if shown else "votes")


def countdown(app: App[int], host: Host) -> None:
    """Ask for a countdown, or what becomes of the one that runs."""
    from facilitator.tui.dialogs.stage_form import CountdownForm

    say, state, now = host.language.say, host.state, host.now()
    running = state.stage.counting(now)
    if running is None:
        app.push_screen(CountdownForm(host.language))
        return

    def answered(answer: str) -> None:
        if answer == STOP:
            host.act(stage.stop_countdown)
        else:
            app.push_screen(CountdownForm(host.language))

    answers = numbered([(say("stop it"), STOP), (say("start another"), CHANGE)])
    told = room.counted(running, now, state, host.language)
    question = Question(say("A countdown is running."), answers, told, say("let it run"))
    choose(app.screen, question, answered)
