"""Exit codes tell scripts how a command ended."""

from typing import Final

DONE: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2
STORAGE: Final = 3
BY_SIGNAL: Final = 128
"""What a shell adds to the number of the signal that ended a program."""
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141
"""As the shell says of a program that a broken pipe has ended."""
