"""Staging is choosing what the room sees, by questions and forms over a place."""

from __future__ import annotations

from textual.app import App

from facilitator.core.room import stage
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.host import Host
from facilitator.tui.rows import room

CHANGE = "change"
STOP = "stop"


def message(app: App[int], host: Host) -> None:
    """Ask for a message to the room."""
    from facilitator.tui.dialogs.stage_form import MessageForm

    app.push_screen(MessageForm(host.state.stage, host.language))


def page(app: App[int], host: Host) -> None:
    """Ask what the room is to see."""
    say = host.language.say
    chosen = host.state.stage.page

    def answered(answer: str | None) -> None:
        if answer is not None and answer != chosen:
            host.act(stage.show_page, answer)

    options = [Option(key, say(room.PAGES[name]), name) for key, name in room.KEYS.items()]
    detail = say("Now: {page}", page=say(room.PAGES[chosen]))
    asked = Choice(
        say("What is the room to see?"), options, detail=detail, escape=say("leave it so")
    )
    app.push_screen(asked, answered)


def countdown(app: App[int], host: Host) -> None:
    """Ask for a countdown, or what becomes of the one that runs."""
    from facilitator.tui.dialogs.stage_form import CountdownForm

    say, state, now = host.language.say, host.state, host.now()
    running = state.stage.counting(now)
    if running is None:
        app.push_screen(CountdownForm(host.language))
        return

    def answered(answer: str | None) -> None:
        if answer == STOP:
            host.act(stage.stop_countdown)
        elif answer == CHANGE:
            app.push_screen(CountdownForm(host.language))

    options = [Option("s", say("stop it"), STOP), Option("c", say("start another"), CHANGE)]
    told = room.counted(running, now, state, host.language)
    asked = Choice(say("A countdown is running."), options, detail=told, escape=say("let it run"))
    app.push_screen(asked, answered)
