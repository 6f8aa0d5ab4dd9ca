"""A refusal is a move's answer when it makes no sense now."""

from __future__ import annotations

from facilitator.core.base.language import Phrase


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The move makes no sense now; `phrase` says why and what to do instead."""

    def __init__(self, reason: Phrase) -> None:
        """Refuse for this reason."""
        super().__init__(reason.text)
        self.phrase = reason
