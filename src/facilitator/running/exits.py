"""Exit codes tell scripts how a command ended."""

from typing import Final

DONE: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2
STORAGE: Final = 3
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141
"""As the shell says of a program that a broken pipe has ended."""
