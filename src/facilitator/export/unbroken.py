"""Words that no line ends in the middle of: "IT-" and "e-" alone at its end say nothing."""

from __future__ import annotations

import re
from typing import Final

UNBROKEN: Final = re.compile(r"(?<![\w/.:@-])\w{1,3}-(?=\w)[\w-]{1,24}(?![\w/@-])")
"""A word whose first part is short, unless it is in an address or too long for a narrow column."""
