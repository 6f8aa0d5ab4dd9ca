"""Print how many packages an installation holds and how large each is, and keep it small.

`size.py SITE-PACKAGES` measures that folder; what installs packages is no part of the program.
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

MOST: Final = 90.0
"""Megabytes that a plain installation may take, with Word, Excel and the room's page in it."""

INSTALLERS: Final = frozenset({"pip", "setuptools", "wheel"})
SHOWN: Final = 8
"""How many of the largest packages are named."""

MEGABYTE: Final = 1e6


def sizes(folder: Path) -> dict[str, float]:
    """Give the megabytes of each package in a folder, compiled files included."""
    found = distributions(path=[str(folder)])
    return {one.name: _size(one) for one in found if one.name.lower() not in INSTALLERS}


def _size(package: Distribution) -> float:
    paths = (Path(str(file.locate())) for file in package.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file()) / MEGABYTE


def check(folder: Path) -> None:
    """Print the sizes, and end the check if they are too much."""
    found = sizes(folder)
    total = sum(found.values())
    largest = sorted(found.items(), key=lambda one: -one[1])[:SHOWN]
    named = ", ".join(f"{name} {size:.1f}" for name, size in largest)
    sys.stdout.write(f"size: {len(found)} packages, {total:.1f} MB: {named}, …\n")
    if not 0 < total < MOST:
        sys.exit(f"size: a plain installation is to be under {MOST:.0f} MB.")


if __name__ == "__main__":
    check(Path(sys.argv[1]))
