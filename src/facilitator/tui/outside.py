"""What is handed to other programs: an agenda or minutes to the editor, a text to the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase, quoted
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Participant, Session
from facilitator.core.time import speakers
from facilitator.files.agenda.file import UnreadableFile, read
from facilitator.files.errors import WriteFailed
from facilitator.running.programs import Programs

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Outside:
    """Hands things to other programs; what fails is said in one sentence."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with no minutes written."""
        self._app = app
        self._minutes: Path | None = None

    @property
    def _programs(self) -> Programs:
        return self._app.launch.programs

    # Files

    def edit(self, path: Path) -> bool:
        """Let a file be edited while the app waits; say whether that was so."""
        try:
            self._programs.editor(path)  # or the screen would go for nothing
            with self._app.suspend():
                self._programs.edit(path)
        except SuspendNotSupported:
            self._app.tell(
                phrase("No editor can be opened here. The file is {path}.", path=path), wrong=True
            )
            return False
        except Refused as refusal:
            self._app.tell(refusal.phrase, wrong=True)
            return False
        return True

    def edit_agenda(self) -> None:
        """Let the agenda file of the open meeting be edited, then show what is different."""
        from facilitator.tui.dialogs.reloading import read_agenda

        read_agenda(self._app, self._app, before=self.edit)

    def edit_settings(self) -> None:
        """Let the configuration file be edited, and say what is wrong with it then."""
        from facilitator.files.config import begin, read_config

        file = self._app.launch.config_file
        if file is None:
            self._app.tell(phrase("There is no settings file here."))
            return
        try:
            begin(file.path, self._app.language)
        except WriteFailed as problem:
            self._app.tell(problem.phrase, wrong=True)
            return
        if self.edit(file.path):
            self._app.tell(phrase("The settings apply from the next start."))
            for sentence in read_config(file.path).sentences()[:1]:
                self._app.tell(sentence, wrong=True)

    # Minutes

    def written(self, path: Path) -> bool:
        """Take note of where minutes were written; say whether they were there as they are."""
        again, self._minutes = path == self._minutes, path
        return again

    def open_minutes(self) -> None:
        """Write the minutes and open them in the editor."""
        if path := self._app.export_minutes():
            self.edit(path)

    def copy_minutes(self) -> None:
        """Write the minutes and copy them."""
        path = self._app.export_minutes()
        if path is None:
            return
        try:
            text = read(path)
        except UnreadableFile as problem:
            self._app.tell(problem.phrase, wrong=True)
            return
        if self._copy(text):
            self._app.tell(phrase("The minutes are copied; they are in {path} too.", path=path))
        else:
            self._app.tell(
                phrase(
                    "The minutes went to the terminal's clipboard, if it has one; "
                    "they are in {path} too.",
                    path=path,
                )
            )

    def _copy(self, text: str) -> bool:
        """Copy a text by the system's tool, or else by the terminal, which never says so."""
        if self._programs.copy(text):
            return True
        self._app.copy_to_clipboard(text)
        return False

    # Links

    def copy_link(self, session: SessionId | None = None) -> None:
        """Copy how the speakers of a session join, by default of the next that has such.

        Beside a link no phone number is copied: it would be pasted as a part of the address.
        """
        linked = self._linked(session)
        if linked is None:
            return
        of, found = linked
        text = "\n".join(clean_line(each.link or each.phone) for each in found)
        said = quoted(one_line(of.title)), one_line(text)
        if self._copy(text):
            self._app.tell(phrase("{title}, copied: {text}", title=said[0], text=said[1]))
        else:
            self._app.tell(
                phrase(
                    "{title}, sent to the terminal's clipboard: {text}", title=said[0], text=said[1]
                )
            )

    def open_link(self, session: SessionId | None = None) -> None:
        """Open the link of the speaker of a session, or copy it where that fails."""
        linked = self._linked(session)
        if linked is None:
            return
        of, found = linked
        link = next((each.link for each in found if each.link), "")
        if link and self._programs.open_link(link):
            title = quoted(one_line(of.title))
            self._app.tell(phrase("{title}, opened: {text}", title=title, text=one_line(link)))
        else:
            self.copy_link(session)

    def _linked(self, session: SessionId | None) -> tuple[Session, list[Participant]] | None:
        """Give a session with those of whom it is known how they join; say if there are none."""
        view = self._app.view()
        row = speakers.called(view.state, view.plan)
        of = view.state.session(session) or (row.session if row else None)
        found = speakers.callers(view.state, of) if of else []
        if of is not None and found:
            return of, found
        self._app.tell(
            phrase("Nobody joins this session by link.")
            if session
            else phrase("Nobody joins a session to come by link.")
        )
        return None
