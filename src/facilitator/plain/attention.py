"""Attention is what the user's configuration asks for: hooks, and lines tried out in time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from queue import Empty, SimpleQueue
from threading import Thread

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.time.occasions import between
from facilitator.core.time.view import View
from facilitator.files.config import Config
from facilitator.plain.voice import Sentence
from facilitator.running import hooks
from facilitator.running import remote_lines as remote


class Attention:
    """Runs the user's commands, and asks whether the lines to remote speakers work."""

    def __init__(self, config: Config, language: Language) -> None:
        """Pay attention to what a configuration says."""
        self._config = config
        self._language = language
        self._lines = remote.Lines()
        self._problems: SimpleQueue[Phrase] = SimpleQueue()

    def __call__(self, was: View, now: View) -> Iterator[Sentence]:
        """Do what is to be done after two looks, and give what is to be said."""
        for occasion, row in between(was.plan, now.plan):
            if command := self._config.hooks.get(occasion):
                told = hooks.about(occasion, row, now.state)
                Thread(None, self._run, "hook", (command, told), daemon=True).start()
        check = self._lines.due(now.state, now.plan, self._config.remote_check)
        if check is not None:
            self._lines.asked(check)
            question, detail = remote.question(check, now.state, self._language)
            yield " ".join((question, *detail.split("\n")))
            yield phrase("“works” says that it does, “lost” lists what can be held instead.")
        while True:
            try:
                yield self._problems.get_nowait()
            except Empty:
                return

    def _run(self, command: tuple[str, ...], told: Mapping[str, str]) -> None:
        if problem := asyncio.run(hooks.run(command, told)):
            self._problems.put(problem)
