"""`python -m tests.faults` from the root of the repository; --help tells the rest."""

import sys
from pathlib import Path

# The tests' own modules are imported from their folder, as pytest does.
sys.path.insert(0, str(Path(__file__).parents[1]))

from faults.suite import main

sys.exit(main())
