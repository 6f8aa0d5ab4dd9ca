"""The command line: the only reader of the system clock, the environment and the host's name."""

import sys


def main() -> int:
    """Run the program as it was started, and give its exit code; the entry point `facilitator`."""
    # A short command leaves nothing that is worth collecting, and its time is what it imports.
    import gc

    gc.disable()
    try:
        from facilitator.cli.program import main as run
        from facilitator.cli.world import system_world

        return run(sys.argv[1:], system_world())
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()
