"""A measurement is the median or the least of several runs, a figure its ratio to a baseline."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, in seconds, against what, and the ratio that is wanted at most.

    Where `most_seconds` is given, the limit is in seconds and the ratio is only told.
    """

    name: str
    seconds: float
    baseline: str
    baseline_seconds: float
    at_most: float | None = None
    most_seconds: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the baseline it takes."""
        return self.seconds / self.baseline_seconds

    @property
    def met(self) -> bool:
        """Whether it is within its limit."""
        if self.most_seconds is not None:
            return self.seconds <= self.most_seconds
        return self.at_most is None or self.ratio <= self.at_most


def alternately(
    one: Callable[[], object], other: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Time two things in turn, so that what slows the machine down slows both; give medians."""
    ones, others = [], []
    one()
    other()
    for _ in range(runs):
        ones.append(once(one))
        others.append(once(other))
    return statistics.median(ones), statistics.median(others)


def once(what: Callable[[], object]) -> float:
    """Time one run in seconds."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start
