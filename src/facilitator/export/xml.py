"""What XML, and so HTML, SVG and Word, cannot hold of the characters there are."""

from __future__ import annotations

import re
from typing import Final

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
