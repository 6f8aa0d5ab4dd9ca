"""Install the app as a user would and run its main job in a real terminal: keys in, minutes out."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from terminal.terminal import Terminal  # noqa: E402 - it lies among the tests

INSTALLING = 300.0
"""Seconds that an installation may take."""


def first_command() -> str:
    """Give the README's command that installs the app and runs it."""
    commands = re.findall(r"^```sh\n(.+?)\n```$", (ROOT / "README.md").read_text(), re.MULTILINE)
    return next(command for command in commands if "facilitator run" in command)


def copy_of_tree(folder: Path) -> Path:
    """Copy what git would keep, so that nothing left over from work is used."""
    tree = folder / "tree"
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.check_output(listing, cwd=ROOT, text=True).splitlines():
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return tree


def smoke(work: Path) -> None:
    """Run the command on a copy of the tree, press keys, leave, and read the minutes."""
    environment = {"FACILITATOR_DATA_DIR": str(work / "data"), "PYTHONPATH": "", "LANG": "C.UTF-8"}
    command = ("bash", "-c", first_command())
    with Terminal(
        *command,
        environment=environment,
        size=(100, 200),  # so high that the minutes can be read as well
        folder=copy_of_tree(work),
        patience=INSTALLING,
    ) as terminal:
        terminal.wait_for("Samling och incheckning")
        terminal.press(" ")
        terminal.wait_for("Samling och incheckning", line="▶")
        terminal.press("i")
        terminal.wait_for("space Pause", gone=True)
        terminal.press("! Vi ses i Kista\r")
        terminal.wait_for("Vi ses i Kista", line=":")
        terminal.press("\x1b")
        terminal.wait_for("space Pause")
        terminal.press("q")
        terminal.wait_for("q leaves the rehearsal")
        terminal.press("q")
        code = terminal.wait_until_ended()
        if code != 0 or "- Vi ses i Kista" not in terminal.text:
            sys.exit(f"smoke: exit code {code}\n{terminal.text}")
    sys.stdout.write("smoke: installed, ran, wrote minutes\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        smoke(Path(place))
