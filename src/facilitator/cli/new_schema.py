"""`new --schema` puts the schema of agendas beside an agenda, where editors look for it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from facilitator.cli.call import Call
from facilitator.cli.files import write_file
from facilitator.running.exits import DONE

NAME: Final = "facilitator.schema.json"
"""The name of the file, one for all agendas of a folder."""

_LINE: Final = f"#:schema ./{NAME}\n"
"""What editors look for; an address on the web would make agendas wrong for who is offline."""

_NAMED: Final = re.compile(r"\A(?:#[^\n]*\n|\s*\n)*?#:schema ")


def with_schema(text: str) -> str:
    """Name the schema in an agenda's first line, if none is named there."""
    return text if _NAMED.match(text) else _LINE + text


def write_schema(folder: Path) -> None:
    """Write the schema, over that of another version; raises `WriteFailed`."""
    from facilitator.files.agenda.schema import schema

    write_file(folder / NAME, json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")


def add_schema(call: Call, target: Path) -> int:
    """Put the schema beside an agenda that is there, and name it in it."""
    from facilitator.files.agenda.file import read

    text = read(target)
    write_schema(target.parent)
    named = with_schema(text)
    if named != text:
        write_file(target, named)
    call.say("{path} names its schema, {name}, which is beside it.", path=target, name=NAME)
    return DONE
