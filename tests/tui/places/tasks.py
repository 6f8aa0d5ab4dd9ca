"""An agenda with tasks of each sort."""

from __future__ import annotations

MANY = "\n".join(f"[[organisation]]\nid = 'o{n}'\nname = 'Region {n:02}'\n" for n in range(14))
TASKS = """
[[homework]]
id = "cloud"
title = "Word cloud"
instructions = "Show your words."
purpose = "To compare them."
collects = "terms"
due = 2013-04-26
compilers = ["Lisa", "Lennart"]
links = ["https://example.org/cloud"]

[[homework]]
id = "scan"
title = "Scan"

[[homework]]
id = "each"
title = "File it"
collects = "file-reference"
of = "participant"
due = 2013-03-20
"""
EVA = "[[participant]]\nname = 'Eva'\norganisation = 'o0'"


def programme(extra: str = TASKS, organisations: str = MANY, people: str = EVA) -> str:
    return f"""
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"
{organisations}
{people}
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Talk"
duration = "20m"
questions = ["Why?"]
{extra}
"""
