"""The ground rules that a room agrees on: typing them one by one, or choosing one to remove."""

from __future__ import annotations

from textual.app import App, ComposeResult

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import phrase
from facilitator.core.notes import rules
from facilitator.tui.dialogs.form import Form
from facilitator.tui.dialogs.pick import Choosable, Pick
from facilitator.tui.host import Host
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain


class RuleForm(Form):
    """A rule, below those that hold; Enter keeps it and asks for the next, until one is empty."""

    def fields(self) -> ComposeResult:
        """Lay out the rules that hold and the new one."""
        yield Plain(self._standing(), id="standing", classes="hint")
        yield from self.row(self.host.language.say("Rule"), Field("", id="rule"))

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("⏎ keeps it · Esc leaves")

    def _standing(self) -> str:
        """List the rules that hold, each on its line."""
        found = enumerate(rules.ground_rules(self.host.state), 1)
        return "\n".join(f"{number} {one_line(rule)}" for number, rule in found)

    def renew(self) -> None:
        """List the rules anew, which may have been said elsewhere."""
        self.query_one("#standing", Plain).show(self._standing())

    def send(self) -> bool:
        """Agree on the rule and go on; an empty line is the end."""
        field = self.query_one("#rule", Field)
        if not field.value.strip():
            return True
        if self.host.act(rules.agree, field.value) is not None:
            field.clear()
            self.renew()
        return False


def choose(app: App[int], host: Host) -> None:
    """Choose a rule to remove, the agenda's own included."""
    standing, language = rules.ground_rules(host.state), host.language
    if not standing:
        host.tell(phrase("There are no ground rules."))
        return

    def chosen(rule: str | None) -> None:
        if rule is not None:
            host.act(rules.drop, rule)

    choices = [Choosable(rule, rule) for rule in standing]
    app.push_screen(Pick(language.say("Which rule no longer applies?"), choices, language), chosen)
