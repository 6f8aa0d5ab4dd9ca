"""Let mypy read the sources as Windows has them, and see that only known modules do not fit yet.

A module that fits by now has to leave the list. For other systems these are checked like all.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]

NOT_YET: Final[Mapping[str, str]] = {
    "src/facilitator/files/atomic.py": "sets a file's mode and syncs its folder by POSIX calls",
    "src/facilitator/files/records/journal.py": "opens the journal by POSIX flags",
    "src/facilitator/files/records/lock.py": "locks by flock",
    "src/facilitator/files/records/restore.py": "writes its files by POSIX flags",
    "src/facilitator/minutes/__main__.py": "limits its time and memory by POSIX calls",
    "src/facilitator/plain/lines.py": "reads standard input without blocking",
    "src/facilitator/running/hooks.py": "ends a hook with all that it started, as a process group",
    "src/facilitator/web/files.py": "asks how many files may be open by a POSIX call",
}
"""The modules that use what Windows does not have, and for what."""


def main() -> None:
    """Compare the modules that mypy finds errors in with the list."""
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "src"]
    found = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if found.returncode not in (0, 1):
        sys.exit(found.stdout + found.stderr)
    errors = re.findall(r"^(.+?):\d+: error: .*\[(.+)\]$", found.stdout, re.MULTILINE)
    wrong = {path for path, _ in errors}
    # What a module lacks on Windows is an attribute; any other error is one of its own.
    others = {path for path, code in errors if code != "attr-defined"}
    if wrong != NOT_YET.keys() or others:
        sys.stdout.write(found.stdout)
        sys.exit(
            f"windows: new: {sorted(wrong - NOT_YET.keys() | others)}; "
            f"fit by now: {sorted(NOT_YET.keys() - wrong)}"
        )
    sys.stdout.write(f"windows: {len(wrong)} modules do not fit yet, all of them known\n")


if __name__ == "__main__":
    main()
