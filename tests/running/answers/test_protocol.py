"""A line has room for all that may wait."""

from __future__ import annotations

from msgspec import json
from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Subject
from facilitator.running.answers.protocol import LONGEST
from facilitator.web.answers.box import BOUNDS
from facilitator.web.answers.box import LONGEST as LONGEST_ANSWER


def test_all_that_may_wait_is_no_line_too_long() -> None:
    text = '"' * LONGEST_ANSWER
    subject = Subject("question", "a-session-with-a-long-name" * 4, 12)
    longest = Sent("1a2b3c4d-5000", subject, "organisation" * 8, text=text)
    longest = replace(longest, former=longest)
    assert BOUNDS.waiting * len(json.encode(longest)) < LONGEST
