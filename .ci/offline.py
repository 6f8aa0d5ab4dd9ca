"""Install the wheel and the source archive in empty environments without a network, and run them.

What they need is downloaded into a folder first, as one would for a computer that is never online.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

import size

ROOT = Path(__file__).resolve().parents[1]
AGENDA = ROOT / "agendas" / "digital-agenda.toml"
CLOUD = ("words", "--cloud", "cloud.png")
"""The command that needs an extra."""
TERMS = "e-hälsa: 3\nbredband"


def surroundings(folder: Path) -> dict[str, str]:
    """Give the environment of a program that keeps its data in a folder."""
    own = {"FACILITATOR_DATA_DIR": str(folder / "data"), "LANG": "C.UTF-8", "PYTHONPATH": ""}
    return {**os.environ, **own}


def run(*words: object, folder: Path, code: int = 0) -> str:
    """Run a program to its end and give all that it printed; another exit code ends the check."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=surroundings(folder),
        input=TERMS,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != code:
        sys.exit(
            f"offline: {' '.join(map(str, words))}: exit code {done.returncode}\n{done.stdout}"
        )
    return done.stdout


def build(folder: Path) -> Path:
    """Build both archives, and download what they need beside them."""
    goods = folder / "goods"
    run(sys.executable, "-m", "hatchling", "build", "-d", goods, folder=ROOT)
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "-d", goods)
    run(*pip, *goods.glob("*.whl"), "hatchling>=1.27", "babel>=2.16", folder=folder)
    check_catalogues(next(goods.glob("facilitator-*.whl")))
    return goods


def check_catalogues(wheel: Path) -> None:
    """See that the wheel holds the compiled catalogues and not their sources."""
    endings = {Path(name).suffix for name in zipfile.ZipFile(wheel).namelist() if "locale" in name}
    if endings != {".mo"}:
        sys.exit(f"offline: the wheel's catalogues are {sorted(endings)}")


def try_out(archive: Path, goods: Path, folder: Path) -> None:
    """Install one of the archives in an environment of its own, and use it."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--no-index")
    run(*pip, "--find-links", goods, archive, folder=folder)
    app = programs / "facilitator"
    run(app, "--version", folder=folder)
    run(app, "check", AGENDA, folder=folder)
    run(app, "--language", "sv", "new", "agenda.toml", folder=folder)
    run(app, "check", "agenda.toml", folder=folder)
    keep_a_record(app, folder)
    if "-m pip install 'resvg" not in run(app, *CLOUD, folder=folder, code=1):
        sys.exit("offline: words gives no hint that an extra is missing")
    serve_the_room(app, folder)
    size.check(next(folder.glob("lib/python*/site-packages")))
    page = folder / "share" / "man" / "man1" / "facilitator.1"
    if not page.is_file():
        sys.exit("offline: the manual page is not installed")


def keep_a_record(app: Path, folder: Path) -> None:
    """Open a meeting as the screen would, hand in homework, and read the minutes."""
    opening = (
        "import sys; from msgspec.structs import replace; "
        "from facilitator.cli.program import main; "
        "from facilitator.cli.world import system_world; "
        "from facilitator.opening import open_meeting as o; "
        "show = lambda l: o(l.desk, l.opening, l.request, l.seconds) and 0; "
        "world = replace(system_world(), screen=show, at_terminal=lambda: True); "
        "sys.exit(main(sys.argv[1:], world))"
    )
    python = app.with_name("python")
    run(python, "-c", opening, "run", AGENDA, folder=folder)
    run(app, "control", "start", folder=folder)
    run(app, "handin", "blekinge", "ordmoln", folder=folder)
    run(app, "note", "! Vi ses i Kista", folder=folder)
    if "- Vi ses i Kista" not in run(app, "export", folder=folder):
        sys.exit("offline: the minutes lack what was kept")


def serve_the_room(app: Path, folder: Path) -> None:
    """Serve the page for the room until it says where, and stop it."""
    with subprocess.Popen(
        [str(app), "serve"], cwd=folder, env=surroundings(folder), stdout=subprocess.PIPE, text=True
    ) as serving:
        first = serving.stdout.readline() if serving.stdout else ""
        serving.terminate()
    if "http://127.0.0.1:" not in first:
        sys.exit("offline: serve does not say where the room's page is")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        packed = build(work)
        for number, archive in enumerate(sorted(packed.glob("facilitator-*"))):
            try_out(archive, packed, work / f"environment-{number}")
            sys.stdout.write(f"offline: installed and ran {archive.name}\n")
