"""The time zone of this computer, by the name that an agenda gives it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path


def zone_of_system() -> str:
    """Name the zone that is set for the whole computer; empty where that has no name."""
    if sys.platform == "win32":
        from tzlocal import get_localzone_name

        with suppress(Exception):  # it raises whatever the registry makes it raise
            return get_localzone_name() or ""
        return ""
    else:  # noqa: RET505 - mypy reads what is here for other systems only
        return str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2].removeprefix("Etc/")


def own_zone(environ: Mapping[str, str], of_system: Callable[[], str] = zone_of_system) -> str:
    """Name the zone that the user or else the system set; "UTC" where it is that or has no name."""
    from facilitator.files.agenda.checks import zone_named

    for name in (environ.get("TZ", "").removeprefix(":"), of_system()):
        if name and zone_named(name) is not None:
            return name
    return "UTC"
