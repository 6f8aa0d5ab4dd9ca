"""The time zone of this computer, by the name that an agenda gives it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def own_zone(environ: Mapping[str, str]) -> str:
    """Name the zone that the user or the system set; "UTC" where it is that or has no name."""
    from facilitator.files.agenda.checks import zone_named

    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2].removeprefix("Etc/")
    for name in (environ.get("TZ", "").removeprefix(":"), linked):
        if name and zone_named(name) is not None:
            return name
    return "UTC"
