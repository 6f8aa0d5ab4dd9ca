"""What the files are called that come and go beside a journal, in the folder of its record."""

from __future__ import annotations

from typing import Final

PRESSED: Final = "pressed"
"""What `control` was told last."""

SHARE: Final = "share.toml"
"""What says that the record is shared, and how."""

SHARE_LOCK: Final = "share.lock"

OTHERS: Final = "others.toml"
"""What came from other laptops."""

DRAFTS: Final = ("draft.toml", *(f"draft-{number}.toml" for number in range(2, 9)))
"""The half-typed lines, of as many programs as may have the record open at once."""

DRAFT_LOCKS: Final = tuple(name.replace(".toml", ".lock") for name in DRAFTS)
