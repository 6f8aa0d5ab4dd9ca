"""Install the app as a user would and run its main job in a real terminal: keys in, minutes out."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parents[1]


def first_command() -> str:
    """Give the README's command that installs the app and runs it."""
    commands = re.findall(r"^```sh\n(.+?)\n```$", (ROOT / "README.md").read_text(), re.MULTILINE)
    return next(command for command in commands if "facilitator run" in command)


def smoke(work: Path) -> None:
    """Run the command on a copy of the tree, press keys, leave, and read the minutes."""
    tree = work / "tree"
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.check_output(listing, cwd=ROOT, text=True).splitlines()
    for name in files:
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "FACILITATOR_DATA_DIR": str(work / "data"),
    }
    command = first_command()
    app = pexpect.spawn(
        "bash",
        ["-c", command],
        cwd=str(tree),
        env=environment,
        dimensions=(24, 80),
        timeout=300,
        encoding="utf-8",
    )
    app.expect("Samling och incheckning")
    app.send(" ")
    app.expect("▶")
    app.send("i! Vi ses i Kista\r")
    app.expect("Vi ses i Kista")
    app.send("\x1b")
    app.expect_exact("\x1b", timeout=10)
    app.send("q")
    app.expect(r"\sy\s")
    app.send("y")
    app.expect("# ")
    minutes = app.read()
    app.close()
    if app.exitstatus != 0 or "Vi ses i Kista" not in minutes:
        sys.exit(f"smoke: exit {app.exitstatus}\n{minutes}")
    sys.stdout.write("smoke: installed, ran, wrote minutes\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        smoke(Path(folder))
